using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>An RDS instance per VPC; its second interface is the standby's.</summary>
internal static class DatabaseFile
{
    public static void Write(string path, IReadOnlyList<Cell> cells)
    {
        AnswerFile.Write(path, "describe-db-instances", "DBInstances", cells.Select(Instance));
        AnswerFile.Write(path, "describe-db-clusters", "DBClusters");
    }

    public static string Identifier(Cell cell) => cell.Name + "-main";

    private static JsonObject Instance(Cell cell) => new()
    {
        ["DBInstanceIdentifier"] = Identifier(cell),
        ["DBInstanceClass"] = "db.m6g.large",
        ["Engine"] = "postgres",
        ["DBInstanceStatus"] = "available",
        ["Endpoint"] = new JsonObject
        {
            ["Address"] = $"{Identifier(cell)}.{cell.Region}.rds.amazonaws.com",
            ["Port"] = 5432,
        },
        ["VpcSecurityGroups"] = new JsonArray(new JsonObject
        {
            ["VpcSecurityGroupId"] = cell.Group(-4),
            ["Status"] = "active",
        }),
        ["AvailabilityZone"] = Plan.Zone(cell.Region, 0),
        ["DBSubnetGroup"] = new JsonObject
        {
            ["DBSubnetGroupName"] = cell.Name,
            ["VpcId"] = cell.Id,
            ["Subnets"] = new JsonArray([.. Blocks.Zones.Select(zone => new JsonObject
            {
                ["SubnetIdentifier"] = cell.Subnet(Tier.Data, zone),
                ["SubnetAvailabilityZone"] = new JsonObject { ["Name"] = Plan.Zone(cell.Region, zone) },
                ["SubnetStatus"] = "Active",
            })]),
        },
        ["MultiAZ"] = true,
        ["PubliclyAccessible"] = false,
        ["StorageEncrypted"] = cell.Index % 4 != 0,
        ["DBInstanceArn"] = cell.Arn("rds", "db:" + Identifier(cell)),
        ["TagList"] = EstateFiles.Tags(cell, Identifier(cell), "persistent"),
    };
}
