using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>Network interfaces, and the Elastic IPs on them.</summary>
internal static class InterfaceFiles
{
    public static void Write(string path, IReadOnlyList<Cell> cells)
    {
        var all = cells.SelectMany(cell => cell.Interfaces());
        AnswerFile.Write(path, "describe-network-interfaces", "NetworkInterfaces", all.Select(Interface));
        AnswerFile.Write(
            path, "describe-addresses", "Addresses",
            all.Where(one => one is { IsElastic: true, PublicAddress: not null }).Select(Address));
    }

    private static JsonObject? Association(Interface one, bool isOfInstance)
    {
        if (one.PublicAddress is not { } address)
            return null;
        var association = new JsonObject();
        if (one.IsElastic && !isOfInstance)
        {
            association["AllocationId"] = one.Allocation;
            association["AssociationId"] = "eipassoc" + one.Allocation["eipalloc".Length..];
        }

        association["IpOwnerId"] = one.IsElastic ? one.Cell.Account : one.Role == Role.Host ? "amazon" : "amazon-elb";
        association["PublicDnsName"] = $"ec2-{address.Replace('.', '-')}.{one.Cell.Region}.compute.amazonaws.com";
        association["PublicIp"] = address;
        return association;
    }

    public static JsonArray Groups(Interface one) => new([.. GroupNumbers(one).Select(service => new JsonObject
    {
        ["GroupId"] = one.Cell.Group(service),
        ["GroupName"] = service switch
        {
            -1 => one.Cell.Name + "-bastion",
            -2 => one.Cell.Name + "-alb",
            -3 => one.Cell.Name + "-endpoint",
            -4 => one.Cell.Name + "-rds",
            _ => $"{one.Cell.Name}-service-{service}",
        },
    })]);

    /// <param name="isOfInstance">as DescribeInstances shows them: without the ids of an Elastic IP.</param>
    public static JsonArray Addresses(Interface one, bool isOfInstance)
    {
        var address = new JsonObject
        {
            ["Primary"] = true,
            ["PrivateDnsName"] = DnsName(one),
            ["PrivateIpAddress"] = one.Address,
        };
        if (Association(one, isOfInstance) is { } association)
            address["Association"] = association;
        return new JsonArray(address);
    }

    public static string DnsName(Interface one) =>
        $"ip-{one.Address.Replace('.', '-')}.{one.Cell.Region}.compute.internal";

    public static string MacAddress(Interface one)
    {
        var hex = one.Cell.Mix.Hex(Kind.Attachment, one.GlobalNumber);
        return $"06:{hex[..2]}:{hex[2..4]}:{hex[4..6]}:{hex[6..8]}:{hex[8..10]}";
    }

    private static int[] GroupNumbers(Interface one) => one.Role switch
    {
        Role.Balancer => [-2],
        Role.Endpoint => [-3],
        Role.Database => [-4],
        Role.Host when one.Tier == Tier.Public && one.Number % 20 == 9 => [-1],
        Role.Host when one.Number % 7 == 0 && one.Tier != Tier.Public =>
            [one.Service, (one.Service + 1) % one.Cell.Services],
        Role.Host => [one.Service],
        _ => [],
    };

    private static JsonObject Interface(Interface one)
    {
        var (type, description, requester) = Describe(one);
        var item = new JsonObject
        {
            ["Attachment"] = Attachment(one),
            ["AvailabilityZone"] = Plan.Zone(one.Cell.Region, one.Zone),
            ["Description"] = description,
            ["Groups"] = Groups(one),
            ["InterfaceType"] = type,
            ["Ipv6Addresses"] = new JsonArray(),
            ["MacAddress"] = MacAddress(one),
            ["NetworkInterfaceId"] = one.Id,
            ["OwnerId"] = one.Cell.Account,
            ["PrivateDnsName"] = DnsName(one),
            ["PrivateIpAddress"] = one.Address,
            ["PrivateIpAddresses"] = Addresses(one, isOfInstance: false),
            ["RequesterManaged"] = one.Role != Role.Host,
            ["SourceDestCheck"] = one.Role is not (Role.Nat or Role.NetworkBalancer or Role.Transit),
            ["Status"] = "in-use",
            ["SubnetId"] = one.Subnet,
            ["TagSet"] = new JsonArray(),
            ["VpcId"] = one.Cell.Id,
        };
        if (requester is not null)
            item["RequesterId"] = requester;
        if (Association(one, isOfInstance: false) is { } association)
            item["Association"] = association;
        return item;
    }

    private static (string Type, string Description, string? Requester) Describe(Interface one) => one.Role switch
    {
        Role.Nat => ("nat_gateway", "Interface for NAT Gateway " + one.Cell.NatGateway(one.Zone), "503719282071"),
        Role.Balancer => ("interface", "ELB " + LoadBalancerFiles.Path(one.Cell, isNetwork: false), "amazon-elb"),
        Role.NetworkBalancer =>
            ("network_load_balancer", "ELB " + LoadBalancerFiles.Path(one.Cell, isNetwork: true), "amazon-elb"),
        Role.Transit => (
            "transit_gateway",
            "Network Interface for Transit Gateway Attachment " + one.Cell.TransitAttachment,
            "762112775527"),
        Role.Database => ("interface", "RDSNetworkInterface", "amazon-rds"),
        Role.Endpoint => ("vpc_endpoint", "VPC Endpoint Interface " + one.Cell.InterfaceEndpoint, "727180483921"),
        _ => ("interface", "", null),
    };

    private static JsonObject Attachment(Interface one) => one.Role == Role.Host
        ? new JsonObject
        {
            ["AttachTime"] = "2024-02-06T08:31:17+00:00",
            ["AttachmentId"] = one.Cell.Mix.Id("eni-attach", Kind.Attachment, one.GlobalNumber),
            ["DeleteOnTermination"] = true,
            ["DeviceIndex"] = 0,
            ["InstanceId"] = one.Instance,
            ["InstanceOwnerId"] = one.Cell.Account,
            ["Status"] = "attached",
        }
        : new JsonObject
        {
            ["AttachmentId"] = one.Cell.Mix.Id("ela-attach", Kind.Attachment, one.GlobalNumber),
            ["DeleteOnTermination"] = false,
            ["DeviceIndex"] = 1,
            ["InstanceOwnerId"] = "amazon-aws",
            ["Status"] = "attached",
        };

    private static JsonObject Address(Interface one)
    {
        var item = new JsonObject
        {
            ["AllocationId"] = one.Allocation,
            ["AssociationId"] = "eipassoc" + one.Allocation["eipalloc".Length..],
            ["Domain"] = "vpc",
            ["NetworkInterfaceId"] = one.Id,
            ["NetworkInterfaceOwnerId"] = one.Cell.Account,
            ["PrivateIpAddress"] = one.Address,
            ["PublicIpv4Pool"] = "amazon",
            ["NetworkBorderGroup"] = one.Cell.Region,
            ["PublicIp"] = one.PublicAddress,
        };
        if (one.Role == Role.Host)
            item["InstanceId"] = one.Instance;
        return item;
    }
}
