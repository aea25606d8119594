using System.Text.Json.Nodes;

namespace Graph.Benchmarks.Generation;

/// <summary>Writes an estate as one folder per account and region, a file per call.</summary>
internal static class EstateFiles
{
    private static readonly (string Call, string Key)[] Empty =
    [
        ("describe-egress-only-internet-gateways", "EgressOnlyInternetGateways"),
        ("describe-vpn-gateways", "VpnGateways"),
        ("describe-vpn-connections", "VpnConnections"),
        ("describe-customer-gateways", "CustomerGateways"),
        ("describe-carrier-gateways", "CarrierGateways"),
        ("describe-local-gateways", "LocalGateways"),
        ("describe-transit-gateway-connects", "TransitGatewayConnects"),
        ("describe-transit-gateway-peering-attachments", "TransitGatewayPeeringAttachments"),
        ("redshift-describe-clusters", "Clusters"),
        ("describe-security-group-vpc-associations", "SecurityGroupVpcAssociations"),
        ("describe-vpc-block-public-access-exclusions", "VpcBlockPublicAccessExclusions"),
        ("elb-describe-load-balancers", "LoadBalancerDescriptions"),
    ];

    /// <exception cref="UsageException">the folder is not empty: files of another estate would mix in.</exception>
    public static void Write(Plan plan, string folder)
    {
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any())
            throw new UsageException($"`{folder}` is not empty: give a new folder");
        foreach (var (account, region, cells) in plan.Folders())
        {
            var path = Path.Combine(folder, account, region);
            WriteCells(path, cells);
            TransitFiles.WriteMember(path, plan, region, cells);
        }

        foreach (var region in plan.UsedRegions)
        {
            var path = Path.Combine(folder, plan.NetworkAccount, region);
            WriteCells(path, []);
            TransitFiles.WriteOwner(path, plan, region);
        }
    }

    private static void WriteCells(string path, IReadOnlyList<Cell> cells)
    {
        NetworkFiles.Write(path, cells);
        AclFile.Write(path, cells);
        GroupFile.Write(path, cells);
        InterfaceFiles.Write(path, cells);
        InstanceFile.Write(path, cells);
        GatewayFiles.Write(path, cells);
        LoadBalancerFiles.Write(path, cells);
        DatabaseFile.Write(path, cells);
        foreach (var (call, key) in Empty)
            AnswerFile.Write(path, call, key);
    }

    public static JsonArray Tags(Cell cell, string name, string? tier = null)
    {
        var tags = new JsonArray
        {
            Tag("Name", name),
            Tag("Environment", cell.Environment),
            Tag("Application", cell.Name),
        };
        if (tier is not null)
            tags.Add(Tag("Tier", tier));
        return tags;
    }

    public static JsonNode Tag(string key, string value) => new JsonObject { ["Key"] = key, ["Value"] = value };

    public static JsonArray List(params IEnumerable<string> values) => [.. values.Select(value => (JsonNode)value)];
}
