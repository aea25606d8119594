namespace Graph.Model.Resources;

/// <summary>An EBS volume (DescribeVolumes).</summary>
public sealed record Volume(
    Id<Volume> Id, Scope Scope, string State, bool Encrypted, string? KmsKey, ValueList<Id<Instance>> Instances) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A launch template (DescribeLaunchTemplates).</summary>
public sealed record LaunchTemplate(
    Id<LaunchTemplate> Id, Scope Scope, string Name, long? DefaultVersion, long? LatestVersion) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A version of a launch template (DescribeLaunchTemplateVersions): what it would launch with.</summary>
public sealed record LaunchTemplateVersion(
    Id<LaunchTemplate> LaunchTemplate,
    long Version,
    bool IsDefault,
    ValueList<Id<SecurityGroup>> SecurityGroups,
    bool? AssociatePublicIpAddress,
    string? HttpTokens);
