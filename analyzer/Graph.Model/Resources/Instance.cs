namespace Graph.Model.Resources;

/// <summary>An EC2 instance (DescribeInstances).</summary>
/// <param name="State">`pending`, `running`, `stopping`, `stopped`, `shutting-down` or `terminated`.</param>
/// <param name="HttpTokens">`required` when only IMDSv2 answers.</param>
/// <param name="LaunchTime">ISO 8601 in UTC, `2026-01-31T12:00:00+00:00`; as AWS wrote it where that is no time.</param>
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
