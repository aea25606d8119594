using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>An elastic network interface (DescribeNetworkInterfaces).</summary>
/// <param name="AvailabilityZone">null where only the interface's instance tells of it.</param>
/// <param name="InterfaceType">`interface`, `nat_gateway`, `network_load_balancer`, `vpc_endpoint`, ... (NetworkInterface API type).</param>
/// <param name="Status">`in-use`, `available`, ...</param>
/// <param name="AttachmentStatus">null where the interface is attached to nothing.</param>
public sealed record NetworkInterface(
    Id<NetworkInterface> Id,
    Scope Scope,
    Id<Subnet> Subnet,
    Id<Vpc> Vpc,
    string? AvailabilityZone,
    string InterfaceType,
    string? Description,
    string Status,
    string? RequesterId,
    bool RequesterManaged,
    bool SourceDestCheck,
    bool DenyAllIgwTraffic,
    string? AttachmentId,
    string? AttachmentStatus,
    Id<Instance>? Instance,
    int? DeviceIndex) : IResource
{
    public string ResourceId => Id.Value;

    public bool IsAttached => AttachmentStatus is "attached" or "attaching";

    /// <summary>
    /// Whether a service of AWS made it and holds it, so that its description is the service's own words: that of any other anybody
    /// may write who may make an interface.
    /// </summary>
    public bool IsOfService => Instance is null && (RequesterManaged || RequesterId?.StartsWith("amazon-", StringComparison.Ordinal) == true);
}

/// <summary>A private IPv4 address, with its public one, or an IPv6 address of an interface.</summary>
/// <param name="PublicAddress">the public IPv4 address that the internet gateway maps to it.</param>
/// <param name="AllocationId">the Elastic IP's allocation; null for an auto-assigned public address.</param>
public sealed record InterfaceAddress(
    Id<NetworkInterface> Interface, Address Address, bool IsPrimary, Address? PublicAddress, string? AllocationId);

/// <summary>A delegated prefix of an interface (/28 IPv4 or /80 IPv6).</summary>
public sealed record InterfacePrefix(Id<NetworkInterface> Interface, Cidr Prefix);

/// <summary>A security group on an interface.</summary>
public sealed record InterfaceGroup(Id<NetworkInterface> Interface, Id<SecurityGroup> Group);
