using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Filters;

namespace Graph.Testing.Networks;

/// <summary>
/// An interface with its addresses and groups. One made by <see cref="SubnetBuilder.Host"/> belongs to an instance, and a
/// question that names it asks for the instance. The interface goes with a terminated instance.
/// </summary>
public sealed partial class InterfaceBuilder : Part, IRouteTarget
{
    private readonly List<(Address Address, Address? Public, string? Allocation)> _addresses = [];
    private readonly List<Cidr> _prefixes = [];
    private readonly List<SecurityGroupBuilder> _groups = [];
    private readonly string _type;
    private bool _sourceDestCheck = true;
    private bool _denyAllIgwTraffic;
    private bool _isAttached;

    internal InterfaceBuilder(SubnetBuilder subnet, string id, string type, string? address)
        : base(subnet.Topology, subnet.Scope, id)
    {
        Subnet = subnet;
        _type = type;
        var primary = address is null ? subnet.NextAddress(AddressFamily.IPv4) : subnet.Take(Model.Addressing.Address.Parse(address));
        _addresses.Add((primary, null, null));
    }

    public SubnetBuilder Subnet { get; }

    /// <summary>The instance that it belongs to; null for an interface by itself.</summary>
    public InstanceBuilder? Instance { get; internal init; }

    /// <summary>Its first group.</summary>
    public SecurityGroupBuilder Group => _groups[0];

    /// <summary>Its primary private address.</summary>
    public string Address => _addresses[0].Address.ToString();

    /// <summary>Its first IPv6 address.</summary>
    public string Ipv6Address =>
        _addresses.First(entry => entry.Address.Family == AddressFamily.IPv6).Address.ToString();

    internal override string EndpointText => Instance?.Id ?? Id;

    internal Id<NetworkInterface> Key => new(Id);

    internal string? RequesterId { get; init; }

    internal string? Description { get; init; }

    internal int DeviceIndex { get; init; }

    internal Address? PublicAddress => _addresses[0].Public;

    internal string? AllocationId => _addresses[0].Allocation;

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.NetworkInterface, Id);

    internal override void AddTo(RowSink rows)
    {
        if (Instance is { IsTerminated: true })
            return;
        var isAttached = _isAttached || Instance is not null;
        Add(rows, new NetworkInterface(
            Key,
            Scope,
            Subnet.Key,
            Subnet.Vpc.Key,
            Subnet.Zone,
            _type,
            Description,
            isAttached ? "in-use" : "available",
            RequesterId,
            RequesterId is not null,
            _sourceDestCheck,
            _denyAllIgwTraffic,
            isAttached ? $"eni-attach-{Suffix}" : null,
            isAttached ? "attached" : null,
            Instance?.Key,
            Instance is null ? null : DeviceIndex));
        var isPrimary = true;
        foreach (var (address, publicAddress, allocation) in _addresses)
        {
            Add(rows, new InterfaceAddress(Key, address, isPrimary, publicAddress, allocation));
            isPrimary = false;
            if (publicAddress is { } elastic && allocation is not null)
            {
                rows.Add(
                    ApiCall.DescribeAddresses,
                    Scope,
                    new ElasticIp(new Id<ElasticIp>(allocation), Scope, elastic, Key, address));
            }
        }

        foreach (var prefix in _prefixes)
            Add(rows, new InterfacePrefix(Key, prefix));
        foreach (var group in _groups)
            Add(rows, new InterfaceGroup(Key, group.Key));
    }

    private void Add<TRow>(RowSink rows, TRow row)
        where TRow : class =>
        rows.Add(ApiCall.DescribeNetworkInterfaces, Scope, row);
}
