using Graph.Model.Resources;

namespace Graph.Snapshots.Schema.Tables;

internal static class BlockPublicAccessTables
{
    public static Table<BlockPublicAccessOptions> Options { get; } =
        new TableBuilder<BlockPublicAccessOptions>(
                "vpc_block_public_access_options", "VPC Block Public Access of an account and region")
            .Scope(row => row.Scope)
            .Text("internet_gateway_block_mode", row => row.Mode)
            .OptionalText("state", row => row.State)
            .OptionalText("exclusions_allowed", row => row.ExclusionsAllowed)
            .Key("account", "region")
            .Read(row => new BlockPublicAccessOptions(row.Scope(), row.Text(), row.OptionalText(), row.OptionalText()));

    public static Table<BlockPublicAccessExclusion> Exclusions { get; } =
        new TableBuilder<BlockPublicAccessExclusion>(
                "vpc_block_public_access_exclusions", "an exclusion from VPC Block Public Access")
            .Id("exclusion_id", row => row.Id)
            .Scope(row => row.Scope)
            .Text("resource_arn", row => row.ResourceArn)
            .Text("internet_gateway_exclusion_mode", row => row.Mode)
            .Text("state", row => row.State)
            .Key("exclusion_id")
            .Read(row => new BlockPublicAccessExclusion(
                row.Id<BlockPublicAccessExclusion>(), row.Scope(), row.Text(), row.Text(), row.Text()));
}
