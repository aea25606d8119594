namespace Graph.Model.Resources;

/// <summary>An EC2 instance (DescribeInstances).</summary>
/// <param name="State">`pending`, `running`, `stopping`, `stopped`, `shutting-down` or `terminated`.</param>
/// <param name="HttpTokens">`required` when only IMDSv2 answers.</param>
/// <param name="LaunchTime">as AWS wrote it.</param>
public sealed record Instance(
    Id<Instance> Id,
    Scope Scope,
    Id<Vpc>? Vpc,
    Id<Subnet>? Subnet,
    string State,
    string? ImageId,
    string? InstanceType,
    string? KeyName,
    string? IamInstanceProfile,
    string? Platform,
    string? HttpTokens,
    string? HttpEndpoint,
    string? LaunchTime) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsTerminated => State is "terminated" or "shutting-down";

    public bool IsRunning => State is "running" or "pending";
}
