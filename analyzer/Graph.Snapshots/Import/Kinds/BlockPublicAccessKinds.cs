using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

/// <summary>The Block Public Access setting of an account and region: one object, named by where it holds.</summary>
internal sealed class BlockPublicAccessOptionsKind : ResourceKind
{
    public BlockPublicAccessOptionsKind()
        : base("vpc_block_public_access_options", ApiCall.DescribeVpcBlockPublicAccessOptions)
    {
        OwnerMember = "AwsAccountId";
        IsNamedInScope = true;
        IsResource = false;
    }

    public override void Derive(in Document document, RowSink rows) =>
        rows.Add(new BlockPublicAccessOptions(
            document.Scope,
            document.Body.Text("InternetGatewayBlockMode"),
            document.Body.TextOrNull("State"),
            document.Body.TextOrNull("ExclusionsAllowed")));
}

internal sealed class BlockPublicAccessExclusionKind : ResourceKind
{
    public BlockPublicAccessExclusionKind()
        : base(
            "vpc_block_public_access_exclusions",
            ApiCall.DescribeVpcBlockPublicAccessExclusions,
            "ExclusionId") =>
        ArnMember = "ResourceArn";

    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<BlockPublicAccessExclusion>("ExclusionId");
        rows.Add(new BlockPublicAccessExclusion(
            id, document.Scope, body.IdText("ResourceArn"), body.Text("InternetGatewayExclusionMode"), body.Text("State")));
        rows.AddTags(body, id.Value);
    }
}
