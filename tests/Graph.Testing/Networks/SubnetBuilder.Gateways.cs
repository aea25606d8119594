using Graph.Testing.Gateways;

namespace Graph.Testing.Networks;

/// <summary>The gateways that stand in a subnet.</summary>
public sealed partial class SubnetBuilder
{
    /// <summary>A public NAT gateway. Its subnet needs a route to the internet gateway.</summary>
    public NatGatewayBuilder NatGateway(string publicIp, string? name = null) =>
        NatGatewayBuilder.Zonal(this, Topology.NewId("nat", name), publicIp);

    /// <summary>A private NAT gateway.</summary>
    public NatGatewayBuilder PrivateNatGateway(string? name = null) =>
        NatGatewayBuilder.Zonal(this, Topology.NewId("nat", name), null);
}
