namespace Graph.Model.Resources;

/// <summary>A target group (ELBv2 DescribeTargetGroups). The id is the ARN.</summary>
/// <param name="TargetType">`instance`, `ip`, `lambda` or `alb`.</param>
public sealed record TargetGroup(
    Id<TargetGroup> Id,
    Scope Scope,
    string Name,
    string? Protocol,
    int? Port,
    string TargetType,
    Id<Vpc>? Vpc,
    string? IpAddressType,
    ValueList<Id<LoadBalancer>> LoadBalancers) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>One attribute of a target group (DescribeTargetGroupAttributes).</summary>
public sealed record TargetGroupAttribute(Id<TargetGroup> TargetGroup, string Key, string Value);

/// <summary>A registered target (DescribeTargetHealth).</summary>
/// <param name="TargetId">an instance id, an address, or an ARN, by the group's target type.</param>
/// <param name="Port">null: the group's port.</param>
/// <param name="AvailabilityZone">a zone's name or `all`; only for targets by address.</param>
/// <param name="State">health as AWS told it; never a reason to call a target unreachable.</param>
public sealed record Target(
    Id<TargetGroup> TargetGroup, string TargetId, int? Port, string? AvailabilityZone, string? State);
