using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>A subnet (DescribeSubnets).</summary>
/// <param name="InternetGatewayBlockMode">as of <see cref="Resources.Vpc"/>.</param>
public sealed record Subnet(
    Id<Subnet> Id,
    Scope Scope,
    Id<Vpc> Vpc,
    string State,
    string? AvailabilityZone,
    string? AvailabilityZoneId,
    bool MapPublicIpOnLaunch,
    bool AssignIpv6AddressOnCreation,
    string? InternetGatewayBlockMode) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>The IPv4 block or one IPv6 block of a subnet. Only those in state `associated` count.</summary>
public sealed record SubnetCidrBlock(Id<Subnet> Subnet, Cidr Block, string State);
