using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>Internet and NAT gateways, peering, endpoints, prefix lists, flow logs and public access options.</summary>
internal static class GatewayFiles
{
    private static readonly string[] S3Blocks = ["18.34.240.0/22", "3.5.64.0/21", "52.218.0.0/17", "52.92.0.0/17"];

    public static void Write(string path, IReadOnlyList<Cell> cells)
    {
        AnswerFile.Write(path, "describe-internet-gateways", "InternetGateways", cells.Select(InternetGateway));
        AnswerFile.Write(
            path, "describe-nat-gateways", "NatGateways",
            cells.SelectMany(cell => cell.Interfaces().Where(one => one.Role == Role.Nat)).Select(NatGateway));
        AnswerFile.Write(
            path, "describe-vpc-peering-connections", "VpcPeeringConnections",
            cells.Where(cell => cell.Index % 2 == 0 && cell.Plan.PeerOf(cell) is not null).Select(Peering));
        AnswerFile.Write(path, "describe-vpc-endpoints", "VpcEndpoints", cells.SelectMany(Endpoints));
        AnswerFile.Write(
            path, "describe-flow-logs", "FlowLogs", cells.Where(cell => cell.Index % 3 != 0).Select(FlowLog));
        WritePrefixLists(path, cells);
        WriteBlockPublicAccess(path, cells);
    }

    private static void WritePrefixLists(string path, IReadOnlyList<Cell> cells)
    {
        var lists = cells
            .SelectMany(cell => new[]
            {
                (Id: cell.Plan.S3PrefixList(cell.Region), IsAws: true),
                (Id: cell.PrefixList, IsAws: false),
            })
            .Distinct().ToList();
        AnswerFile.Write(path, "describe-managed-prefix-lists", "PrefixLists", lists.Select(list => new JsonObject
        {
            ["PrefixListId"] = list.Id,
            ["AddressFamily"] = "IPv4",
            ["State"] = "create-complete",
            ["PrefixListArn"] = list.IsAws
                ? $"arn:aws:ec2:{cells[0].Region}:aws:prefix-list/{list.Id}"
                : cells[0].Arn("ec2", "prefix-list/" + list.Id),
            ["PrefixListName"] = list.IsAws ? $"com.amazonaws.{cells[0].Region}.s3" : "offices",
            ["OwnerId"] = list.IsAws ? "AWS" : cells[0].Account,
        }));
        foreach (var (id, isAws) in lists)
        {
            var draw = new Draw(cells[0].Mix, Kind.PrefixList, cells[0].Index);
            var blocks = isAws ? S3Blocks : [.. Enumerable.Range(0, 5).Select(_ => Cidrs.Any(draw)).Distinct()];
            AnswerFile.Write(
                path, AnswerFile.Call("get-managed-prefix-list-entries", id), "Entries",
                blocks.Select(block => new JsonObject { ["Cidr"] = block }));
        }
    }

    /// <summary>The one answer that holds an object instead of a list.</summary>
    private static void WriteBlockPublicAccess(string path, IReadOnlyList<Cell> cells)
    {
        if (cells.Count == 0)
            return;
        var answer = new JsonObject
        {
            ["VpcBlockPublicAccessOptions"] = new JsonObject
            {
                ["AwsAccountId"] = cells[0].Account,
                ["AwsRegion"] = cells[0].Region,
                ["State"] = "default-state",
                ["InternetGatewayBlockMode"] = "off",
                ["ManagedBy"] = "account",
                ["ExclusionsAllowed"] = "allowed",
            },
        };
        File.WriteAllText(
            Path.Combine(path, "describe-vpc-block-public-access-options.json"), answer.ToJsonString() + "\n");
    }

    private static JsonObject InternetGateway(Cell cell) => new()
    {
        ["Attachments"] = new JsonArray(new JsonObject { ["State"] = "available", ["VpcId"] = cell.Id }),
        ["InternetGatewayId"] = cell.InternetGateway,
        ["OwnerId"] = cell.Account,
        ["Tags"] = EstateFiles.Tags(cell, cell.Name),
    };

