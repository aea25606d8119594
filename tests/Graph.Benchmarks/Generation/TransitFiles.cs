using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>
/// The transit gateways: members see the gateway and their own attachments, the network account sees all of them and
/// the route tables. Shared VPCs reach everybody, the others their own segment and the shared ones.
/// </summary>
internal static class TransitFiles
{
    private static readonly Segment[] Segments = Enum.GetValues<Segment>();

    public static void WriteMember(string path, Plan plan, string region, IEnumerable<Cell> cells)
    {
        WriteGateway(path, plan, region);
        WriteAttachments(path, cells);
        AnswerFile.Write(path, "describe-transit-gateway-route-tables", "TransitGatewayRouteTables");
    }

    public static void WriteOwner(string path, Plan plan, string region)
    {
        WriteGateway(path, plan, region);
        WriteAttachments(path, plan.CellsIn(region));
        AnswerFile.Write(
            path, "describe-transit-gateway-route-tables", "TransitGatewayRouteTables",
            Segments.Select(segment => new JsonObject
            {
                ["TransitGatewayRouteTableId"] = plan.TransitTable(region, segment),
                ["TransitGatewayId"] = plan.TransitGateway(region),
                ["State"] = "available",
                ["DefaultAssociationRouteTable"] = false,
                ["DefaultPropagationRouteTable"] = false,
                ["Tags"] = new JsonArray(EstateFiles.Tag("Name", segment.ToString())),
            }));
        foreach (var segment in Segments)
            WriteTable(path, plan, region, segment);
    }

    private static void WriteTable(string path, Plan plan, string region, Segment segment)
    {
        var table = plan.TransitTable(region, segment);
        var seen = plan.CellsIn(region)
            .Where(cell => segment == Segment.Shared || cell.Segment == Segment.Shared || cell.Segment == segment);
        AnswerFile.Write(path, AnswerFile.Call("search-transit-gateway-routes", table), "Routes", seen.Select(cell =>
        {
            var attachment = Attachment(cell);
            attachment["TransitGatewayAttachmentId"] = cell.TransitAttachment;
            return new JsonObject
            {
                ["DestinationCidrBlock"] = cell.Cidr,
                ["TransitGatewayAttachments"] = new JsonArray(attachment),
                ["Type"] = "propagated",
                ["State"] = "active",
            };
        }));
        AnswerFile.Write(
            path, AnswerFile.Call("get-transit-gateway-route-table-propagations", table),
            "TransitGatewayRouteTablePropagations",
            seen.Select(cell => Member(cell, "enabled")));
        AnswerFile.Write(
            path, AnswerFile.Call("get-transit-gateway-route-table-associations", table), "Associations",
            plan.CellsIn(region).Where(cell => cell.Segment == segment).Select(cell => Member(cell, "associated")));
        AnswerFile.Write(
            path, AnswerFile.Call("get-transit-gateway-prefix-list-references", table),
            "TransitGatewayPrefixListReferences");
    }

    private static void WriteGateway(string path, Plan plan, string region) => AnswerFile.Write(
        path, "describe-transit-gateways", "TransitGateways", new JsonObject
        {
            ["TransitGatewayId"] = plan.TransitGateway(region),
            ["TransitGatewayArn"] =
                $"arn:aws:ec2:{region}:{plan.NetworkAccount}:transit-gateway/{plan.TransitGateway(region)}",
            ["State"] = "available",
            ["OwnerId"] = plan.NetworkAccount,
            ["Options"] = new JsonObject
            {
                ["AutoAcceptSharedAttachments"] = "enable",
                ["DefaultRouteTableAssociation"] = "disable",
                ["DefaultRouteTablePropagation"] = "disable",
                ["DnsSupport"] = "enable",
                ["SecurityGroupReferencingSupport"] = "disable",
            },
            ["Tags"] = new JsonArray(),
        });

    private static void WriteAttachments(string path, IEnumerable<Cell> cells)
    {
        AnswerFile.Write(path, "describe-transit-gateway-attachments", "TransitGatewayAttachments", cells.Select(cell =>
        {
            var item = Attachment(cell);
            item["TransitGatewayAttachmentId"] = cell.TransitAttachment;
            item["TransitGatewayId"] = cell.Plan.TransitGateway(cell.Region);
            item["TransitGatewayOwnerId"] = cell.Plan.NetworkAccount;
            item["ResourceOwnerId"] = cell.Account;
            item["State"] = "available";
            item["Association"] = new JsonObject
            {
                ["TransitGatewayRouteTableId"] = cell.Plan.TransitTable(cell.Region, cell.Segment),
                ["State"] = "associated",
            };
            return item;
        }));
        AnswerFile.Write(
            path, "describe-transit-gateway-vpc-attachments", "TransitGatewayVpcAttachments",
            cells.Select(VpcAttachment));
    }

    private static JsonObject VpcAttachment(Cell cell) => new()
    {
        ["TransitGatewayAttachmentId"] = cell.TransitAttachment,
        ["TransitGatewayId"] = cell.Plan.TransitGateway(cell.Region),
        ["VpcId"] = cell.Id,
        ["VpcOwnerId"] = cell.Account,
        ["State"] = "available",
        ["SubnetIds"] = EstateFiles.List(cell.Subnet(Tier.Transit, 0), cell.Subnet(Tier.Transit, 1)),
        ["Options"] = new JsonObject
        {
            ["DnsSupport"] = "enable",
            ["SecurityGroupReferencingSupport"] = "enable",
            ["Ipv6Support"] = "disable",
            ["ApplianceModeSupport"] = "disable",
        },
    };

    private static JsonObject Attachment(Cell cell) => new() { ["ResourceId"] = cell.Id, ["ResourceType"] = "vpc" };

    private static JsonObject Member(Cell cell, string state)
    {
        var item = Attachment(cell);
        item["TransitGatewayAttachmentId"] = cell.TransitAttachment;
        item["State"] = state;
        return item;
    }
}
