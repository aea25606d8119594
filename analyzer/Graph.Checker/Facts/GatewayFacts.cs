using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>Gateways, peering connections and endpoints by id and by what holds them.</summary>
internal sealed class GatewayFacts
{
    private readonly Dictionary<string, InternetGateway> _internet;
    private readonly Dictionary<string, EgressOnlyInternetGateway> _egressOnly;
    private readonly Dictionary<string, NatGateway> _nat;
    private readonly Lookup<Id<NatGateway>, NatGatewayAddress> _natAddresses;
    private readonly Dictionary<Id<NetworkInterface>, NatGateway> _natOfInterface = [];
    private readonly Dictionary<(Id<Vpc>, Address), NatGatewayAddress> _natByPrivate = [];
    private readonly Dictionary<Address, NatGatewayAddress> _natByPublic = [];
    private readonly Dictionary<Address, ElasticIp> _elastic = [];
    private readonly Dictionary<string, VpcPeeringConnection> _peerings;
    private readonly Lookup<Id<VpcPeeringConnection>, VpcPeeringCidrBlock> _peeringBlocks;
    private readonly Lookup<Id<Vpc>, VpcPeeringConnection> _peeringsOf = new();
    private readonly Dictionary<Id<Vpc>, string> _unreadPeeringOf = [];
    private readonly Dictionary<string, VpcEndpoint> _endpoints;
    private readonly Dictionary<Id<NetworkInterface>, VpcEndpoint> _endpointOfInterface = [];
    private readonly Dictionary<string, VpnGateway> _vpn;
    private readonly List<InternetGateway> _unplaced;

    public GatewayFacts(Estate estate)
    {
        _internet = estate.Rows<InternetGateway>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _egressOnly = estate.Rows<EgressOnlyInternetGateway>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _nat = estate.Rows<NatGateway>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _natAddresses = Lookup<Id<NatGateway>, NatGatewayAddress>.Of(
            estate.Rows<NatGatewayAddress>().OrderBy(row => row.Index), row => row.NatGateway);
        foreach (var address in estate.Rows<NatGatewayAddress>())
        {
            if (Nat(address.NatGateway.Value) is not { } nat)
                continue;
            if (address.Interface is { } networkInterface)
                _natOfInterface[networkInterface] = nat;
            if (!nat.IsPresent)
                continue;
            if (address.PrivateAddress is { } privateAddress)
                _natByPrivate[(nat.Vpc, privateAddress)] = address;
            if (address.PublicAddress is { } publicAddress)
                _natByPublic[publicAddress] = address;
        }

        _peerings = estate.Rows<VpcPeeringConnection>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _peeringBlocks = Lookup<Id<VpcPeeringConnection>, VpcPeeringCidrBlock>.Of(
            estate.Rows<VpcPeeringCidrBlock>(), row => row.Peering);
        foreach (var peering in estate.Rows<VpcPeeringConnection>())
        {
            if (peering.RequesterVpc is { } requester)
                _peeringsOf.Add(requester, peering);
            if (peering.AccepterVpc is { } accepter)
                _peeringsOf.Add(accepter, peering);
        }

        // A route to a peering that is gone for good is a blackhole.
        var vpcOf = estate.Rows<RouteTable>().ToDictionary(table => table.Id, table => table.Vpc);
        foreach (var route in estate.Rows<Route>())
        {
            if (route is { Target: { Kind: RouteTargetKind.VpcPeeringConnection, Id: var id }, IsBlackhole: false }
                && !_peerings.ContainsKey(id) && vpcOf.TryGetValue(route.RouteTable, out var vpc)
                && (!_unreadPeeringOf.TryGetValue(vpc, out var known) || string.CompareOrdinal(id, known) < 0))
            {
                _unreadPeeringOf[vpc] = id;
            }
        }

        _endpoints = estate.Rows<VpcEndpoint>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        foreach (var endpoint in estate.Rows<VpcEndpoint>())
        {
            foreach (var networkInterface in endpoint.Interfaces)
                _endpointOfInterface[networkInterface] = endpoint;
        }

        foreach (var elastic in estate.Rows<ElasticIp>())
            _elastic[elastic.PublicAddress] = elastic;
        _vpn = estate.Rows<VpnGateway>().ToDictionary(row => row.Id.Value, StringComparer.Ordinal);
        _unplaced = [.. estate.Rows<InternetGateway>().Where(gateway => gateway.AttachmentState is AttachmentStates.Untold)];
        InternetOfVpc = estate.Rows<InternetGateway>()
            .Where(gateway => gateway.IsAttached && gateway.Vpc is not null)
            .GroupBy(gateway => gateway.Vpc!.Value)
            .ToDictionary(group => group.Key, group => group.First());
    }

    /// <summary>The attached internet gateway of each VPC that has one; a VPC has one at most.</summary>
    public Dictionary<Id<Vpc>, InternetGateway> InternetOfVpc { get; }

    /// <summary>The internet gateways that may be the VPC's for all that their answers tell of their attachments.</summary>
    public IEnumerable<InternetGateway> InternetThatMayBeOf(Id<Vpc> vpc) => _unplaced.Where(gateway => gateway.MayBeAttachedTo(vpc));

    /// <summary>The Elastic IP address of the estate that is this one.</summary>
    public ElasticIp? ElasticIpAt(Address publicAddress) => _elastic.GetValueOrDefault(publicAddress);

    public InternetGateway? Internet(string id) => _internet.GetValueOrDefault(id);

    public EgressOnlyInternetGateway? EgressOnly(string id) => _egressOnly.GetValueOrDefault(id);

    public NatGateway? Nat(string id) => _nat.GetValueOrDefault(id);

    /// <summary>The address row of the NAT gateway that holds a private address in a VPC, as the gateway tells it.</summary>
    public NatGatewayAddress? NatAt(Id<Vpc> vpc, Address privateAddress) =>
        _natByPrivate.GetValueOrDefault((vpc, privateAddress));

    public int NatPublicAddressCount => _natByPublic.Count;

    /// <summary>The address row of the NAT gateway that has a public address, as the gateway tells it.</summary>
    public NatGatewayAddress? NatBehindPublic(Address publicAddress) => _natByPublic.GetValueOrDefault(publicAddress);

    public NatGateway? NatOf(NetworkInterface networkInterface) => _natOfInterface.GetValueOrDefault(networkInterface.Id);

    public IReadOnlyList<NatGatewayAddress> AddressesOf(NatGateway nat) => _natAddresses[nat.Id];

    public VpcPeeringConnection? Peering(string id) => _peerings.GetValueOrDefault(id);

    public IReadOnlyList<VpcPeeringCidrBlock> BlocksOf(VpcPeeringConnection peering) => _peeringBlocks[peering.Id];

    public IReadOnlyList<VpcPeeringConnection> PeeringsOf(Id<Vpc> vpc) => _peeringsOf[vpc];

    /// <summary>A peering connection that a route of the VPC names and the snapshot does not hold; the first by id; null where none is.</summary>
    public string? UnreadPeeringOf(Id<Vpc> vpc) => _unreadPeeringOf.GetValueOrDefault(vpc);

    public VpcEndpoint? Endpoint(string id) => _endpoints.GetValueOrDefault(id);

    public VpcEndpoint? EndpointOf(NetworkInterface networkInterface) =>
        _endpointOfInterface.GetValueOrDefault(networkInterface.Id);

    public VpnGateway? Vpn(string id) => _vpn.GetValueOrDefault(id);
}
