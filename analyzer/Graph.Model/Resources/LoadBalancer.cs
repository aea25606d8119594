using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>An application, network or gateway load balancer (ELBv2 DescribeLoadBalancers). The id is the ARN.</summary>
/// <param name="Type">`application`, `network` or `gateway`.</param>
/// <param name="Scheme">`internet-facing` or `internal`; null for a gateway load balancer.</param>
/// <param name="EnforceInboundRulesOnPrivateLink">`on` (the default) or `off`; null where it does not apply.</param>
public sealed record LoadBalancer(
    Id<LoadBalancer> Id,
    Scope Scope,
    string Name,
    string Type,
    string? Scheme,
    Id<Vpc> Vpc,
    string State,
    string? IpAddressType,
    string? DnsName,
    ValueList<Id<SecurityGroup>> SecurityGroups,
    string? EnforceInboundRulesOnPrivateLink) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A zone that a load balancer is enabled in, by its subnet there.</summary>
public sealed record LoadBalancerZone(Id<LoadBalancer> LoadBalancer, Id<Subnet> Subnet, string? ZoneName);

/// <summary>An address that a load balancer shows for a zone, where AWS tells it.</summary>
public sealed record LoadBalancerAddress(Id<LoadBalancer> LoadBalancer, Id<Subnet> Subnet, Address Address, string? AllocationId);

/// <summary>One attribute of a load balancer (DescribeLoadBalancerAttributes).</summary>
public sealed record LoadBalancerAttribute(Id<LoadBalancer> LoadBalancer, string Key, string Value);
