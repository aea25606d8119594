using Graph.Checker.Facts;
using Graph.Checker.Rules;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Whether the members of a case are alike: nothing that decides about a packet tells them apart, so that one may stand for all.
/// Whatever takes part in forwarding (targets of routes and of load balancers, NAT gateways, nodes, endpoints, hosts with
/// several interfaces, delegated prefixes) is like nothing else.
/// </summary>
internal sealed class Likeness
{
    private readonly EstateFacts _facts;
    private readonly BlockTree _blocks;
    private readonly HashSet<Id<NetworkInterface>> _singular = [];
    private readonly HashSet<ValueList<ProofEndpoint>> _alike = [];

    public Likeness(EstateFacts facts)
    {
        _facts = facts;
        _blocks = new BlockTree(BlocksOf(facts));
        var estate = facts.Estate;
        foreach (var route in estate.Rows<Route>())
        {
            if (route.Target.Kind == RouteTargetKind.NetworkInterface)
                _singular.Add(new Id<NetworkInterface>(route.Target.Id));
            else if (route.Target.Kind == RouteTargetKind.Instance)
                AddHost(new Id<Instance>(route.Target.Id));
        }

        foreach (var target in estate.Rows<Target>())
        {
            if (Address.TryParse(target.TargetId, out var address))
                _singular.UnionWith(facts.Interfaces.Holding(address).Select(holder => holder.Id));
            else
                AddHost(new Id<Instance>(target.TargetId));
        }

        _singular.UnionWith(estate.Rows<InterfacePrefix>().Select(row => row.Interface));
        foreach (var one in facts.Interfaces.All)
        {
            if (LoadBalancerFacts.IsNode(one) || facts.Gateways.NatOf(one) is not null || one.InterfaceType is "nat_gateway" or "vpc_endpoint" or "gateway_load_balancer_endpoint"
                || (one.Instance is { } host && facts.Interfaces.OfInstance(host).Count > 1))
            {
                _singular.Add(one.Id);
            }
        }
    }

    /// <summary>All that decides about packets of an endpoint that is not alone of its kind.</summary>
    private sealed record Signature(
        Id<Subnet> Subnet,
        Id<Vpc> Vpc,
        string Type,
        ValueList<Id<SecurityGroup>> Groups,
        bool SourceDestCheck,
        bool DenyAllIgwTraffic,
        bool IsByPublicAddress,
        Cidr? Around,
        Cidr? PublicAround);

    /// <exception cref="ProofRejectedException">two members are not alike.</exception>
    public void Require(ValueList<ProofEndpoint> members)
    {
        // The members of one case are mostly those of many.
        if (members.Count < 2 || _alike.Contains(members))
            return;
        var first = SignatureOf(members[0]);
        foreach (var member in members)
        {
            if (SignatureOf(member) != first)
                throw new ProofRejectedException($"{ProofEndpoints.TextOf(member)} is not like {ProofEndpoints.TextOf(members[0])}: they need cases of their own");
        }

        _alike.Add(members);
    }

    private Signature SignatureOf(ProofEndpoint member)
    {
        if (member is not ProofEndpoint.OfInterface { Interface: var id, Address: var address })
            throw new ProofRejectedException("only interfaces share a case");
        if (_facts.Interfaces.Interface(id) is not { } holder)
            throw new ProofRejectedException($"`{id}` is not in the snapshot");
        var row = _facts.Interfaces.AddressesOf(holder).FirstOrDefault(one => one.Address == address || one.PublicAddress == address)
            ?? throw new ProofRejectedException($"`{id}` has no address {address}");
        if (_singular.Contains(id) || !IsAloneAt(holder, row))
            throw new ProofRejectedException($"{ProofEndpoints.TextOf(member)} needs a case of its own: it may take part in forwarding, or shares an address");
        return new Signature(
            holder.Subnet,
            holder.Vpc,
            holder.InterfaceType,
            [.. _facts.Interfaces.GroupsOf(holder).Distinct().Order()],
            holder.SourceDestCheck,
            holder.DenyAllIgwTraffic,
            row.Address != address,
            _blocks.Around(row.Address),
            row.PublicAddress is { } publicAddress ? _blocks.Around(publicAddress) ?? Cidr.AllIPv4 : null);
    }

    /// <summary>Whether the addresses are nobody else's and of no service.</summary>
    private bool IsAloneAt(NetworkInterface holder, InterfaceAddress row) =>
        _facts.Interfaces.Holding(row.Address).SequenceEqual([holder])
        && _facts.Interfaces.BehindPublic(row.Address) is null
        && _facts.Gateways.NatAt(holder.Vpc, row.Address) is null
        && _facts.Gateways.NatBehindPublic(row.Address) is null
        && _facts.Gateways.ElasticIpAt(row.Address) is null
        && !AmazonProvidedServices.Services.Any(service => service.Address == row.Address)
        && (row.PublicAddress is not { } publicAddress
            || (_facts.Interfaces.BehindPublic(publicAddress) == row
                && !_facts.Interfaces.Holding(publicAddress).Any()
                && _facts.Gateways.NatBehindPublic(publicAddress) is null));

    private void AddHost(Id<Instance> id) => _singular.UnionWith(_facts.Interfaces.OfInstance(id).Select(row => row.Id));

    /// <summary>Every block that any rule compares an address with.</summary>
    private static IEnumerable<Cidr> BlocksOf(EstateFacts facts) => facts.Blocks.Everywhere
        .Concat(facts.Estate.Rows<SecurityGroupRule>().Select(rule => rule.Peer).OfType<SecurityGroupPeer.Block>().Select(peer => peer.Cidr))
        .Concat(facts.Estate.Rows<PrefixListEntry>().Select(entry => entry.Block))
        .Concat(facts.Estate.Rows<VpcPeeringCidrBlock>().Select(row => row.Block))
        .Concat(SpecialPurposeAddresses.Blocks)
        .Concat(SpecialPurposeAddresses.PrivateIPv4)
        .Append(AmazonProvidedServices.LinkLocal)

        // The resolver at the base of a VPC's block plus two.
        .Concat(facts.Estate.Rows<VpcCidrBlock>().Where(row => row.Block is { Family: AddressFamily.IPv4, Length: < 31 })
            .Select(row => Cidr.Single(Address.V4((uint)row.Block.Network.Bits + 2))));
}
