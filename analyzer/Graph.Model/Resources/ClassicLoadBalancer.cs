namespace Graph.Model.Resources;

/// <summary>A classic load balancer (ELB DescribeLoadBalancers). The id is `account/region/name`: AWS gives none.</summary>
/// <param name="CrossZone">null where its attributes were not read.</param>
public sealed record ClassicLoadBalancer(
    Id<ClassicLoadBalancer> Id,
    Scope Scope,
    string Name,
    Id<Vpc>? Vpc,
    string? Scheme,
    string? DnsName,
    ValueList<Id<SecurityGroup>> SecurityGroups,
    ValueList<Id<Subnet>> Subnets,
    ValueList<Id<Instance>> Instances,
    bool? CrossZone) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A listener of a classic load balancer: the port it takes and the port it forwards to.</summary>
public sealed record ClassicListener(
    Id<ClassicLoadBalancer> LoadBalancer, int Port, string Protocol, int InstancePort, string? InstanceProtocol);
