using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>VPCs, subnets and route tables.</summary>
internal static class NetworkFiles
{
    public static void Write(string path, IReadOnlyList<Cell> cells)
    {
        AnswerFile.Write(path, "describe-vpcs", "Vpcs", cells.Select(Vpc));
        AnswerFile.Write(
            path, "describe-subnets", "Subnets",
            cells.SelectMany(cell => Blocks.All.Select(block => Subnet(cell, block.Tier, block.Zone))));
        AnswerFile.Write(path, "describe-route-tables", "RouteTables", cells.SelectMany(RouteTables));
    }

    private static JsonObject Vpc(Cell cell) => new()
    {
        ["OwnerId"] = cell.Account,
        ["InstanceTenancy"] = "default",
        ["CidrBlockAssociationSet"] = new JsonArray(new JsonObject
        {
            ["AssociationId"] = cell.Mix.Id("vpc-cidr-assoc", Kind.Association, cell.Index),
            ["CidrBlock"] = cell.Cidr,
            ["CidrBlockState"] = new JsonObject { ["State"] = "associated" },
        }),
        ["IsDefault"] = false,
        ["Tags"] = EstateFiles.Tags(cell, cell.Name),
        ["BlockPublicAccessStates"] = new JsonObject { ["InternetGatewayBlockMode"] = "off" },
        ["VpcId"] = cell.Id,
        ["State"] = "available",
        ["CidrBlock"] = cell.Cidr,
        ["DhcpOptionsId"] = "default",
    };

    private static JsonObject Subnet(Cell cell, Tier tier, int zone) => new()
    {
        ["AvailabilityZoneId"] = cell.Region + "-az" + (zone == 0 ? "1" : "2"),
        ["OwnerId"] = cell.Account,
        ["AssignIpv6AddressOnCreation"] = false,
        ["Ipv6CidrBlockAssociationSet"] = new JsonArray(),
        ["Tags"] = EstateFiles.Tags(cell, $"{cell.Name}-{TierName(tier)}-{(zone == 0 ? "a" : "b")}", TierName(tier)),
        ["SubnetArn"] = cell.Arn("ec2", "subnet/" + cell.Subnet(tier, zone)),
        ["BlockPublicAccessStates"] = new JsonObject { ["InternetGatewayBlockMode"] = "off" },
        ["SubnetId"] = cell.Subnet(tier, zone),
        ["State"] = "available",
        ["VpcId"] = cell.Id,
        ["CidrBlock"] = cell.SubnetCidr(tier, zone),
        ["AvailableIpAddressCount"] = 100,
        ["AvailabilityZone"] = Plan.Zone(cell.Region, zone),
        ["DefaultForAz"] = false,
        ["MapPublicIpOnLaunch"] = tier == Tier.Public,
    };

    public static string TierName(Tier tier) => tier switch
    {
        Tier.Public => "perimeter",
        Tier.App => "application",
        Tier.Data => "persistent",
        _ => "transit",
    };

    private static IEnumerable<JsonObject> RouteTables(Cell cell)
    {
        // The main table of the VPC: the transit subnets have no other.
        yield return Table(cell, cell.RouteTable(Tier.Transit, 0), null, [Local(cell)]);
        foreach (var (tier, zone) in Blocks.All.Where(block => block.Tier != Tier.Transit))
            yield return Table(cell, cell.RouteTable(tier, zone), cell.Subnet(tier, zone), Routes(cell, tier, zone));
    }

    private static IEnumerable<JsonObject> Routes(Cell cell, Tier tier, int zone)
    {
        yield return Local(cell);
        yield return Route("10.0.0.0/8", "TransitGatewayId", cell.Plan.TransitGateway(cell.Region));
        if (cell.Plan.PeerOf(cell) is { } peer)
            yield return Route(peer.Cidr, "VpcPeeringConnectionId", cell.Peering);
        if (tier == Tier.Public)
        {
            yield return Route("0.0.0.0/0", "GatewayId", cell.InternetGateway);
            yield break;
        }

        if (tier == Tier.App || cell.Mix.Percent(15, Kind.Shape, (cell.Index * 8L) + 5))
            yield return Route("0.0.0.0/0", "NatGatewayId", cell.NatGateway(zone));
        yield return new JsonObject
        {
            ["DestinationPrefixListId"] = cell.Plan.S3PrefixList(cell.Region),
            ["GatewayId"] = cell.S3Endpoint,
            ["Origin"] = "CreateRoute",
            ["State"] = "active",
        };
    }

    private static JsonObject Local(Cell cell) => new()
    {
        ["DestinationCidrBlock"] = cell.Cidr,
        ["GatewayId"] = "local",
        ["Origin"] = "CreateRouteTable",
        ["State"] = "active",
    };

    private static JsonObject Route(string destination, string key, string target) => new()
    {
        ["DestinationCidrBlock"] = destination,
        [key] = target,
        ["Origin"] = "CreateRoute",
        ["State"] = "active",
    };

    private static JsonObject Table(Cell cell, string id, string? subnet, IEnumerable<JsonObject> routes)
    {
        var association = new JsonObject
        {
            ["Main"] = subnet is null,
            ["RouteTableAssociationId"] = "rtbassoc" + id["rtb".Length..],
            ["RouteTableId"] = id,
            ["AssociationState"] = new JsonObject { ["State"] = "associated" },
        };
        if (subnet is not null)
            association["SubnetId"] = subnet;
        return new JsonObject
        {
            ["Associations"] = new JsonArray(association),
            ["PropagatingVgws"] = new JsonArray(),
            ["RouteTableId"] = id,
            ["Routes"] = new JsonArray([.. routes]),
            ["Tags"] = new JsonArray(),
            ["VpcId"] = cell.Id,
            ["OwnerId"] = cell.Account,
        };
    }
}
