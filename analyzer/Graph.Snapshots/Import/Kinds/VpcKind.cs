using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class VpcKind() : ResourceKind("vpcs", ApiCall.DescribeVpcs, "VpcId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<Vpc>("VpcId");
        rows.Add(new Vpc(
            id,
            document.Scope,
            body.TextOrNull("State") ?? "available",
            body.FlagOrNull("IsDefault") ?? false,
            body.ObjectOrNull("BlockPublicAccessStates")?.TextOrNull("InternetGatewayBlockMode")));
        foreach (var (block, state) in CidrAssociations.Read(body))
            rows.Add(new VpcCidrBlock(id, block, state));
        rows.AddTags(body, id.Value);
    }
}

internal sealed class SubnetKind : ResourceKind
{
    public SubnetKind()
        : base("subnets", ApiCall.DescribeSubnets, "SubnetId") => ArnMember = "SubnetArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<Subnet>("SubnetId");
        rows.Add(new Subnet(
            id,
            document.Scope,
            body.Id<Vpc>("VpcId"),
            body.TextOrNull("State") ?? "available",
            body.TextOrNull("AvailabilityZone"),
            body.TextOrNull("AvailabilityZoneId"),
            body.FlagOrNull("MapPublicIpOnLaunch") ?? false,
            body.FlagOrNull("AssignIpv6AddressOnCreation") ?? false,
            body.ObjectOrNull("BlockPublicAccessStates")?.TextOrNull("InternetGatewayBlockMode")));
        foreach (var (block, state) in CidrAssociations.Read(body))
            rows.Add(new SubnetCidrBlock(id, block, state));
        rows.AddTags(body, id.Value);
    }
}

/// <summary>The blocks of a VPC or subnet with their states. Answers from before 2017 have only the one `CidrBlock`.</summary>
internal static class CidrAssociations
{
    private const string Associated = "associated";

    /// <summary>Each block once, sorted; of a block that was taken away and given again, the association in force.</summary>
    public static IEnumerable<(Cidr Block, string State)> Read(in Node body)
    {
        var blocks = new SortedDictionary<Cidr, string>();
        foreach (var association in body.List("CidrBlockAssociationSet"))
            Add(blocks, association.Block("CidrBlock"), association.ObjectOrNull("CidrBlockState")?.TextOrNull("State"));
        if (blocks.Count == 0 && body.BlockOrNull("CidrBlock") is { } only)
            Add(blocks, only, Associated);
        foreach (var association in body.List("Ipv6CidrBlockAssociationSet"))
            Add(blocks, association.Block("Ipv6CidrBlock"), association.ObjectOrNull("Ipv6CidrBlockState")?.TextOrNull("State"));
        return blocks.Select(pair => (pair.Key, pair.Value));
    }

    private static void Add(SortedDictionary<Cidr, string> blocks, Cidr block, string? state)
    {
        state ??= Associated;
        if (!blocks.TryGetValue(block, out var other) || (other != Associated && IsBetter(state, other)))
            blocks[block] = state;
    }

    private static bool IsBetter(string state, string other) =>
        state == Associated || string.CompareOrdinal(state, other) < 0;
}
