using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>Compiles an estate's rows into the nodes that the prover walks.</summary>
internal sealed class NetworkBuilder
{
    private readonly Estate _estate;
    private readonly PrefixLists _lists;
    private readonly Dictionary<string, VpcNode> _vpcs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, SubnetNode> _subnets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RouteTableNode> _tables = new(StringComparer.Ordinal);
    private readonly Gateways _gateways = new();

    private NetworkBuilder(Estate estate)
    {
        _estate = estate;
        _lists = new PrefixLists(estate);
    }

    public static CompiledNetwork Build(Estate estate) => new NetworkBuilder(estate).Build();

    private CompiledNetwork Build()
    {
        AddVpcs();
        var edges = AddRouteTables();
        AddAcls();
        AddGateways();
        var interfaces = new InterfaceBuilder(_estate, VpcOf, _subnets, _lists).Build();
        foreach (var (id, nat) in interfaces.NatOfInterface(_gateways))
            interfaces.ById[id].NatGateway = nat;
        var balancers = LoadBalancerBuilder.Build(_estate, interfaces, _subnets);
        var transit = new TransitBuilder(_estate, VpcOf);
        var (gateways, transitRows) = transit.Build();
        var setOf = ConnectedSets.Join(_estate, _vpcs);
        Roles.Assign(_estate, interfaces);
        var orphans = Orphans.Mark(_estate, VpcOf, interfaces, _gateways, balancers);
        var blocksOfSet = BlocksOnTheWay.Of(_estate, _tables, transitRows, setOf);
        return new CompiledNetwork
        {
            Estate = _estate,
            Vpcs = _vpcs,
            Subnets = _subnets,
            Interfaces = interfaces.All,
            InterfaceById = interfaces.ById,
            InterfacesOfInstance = interfaces.OfInstance,
            Instances = interfaces.Instances,
            BehindPublic = interfaces.BehindPublic,
            HoldersOf = interfaces.HoldersOf,
            RouteTables = _tables,
            EdgeTableOf = edges,
            Gateways = _gateways,
            TransitGateways = gateways,
            Transit = transitRows,
            LoadBalancers = balancers,
            OnPremises = OnPremisesEntries.Of(_estate),
            OrphanIds = orphans,
            Forwarding = [.. interfaces.All.Where(node => !node.Row.SourceDestCheck)],
            BlocksOfSet = blocksOfSet,
            AllBlocks =
            [
                .. blocksOfSet.Values.SelectMany(blocks => blocks)
                    .Concat(interfaces.GroupSets.SelectMany(set => set.Inbound.Blocks.Concat(set.Outbound.Blocks)))
                    .Distinct().Order(),
            ],
            GroupSets = interfaces.GroupSets,
            HasOverlappingPrefixLists = _tables.Values.Any(table => table.Routes
                .Where(route => route.DestinationPrefixList is not null).Select(route => route.Target).Distinct().Skip(1).Any()),
        };
    }

    /// <summary>The node of a VPC that some row names, be it in the snapshot or not.</summary>
    private VpcNode VpcOf(string id)
    {
        if (!_vpcs.TryGetValue(id, out var node))
            _vpcs[id] = node = new VpcNode(id, null);
        return node;
    }

    private void AddVpcs()
    {
        foreach (var row in _estate.Rows<Vpc>())
            _vpcs[row.Id.Value] = new VpcNode(row.Id.Value, row);
        foreach (var block in _estate.Rows<VpcCidrBlock>())
        {
            if (block.State is "associated")
                VpcOf(block.Vpc.Value).Blocks.Add(block.Block);
        }

        foreach (var row in _estate.Rows<Subnet>())
        {
            var node = new SubnetNode(row, VpcOf(row.Vpc.Value));
            _subnets[row.Id.Value] = node;
            node.Vpc.Subnets.Add(node);
        }

        foreach (var block in _estate.Rows<SubnetCidrBlock>())
        {
            if (block.State is "associated" && _subnets.TryGetValue(block.Subnet.Value, out var subnet))
                subnet.Blocks.Add(block.Block);
        }
    }

    /// <summary>Tables by who uses them; gives the edge-associated ones by gateway.</summary>
    private Dictionary<string, string> AddRouteTables()
    {
        var routes = _estate.Rows<Route>().ToLookup(route => route.RouteTable.Value, StringComparer.Ordinal);
        foreach (var row in _estate.Rows<RouteTable>())
            _tables[row.Id.Value] = new RouteTableNode(row, [.. routes[row.Id.Value]], _lists.EntriesOf);

        var ofSubnet = new Dictionary<string, string>(StringComparer.Ordinal);
        var ofGateway = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var association in _estate.Rows<RouteTableAssociation>())
        {
            if (association.State is not (null or "associated"))
                continue;
            if (association.Subnet is { } subnet)
                ofSubnet[subnet.Value] = association.RouteTable.Value;
            else if (association.Gateway is { } gateway)
                ofGateway[gateway] = association.RouteTable.Value;
            else if (association.IsMain && _tables.TryGetValue(association.RouteTable.Value, out var main))
                VpcOf(main.Row.Vpc.Value).MainTable = main;
        }

