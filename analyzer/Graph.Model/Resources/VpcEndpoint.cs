namespace Graph.Model.Resources;

/// <summary>A VPC endpoint of any type (DescribeVpcEndpoints).</summary>
/// <param name="Type">`Interface`, `Gateway`, `GatewayLoadBalancer`, `Resource`, `ServiceNetwork`.</param>
/// <param name="PolicyDocument">the endpoint policy as AWS gave it.</param>
public sealed record VpcEndpoint(
    Id<VpcEndpoint> Id,
    Scope Scope,
    Id<Vpc> Vpc,
    string Type,
    string ServiceName,
    string State,
    ValueList<Id<NetworkInterface>> Interfaces,
    ValueList<Id<Subnet>> Subnets,
    ValueList<Id<RouteTable>> RouteTables,
    bool PrivateDnsEnabled,
    string? PolicyDocument) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>An endpoint service (DescribeVpcEndpointServices, DescribeVpcEndpointServiceConfigurations).</summary>
/// <param name="LoadBalancers">ARNs of the provider's load balancers; empty where AWS does not tell them.</param>
public sealed record VpcEndpointService(
    Id<VpcEndpointService> Id,
    Scope Scope,
    string ServiceName,
    string? ServiceType,
    string? Owner,
    ValueList<string> AvailabilityZones,
    ValueList<Id<LoadBalancer>> LoadBalancers) : IResource
{
    public string ResourceId => Id.Value;
}
