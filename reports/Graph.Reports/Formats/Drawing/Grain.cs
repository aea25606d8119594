using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Reports.Formats.Drawing;

/// <summary>How finely assets are drawn: which of them are one node.</summary>
/// <param name="Note">what is drawn together, for the reader; null where nothing is.</param>
internal sealed record Grain(string? Note, Func<Asset, Policy, NodeKey> KeyOf)
{
    /// <summary>Zone of assets that nothing places.</summary>
    public const string Unplaced = "unplaced";

    /// <summary>The finest first.</summary>
    public static IReadOnlyList<Grain> All { get; } =
    [
        new(null, (asset, _) => new(
            asset.Id, LabelOf(asset), asset.Subject.Kind, TierOf(asset), asset.Placed.Environment?.Value, asset.Vpc.Value)),
        new("assets of one kind, tier, environment and VPC are drawn as one", (asset, _) => Key(
            asset.Subject.Kind, TierOf(asset), asset.Placed.Environment?.Value, asset.Vpc.Value)),
        new("assets of one kind and tier are drawn as one", (asset, _) => Key(asset.Subject.Kind, TierOf(asset), null, null)),
        new("assets of one tier are drawn as one, those of tiers that the policy does not know together", (asset, policy) => Key(
            "assets", TierOf(asset) is { } tier && policy.Tier(tier) is null ? "other tiers" : TierOf(asset), null, null)),
    ];

    /// <summary>For the picture of a VPC: its own assets the finest first, those of other VPCs by tier.</summary>
    public static IReadOnlyList<Grain> Of(string vpc) =>
    [
        new(null, (asset, policy) => asset.Vpc.Value == vpc ? All[0].KeyOf(asset, policy) : Others(asset)),
        new("assets of one kind, tier and environment are drawn as one", (asset, policy) => asset.Vpc.Value == vpc ? All[1].KeyOf(asset, policy) : Others(asset)),
        new("assets of one tier are drawn as one", (asset, _) => asset.Vpc.Value == vpc ? Key("assets", TierOf(asset), null, vpc) : Others(asset)),
    ];

    private static NodeKey Others(Asset asset) => Key("other VPCs", TierOf(asset), null, null);

    /// <summary>An ARN ends in the name and says nothing more to a reader of a picture.</summary>
    private static string LabelOf(Asset asset) => asset.Name switch
    {
        null => asset.Id,
        var name when asset.Id.StartsWith("arn:", StringComparison.Ordinal) => $"{name} ({asset.Subject.Kind})",
        var name => $"{name} {asset.Id}",
    };

    private static string? TierOf(Asset asset) => asset.Placed.TierName;

    private static NodeKey Key(string kind, string? tier, string? environment, string? vpc)
    {
        var id = string.Join('/', new[] { vpc, tier ?? Unplaced, environment, kind }.Select(part => Uri.EscapeDataString(part ?? "-")));
        var label = string.Join(", ", new[] { kind, tier ?? Unplaced, environment, vpc }.Where(part => part is not null));
        return new($"group/{id}", label, kind, tier, environment, vpc);
    }
}

/// <summary>What makes assets one node; equal by its id.</summary>
internal sealed record NodeKey(string Id, string Label, string Kind, string? Tier, string? Environment, string? Vpc)
{
    public static NodeKey Internet { get; } = new("internet", "internet", "internet", null, null, null);

    public static NodeKey OnPremises { get; } = new("on-prem", "on premises", "on premises", null, null, null);

    public bool IsOutside => ReferenceEquals(this, Internet) || ReferenceEquals(this, OnPremises);

    public bool Equals(NodeKey? other) => other is not null && Id == other.Id;

    public override int GetHashCode() => Id.GetHashCode(StringComparison.Ordinal);
}
