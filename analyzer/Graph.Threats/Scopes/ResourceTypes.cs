using System.Collections.Immutable;

namespace Graph.Threats.Scopes;

/// <summary>
/// The resource types of scopes, and where each may stand (vpc/latest/network-access-analyzer/resource-statement.md). The page and
/// its examples spell the firewall differently; both are read.
/// </summary>
internal static class ResourceTypes
{
    public const string InternetGateway = "AWS::EC2::InternetGateway";
    public const string NatGateway = "AWS::EC2::NatGateway";
    public const string TransitGatewayAttachment = "AWS::EC2::TransitGatewayAttachment";
    public const string VpcEndpoint = "AWS::EC2::VPCEndpoint";
    public const string VpcEndpointService = "AWS::EC2::VPCEndpointService";
    public const string VpcPeeringConnection = "AWS::EC2::VPCPeeringConnection";
    public const string VpnGateway = "AWS::EC2::VPNGateway";
    public const string ClassicLoadBalancer = "AWS::ElasticLoadBalancing::LoadBalancer";
    public const string LoadBalancer = "AWS::ElasticLoadBalancingV2::LoadBalancer";
    public const string NetworkFirewall = "AWS::NetworkFirewall::Firewall";
    public const string NetworkFirewallOfGuide = "AWS::NetworkFirewall::NetworkFirewall";

    /// <summary>What a path may start or end at.</summary>
    public static ImmutableArray<string> AtEnds { get; } =
        [InternetGateway, TransitGatewayAttachment, VpcEndpoint, VpcEndpointService, VpcPeeringConnection, VpnGateway];

    /// <summary>What a path may pass.</summary>
    public static ImmutableArray<string> OnTheWay { get; } =
    [
        NatGateway, TransitGatewayAttachment, VpcEndpoint, VpcEndpointService, VpcPeeringConnection, ClassicLoadBalancer, LoadBalancer,
        NetworkFirewall, NetworkFirewallOfGuide,
    ];
}
