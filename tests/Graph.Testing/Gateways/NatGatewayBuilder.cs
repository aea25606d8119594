using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.Gateways;

/// <summary>A NAT gateway, with the interface that AWS makes for a zonal one.</summary>
public sealed class NatGatewayBuilder : Part, IRouteTarget
{
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder? _interface;
    private readonly (string Zone, string PublicIp)[] _zones;
    private string _state = "available";

    private NatGatewayBuilder(VpcBuilder vpc, string id, SubnetBuilder? subnet, string? publicIp, (string, string)[] zones)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _vpc = vpc;
        _zones = zones;
        if (subnet is null)
            return;
        _interface = new InterfaceBuilder(subnet, Topology.NewId("eni", this, "nat"), "nat_gateway", null)
        {
            RequesterId = "amazon-nat",
            Description = $"Interface for NAT Gateway {id}",
        }.Attached().WithoutSourceDestCheck();
        if (publicIp is not null)
            _interface.WithPublicIp(publicIp);
    }

    /// <summary>The private address that it translates to.</summary>
    /// <exception cref="InvalidOperationException">a regional one has none.</exception>
    public string Address =>
        (_interface ?? throw new InvalidOperationException($"`{Id}` is regional")).Address;

    internal static NatGatewayBuilder Zonal(SubnetBuilder subnet, string id, string? publicIp) =>
        new(subnet.Vpc, id, subnet, publicIp, []);

    internal static NatGatewayBuilder Regional(VpcBuilder vpc, string id, (string Zone, string PublicIp)[] zones) =>
        new(vpc, id, null, null, zones);

    /// <summary>`pending`, `failed`, `deleting` or `deleted`.</summary>
    public NatGatewayBuilder InState(string state)
    {
        _state = state;
        return this;
    }

    RouteTarget IRouteTarget.AsTarget() => new(RouteTargetKind.NatGateway, Id);

    internal override void AddTo(RowSink rows)
    {
        var key = new Id<NatGateway>(Id);
        var isPublic = _interface is null || _interface.PublicAddress is not null;
        Add(rows, new NatGateway(
            key,
            Scope,
            _vpc.Key,
            _interface?.Subnet.Key,
            isPublic ? "public" : "private",
            _interface is null ? "regional" : "zonal",
            _state));
        if (_interface is not null)
        {
            Add(rows, new NatGatewayAddress(
                key,
                0,
                Model.Addressing.Address.Parse(_interface.Address),
                _interface.PublicAddress,
                _interface.Key,
                _interface.AllocationId,
                null,
                true,
                "succeeded"));
        }

        for (var i = 0; i < _zones.Length; i++)
        {
            var (zone, publicIp) = _zones[i];
            Add(rows, new NatGatewayAddress(
                key,
                i,
                null,
                Model.Addressing.Address.Parse(publicIp),
                null,
                $"eipalloc-{Suffix}-{zone}",
                $"{Scope.Region}{zone}",
                i == 0,
                "succeeded"));
        }
    }

    private void Add<TRow>(RowSink rows, TRow row)
        where TRow : class =>
        rows.Add(ApiCall.DescribeNatGateways, Scope, row);
}
