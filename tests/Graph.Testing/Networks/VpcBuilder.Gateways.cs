using Graph.Testing.Filters;
using Graph.Testing.Gateways;

namespace Graph.Testing.Networks;

/// <summary>The ways out of a VPC.</summary>
public sealed partial class VpcBuilder
{
    private InternetGatewayBuilder? _internetGateway;
    private EgressOnlyGatewayBuilder? _egressOnlyGateway;
    private VpnGatewayBuilder? _vpnGateway;

    /// <exception cref="InvalidOperationException"><see cref="WithInternetGateway"/> was not called.</exception>
    public InternetGatewayBuilder InternetGateway => _internetGateway ?? throw None("internet gateway");

    /// <exception cref="InvalidOperationException"><see cref="WithEgressOnlyGateway"/> was not called.</exception>
    public EgressOnlyGatewayBuilder EgressOnlyGateway => _egressOnlyGateway ?? throw None("egress-only internet gateway");

    /// <exception cref="InvalidOperationException"><see cref="WithVpnGateway"/> was not called.</exception>
    public VpnGatewayBuilder VpnGateway => _vpnGateway ?? throw None("virtual private gateway");

    /// <summary>Attaches an internet gateway, `igw-1` of `vpc-1`. No route leads to it yet.</summary>
    public VpcBuilder WithInternetGateway()
    {
        _internetGateway = new InternetGatewayBuilder(this, Topology.NewId("igw", this));
        return this;
    }

    /// <summary>Attaches an egress-only internet gateway, `eigw-1` of `vpc-1`. No route leads to it yet.</summary>
    public VpcBuilder WithEgressOnlyGateway()
    {
        _egressOnlyGateway = new EgressOnlyGatewayBuilder(this, Topology.NewId("eigw", this));
        return this;
    }

    /// <summary>Attaches a virtual private gateway, `vgw-1` of `vpc-1`. No route leads to it yet.</summary>
    public VpcBuilder WithVpnGateway()
    {
        _vpnGateway = new VpnGatewayBuilder(this, Topology.NewId("vgw", this));
        return this;
    }

    /// <summary>
    /// A peering, requested here and accepted there. No route leads over it yet; <see cref="PeeringBuilder.RoutedBothWays"/>
    /// adds them.
    /// </summary>
    public PeeringBuilder PeeredWith(VpcBuilder other, string? name = null, string status = "active") =>
        new(this, other, Topology.NewId("pcx", name), status);

    /// <summary>A regional NAT gateway with an Elastic IP in each of its zones.</summary>
    public NatGatewayBuilder RegionalNatGateway(string? name, params (string Zone, string PublicIp)[] zones) =>
        NatGatewayBuilder.Regional(this, Topology.NewId("nat", name), zones);

    /// <summary>A gateway endpoint and its routes.</summary>
    /// <param name="service">`com.amazonaws.eu-west-1.s3`, ...</param>
    /// <param name="prefixList">the addresses of the service.</param>
    public EndpointBuilder GatewayEndpoint(string service, PrefixListBuilder prefixList, params RouteTableBuilder[] tables) =>
        EndpointBuilder.Gateway(this, Topology.NewId("vpce", null), service, prefixList, tables);

    /// <summary>An interface endpoint with an interface in each of the subnets.</summary>
    /// <param name="service">`com.amazonaws.eu-west-1.ssm`, ...</param>
    /// <param name="sg">works on its group, which lets nothing in.</param>
    public EndpointBuilder InterfaceEndpoint(
        string service, Action<SecurityGroupBuilder>? sg, params SubnetBuilder[] subnets) =>
        EndpointBuilder.Interface(this, Topology.NewId("vpce", null), service, sg, subnets);

    /// <summary>A Gateway Load Balancer endpoint: a target for routes.</summary>
    public EndpointBuilder GatewayLoadBalancerEndpoint(SubnetBuilder subnet) =>
        EndpointBuilder.GatewayLoadBalancer(this, Topology.NewId("vpce", null), subnet);

    private InvalidOperationException None(string what) => new($"`{Id}` has no {what}");
}