        foreach (var subnet in _subnets.Values)
            Assign(subnet, ofSubnet.GetValueOrDefault(subnet.Id));
        return ofGateway;
    }

    private void Assign(SubnetNode subnet, string? own)
    {
        if (own is not null)
        {
            subnet.Table = _tables.GetValueOrDefault(own);
            if (subnet.Table is null)
                subnet.MissingTable = new MissingFact(own, "the subnet's route table is not in the snapshot");
            return;
        }

        // A table that was not read could be associated with the subnet explicitly: the main one is sure only where all were.
        if (!_estate.Coverage.IsComplete(ApiCall.DescribeRouteTables, subnet.Row.Scope))
        {
            subnet.MissingTable = new MissingFact(
                $"{ApiCall.DescribeRouteTables} in {subnet.Row.Scope}", $"the route table of {subnet.Id} is needed");
        }
        else if (subnet.Vpc.MainTable is { } main)
        {
            subnet.Table = main;
        }
        else
        {
            subnet.MissingTable = new MissingFact(subnet.Vpc.Id, "the VPC's main route table is not in the snapshot");
        }
    }

    private void AddAcls()
    {
        var entries = _estate.Rows<NetworkAclEntry>().ToLookup(entry => entry.NetworkAcl.Value, StringComparer.Ordinal);
        var acls = new Dictionary<string, AclNode>(StringComparer.Ordinal);
        foreach (var row in _estate.Rows<NetworkAcl>())
            acls[row.Id.Value] = new AclNode(row, entries[row.Id.Value]);
        var ofSubnet = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var association in _estate.Rows<NetworkAclAssociation>())
            ofSubnet[association.Subnet.Value] = association.NetworkAcl.Value;
        foreach (var subnet in _subnets.Values)
        {
            var id = ofSubnet.GetValueOrDefault(subnet.Id);
            subnet.Acl = id is null ? null : acls.GetValueOrDefault(id);
            if (subnet.Acl is not null)
                continue;
            subnet.MissingAcl = _estate.Coverage.IsComplete(ApiCall.DescribeNetworkAcls, subnet.Row.Scope)
                ? new MissingFact(id ?? subnet.Id, "the subnet's network ACL is not in the snapshot")
                : new MissingFact($"{ApiCall.DescribeNetworkAcls} in {subnet.Row.Scope}", "the subnet's network ACL is needed");
        }
    }

    private void AddGateways()
    {
        foreach (var row in _estate.Rows<InternetGateway>())
        {
            _gateways.Internet[row.Id.Value] = row;
            if (row.AttachmentState is AttachmentStates.Untold)
                _gateways.UnplacedInternet.Add(row);
            if (row is { IsAttached: true, Vpc: { } vpc })
                VpcOf(vpc.Value).InternetGateway ??= row;
        }

        foreach (var row in _estate.Rows<EgressOnlyInternetGateway>())
            _gateways.EgressOnly[row.Id.Value] = row;
        foreach (var row in _estate.Rows<NatGateway>())
            _gateways.Nat[row.Id.Value] = row;
        foreach (var row in _estate.Rows<VpnGateway>())
            _gateways.Vpn[row.Id.Value] = row;
        foreach (var row in _estate.Rows<VpcEndpoint>())
            _gateways.Endpoints[row.Id.Value] = row;
        foreach (var row in _estate.Rows<ElasticIp>())
            _gateways.ElasticIps[row.PublicAddress] = row;
        AddNatAddresses();
        AddPeerings();
    }

    private void AddNatAddresses()
    {
        foreach (var row in _estate.Rows<NatGatewayAddress>().OrderBy(row => row.Index))
        {
            if (!_gateways.NatAddresses.TryGetValue(row.NatGateway.Value, out var rows))
                _gateways.NatAddresses[row.NatGateway.Value] = rows = [];
            rows.Add(row);
        }

        foreach (var row in _estate.Rows<NatGatewayAddress>())
        {
            if (_gateways.Nat.GetValueOrDefault(row.NatGateway.Value) is not { IsPresent: true } nat)
                continue;
            if (row.PrivateAddress is { } own)
                _gateways.NatByPrivate[(nat.Vpc.Value, own)] = row;
            if (row.PublicAddress is { } mapped)
                _gateways.NatByPublic[mapped] = row;
        }
    }

    private void AddPeerings()
    {
        var blocks = _estate.Rows<VpcPeeringCidrBlock>().ToLookup(row => row.Peering.Value, StringComparer.Ordinal);
        foreach (var row in _estate.Rows<VpcPeeringConnection>())
        {
            var node = new PeeringNode(
                row,
                row.RequesterVpc is { } requester ? VpcOf(requester.Value) : null,
                row.AccepterVpc is { } accepter ? VpcOf(accepter.Value) : null,
                [.. blocks[row.Id.Value].Where(block => !block.IsAccepter).Select(block => block.Block)],
                [.. blocks[row.Id.Value].Where(block => block.IsAccepter).Select(block => block.Block)]);
            _gateways.Peerings[row.Id.Value] = node;
            node.Requester?.Peerings.Add(node);
            node.Accepter?.Peerings.Add(node);
        }

        // A route to a peering that is gone for good is a blackhole.
        var vpcOf = _estate.Rows<RouteTable>().ToDictionary(table => table.Id, table => table.Vpc.Value);
        foreach (var route in _estate.Rows<Route>())
        {
            if (route is { Target: { Kind: RouteTargetKind.VpcPeeringConnection, Id: var id }, IsBlackhole: false }
                && !_gateways.Peerings.ContainsKey(id) && vpcOf.TryGetValue(route.RouteTable, out var vpc)
                && (VpcOf(vpc).UnreadPeering is not { } known || string.CompareOrdinal(id, known) < 0))
            {
                VpcOf(vpc).UnreadPeering = id;
            }
        }
    }
}
