using System.Globalization;
using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>EC2 instances, one per host interface.</summary>
internal static class InstanceFile
{
    public static void Write(string path, IReadOnlyList<Cell> cells) => AnswerFile.Write(
        path, "describe-instances", "Reservations",
        cells.SelectMany(cell => cell.HostInterfaces()).Select(one => new JsonObject
        {
            ["ReservationId"] = "r" + one.Instance["i".Length..],
            ["OwnerId"] = one.Cell.Account,
            ["Groups"] = new JsonArray(),
            ["Instances"] = new JsonArray(Instance(one)),
        }));

    private static JsonObject Instance(Interface one)
    {
        var isStopped = one.Cell.Mix.Percent(5, Kind.Instance, one.GlobalNumber);
        var item = new JsonObject
        {
            ["Architecture"] = "x86_64",
            ["BlockDeviceMappings"] = new JsonArray(new JsonObject
            {
                ["DeviceName"] = "/dev/xvda",
                ["Ebs"] = new JsonObject
                {
                    ["AttachTime"] = "2024-02-06T08:31:17+00:00",
                    ["DeleteOnTermination"] = true,
                    ["Status"] = "attached",
                    ["VolumeId"] = one.Cell.Mix.Id("vol", Kind.Volume, one.GlobalNumber),
                },
            }),
            ["ClientToken"] = "",
            ["EbsOptimized"] = true,
            ["EnaSupport"] = true,
            ["Hypervisor"] = "xen",
            ["IamInstanceProfile"] = new JsonObject
            {
                ["Arn"] = $"arn:aws:iam::{one.Cell.Account}:instance-profile/{one.Cell.Name}",
                ["Id"] = "AIPA" + one.Cell.Mix.Hex(Kind.Account, one.Cell.Index).ToUpperInvariant(),
            },
            ["NetworkInterfaces"] = new JsonArray(NetworkInterface(one)),
            ["RootDeviceName"] = "/dev/xvda",
            ["RootDeviceType"] = "ebs",
            ["SecurityGroups"] = InterfaceFiles.Groups(one),
            ["SourceDestCheck"] = true,
            ["Tags"] = EstateFiles.Tags(
                one.Cell,
                string.Create(CultureInfo.InvariantCulture, $"{one.Cell.Name}-host-{one.Number}"),
                NetworkFiles.TierName(one.Tier)),
            ["VirtualizationType"] = "hvm",
            ["CpuOptions"] = new JsonObject { ["CoreCount"] = 1, ["ThreadsPerCore"] = 2 },
            ["MetadataOptions"] = new JsonObject
            {
                ["State"] = "applied",
                ["HttpTokens"] = one.Number % 9 == 0 ? "optional" : "required",
                ["HttpPutResponseHopLimit"] = 1,
                ["HttpEndpoint"] = "enabled",
            },
            ["InstanceId"] = one.Instance,
            ["ImageId"] = "ami-0f007bf1d5c770c6e",
            ["State"] = isStopped
                ? new JsonObject { ["Code"] = 80, ["Name"] = "stopped" }
                : new JsonObject { ["Code"] = 16, ["Name"] = "running" },
            ["PrivateDnsName"] = InterfaceFiles.DnsName(one),
            ["PublicDnsName"] = "",
            ["StateTransitionReason"] = "",
            ["AmiLaunchIndex"] = 0,
            ["InstanceType"] = "m6i.large",
            ["LaunchTime"] = "2024-02-06T08:31:16+00:00",
            ["Placement"] = new JsonObject
            {
                ["AvailabilityZone"] = Plan.Zone(one.Cell.Region, one.Zone),
                ["GroupName"] = "",
                ["Tenancy"] = "default",
            },
            ["Monitoring"] = new JsonObject { ["State"] = "disabled" },
            ["SubnetId"] = one.Subnet,
            ["VpcId"] = one.Cell.Id,
            ["PrivateIpAddress"] = one.Address,
        };
        if (one.PublicAddress is { } address)
            item["PublicIpAddress"] = address;
        return item;
    }

    private static JsonObject NetworkInterface(Interface one) => new()
    {
        ["Attachment"] = new JsonObject
        {
            ["AttachTime"] = "2024-02-06T08:31:17+00:00",
            ["AttachmentId"] = one.Cell.Mix.Id("eni-attach", Kind.Attachment, one.GlobalNumber),
            ["DeleteOnTermination"] = true,
            ["DeviceIndex"] = 0,
            ["Status"] = "attached",
            ["NetworkCardIndex"] = 0,
        },
        ["Description"] = "",
        ["Groups"] = InterfaceFiles.Groups(one),
        ["Ipv6Addresses"] = new JsonArray(),
        ["MacAddress"] = InterfaceFiles.MacAddress(one),
        ["NetworkInterfaceId"] = one.Id,
        ["OwnerId"] = one.Cell.Account,
        ["PrivateDnsName"] = InterfaceFiles.DnsName(one),
        ["PrivateIpAddress"] = one.Address,
        ["PrivateIpAddresses"] = InterfaceFiles.Addresses(one, isOfInstance: true),
        ["SourceDestCheck"] = true,
        ["Status"] = "in-use",
        ["SubnetId"] = one.Subnet,
        ["VpcId"] = one.Cell.Id,
        ["InterfaceType"] = "interface",
    };
}