    private static JsonObject NatGateway(Interface one) => new()
    {
        ["CreateTime"] = "2023-09-12T10:04:55+00:00",
        ["NatGatewayAddresses"] = new JsonArray(new JsonObject
        {
            ["AllocationId"] = one.Allocation,
            ["NetworkInterfaceId"] = one.Id,
            ["PrivateIp"] = one.Address,
            ["PublicIp"] = one.PublicAddress,
            ["AssociationId"] = "eipassoc" + one.Allocation["eipalloc".Length..],
            ["IsPrimary"] = true,
            ["Status"] = "succeeded",
        }),
        ["NatGatewayId"] = one.Cell.NatGateway(one.Zone),
        ["State"] = "available",
        ["SubnetId"] = one.Subnet,
        ["VpcId"] = one.Cell.Id,
        ["Tags"] = EstateFiles.Tags(one.Cell, one.Cell.Name + "-nat"),
        ["ConnectivityType"] = "public",
        ["AvailabilityMode"] = "zonal",
    };

    private static JsonObject Peering(Cell cell) => new()
    {
        ["AccepterVpcInfo"] = Side(cell.Plan.PeerOf(cell)!),
        ["RequesterVpcInfo"] = Side(cell),
        ["Status"] = new JsonObject { ["Code"] = "active", ["Message"] = "Active" },
        ["Tags"] = new JsonArray(),
        ["VpcPeeringConnectionId"] = cell.Peering,
    };

    private static JsonObject Side(Cell cell) => new()
    {
        ["CidrBlock"] = cell.Cidr,
        ["CidrBlockSet"] = new JsonArray(new JsonObject { ["CidrBlock"] = cell.Cidr }),
        ["OwnerId"] = cell.Account,
        ["VpcId"] = cell.Id,
        ["Region"] = cell.Region,
    };

    private static IEnumerable<JsonObject> Endpoints(Cell cell)
    {
        var routeTables = Blocks.All
            .Where(block => block.Tier is Tier.App or Tier.Data)
            .Select(block => cell.RouteTable(block.Tier, block.Zone));
        yield return Endpoint(cell, cell.S3Endpoint, "Gateway", "s3", [], [], routeTables);
        var interfaces = cell.Interfaces().Where(one => one.Role == Role.Endpoint).ToList();
        var endpoint = Endpoint(
            cell, cell.InterfaceEndpoint, "Interface", "secretsmanager",
            interfaces.Select(one => one.Id), interfaces.Select(one => one.Subnet), []);
        endpoint["Groups"] = new JsonArray(new JsonObject
        {
            ["GroupId"] = cell.Group(-3),
            ["GroupName"] = cell.Name + "-endpoint",
        });
        yield return endpoint;
    }

    private static JsonObject Endpoint(
        Cell cell, string id, string type, string service,
        IEnumerable<string> interfaces, IEnumerable<string> subnets, IEnumerable<string> routeTables) => new()
        {
            ["VpcEndpointId"] = id,
            ["VpcEndpointType"] = type,
            ["VpcId"] = cell.Id,
            ["ServiceName"] = $"com.amazonaws.{cell.Region}.{service}",
            ["State"] = "available",
            ["PolicyDocument"] = """{"Statement":[{"Action":"*","Effect":"Allow","Principal":"*","Resource":"*"}]}""",
            ["RouteTableIds"] = EstateFiles.List(routeTables),
            ["SubnetIds"] = EstateFiles.List(subnets),
            ["Groups"] = new JsonArray(),
            ["PrivateDnsEnabled"] = type == "Interface",
            ["RequesterManaged"] = false,
            ["NetworkInterfaceIds"] = EstateFiles.List(interfaces),
            ["OwnerId"] = cell.Account,
        };

    private static JsonObject FlowLog(Cell cell) => new()
    {
        ["FlowLogId"] = "fl" + cell.Id["vpc".Length..],
        ["FlowLogStatus"] = "ACTIVE",
        ["DeliverLogsStatus"] = "SUCCESS",
        ["ResourceId"] = cell.Id,
        ["TrafficType"] = "ALL",
        ["LogDestinationType"] = "s3",
        ["LogDestination"] = "arn:aws:s3:::flow-logs-" + cell.Account,
    };
}
