namespace Graph.Model.Resources;

/// <summary>VPC Block Public Access of an account and region (DescribeVpcBlockPublicAccessOptions).</summary>
/// <param name="Mode">`off`, `block-bidirectional` or `block-ingress`.</param>
public sealed record BlockPublicAccessOptions(Scope Scope, string Mode, string? State, string? ExclusionsAllowed);

/// <summary>An exclusion from it (DescribeVpcBlockPublicAccessExclusions).</summary>
/// <param name="ResourceArn">the ARN of the VPC or subnet.</param>
/// <param name="Mode">`allow-bidirectional` or `allow-egress`.</param>
public sealed record BlockPublicAccessExclusion(
    Id<BlockPublicAccessExclusion> Id, Scope Scope, string ResourceArn, string Mode, string State) : IResource
{
    public string ResourceId => Id.Value;

    /// <summary>Only these states count (security-vpc-bpa-basics.md).</summary>
    public bool IsInForce => State is "create-complete" or "update-complete";
}
