using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Walking;

/// <summary>Names components alike everywhere.</summary>
internal static class Components
{
    public static Component Internet { get; } = new("internet", "internet");

    public static Component OnPremises { get; } = new("on-prem", "on-prem");

    public static Component Of(VpnGateway row) => new("virtual private gateway", row.Id.Value);

    public static Component Of(NetworkInterface row) => new("network interface", row.Id.Value);

    public static Component Of(Subnet row) => new("subnet", row.Id.Value);

    public static Component Of(Vpc row) => new("VPC", row.Id.Value);

    public static Component Of(RouteTable row) => new("route table", row.Id.Value);

    public static Component Of(NetworkAcl row) => new("network ACL", row.Id.Value);

    public static Component Of(SecurityGroup row) => new("security group", row.Id.Value);

    public static Component Of(InternetGateway row) => new("internet gateway", row.Id.Value);

    public static Component Of(EgressOnlyInternetGateway row) => new("egress-only internet gateway", row.Id.Value);

    public static Component Of(NatGateway row) => new("NAT gateway", row.Id.Value);

    public static Component Of(VpcPeeringConnection row) => new("VPC peering connection", row.Id.Value);

    public static Component Of(TransitGateway row) => new("transit gateway", row.Id.Value);

    public static Component Of(TransitGatewayRouteTable row) => new("transit gateway route table", row.Id.Value);

    public static Component Attachment(Id<TransitGatewayAttachment> id) => new("transit gateway attachment", id.Value);

    public static Component Of(VpcEndpoint row) => new("VPC endpoint", row.Id.Value);

    public static Component Of(LoadBalancer row) => new("load balancer", row.Id.Value);

    public static Component Of(ClassicLoadBalancer row) => new("classic load balancer", row.Id.Value);
}
