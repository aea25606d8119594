using System.Collections.Immutable;
using System.Globalization;
using Graph.Engine.Sets;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Threats.Rules.Asking;

/// <summary>Figures of a rating from what is proved: who comes, and what is reached.</summary>
internal static class Rate
{
    /// <summary>From addresses outside to an asset.</summary>
    public static Rating FromOutside(ThreatContext context, AddressSet outside, Asset to, int distance = 0)
    {
        var (weight, reason) = WeightOf(context.Policy, to);
        return Breadth.IsWorld(outside)
            ? Rating.Of(4, "reachable from the internet", weight, reason, distance: distance)
            : Rating.Of(3, $"reachable from {Breadth.Text(outside)}", weight, reason, distance: distance);
    }

    /// <summary>
    /// A rating by what is proved, less a gate that all of it passes; and the one by the rules' text alone: without the gate, and from all
    /// of the internet where the rules admit it and routes or network ACLs hold the rest off.
    /// </summary>
    /// <param name="rules">ids of the rules that let the way through.</param>
    public static Ratings Of(ThreatContext context, Way way, Rating proved, ImmutableArray<string> rules)
    {
        if (way.From.Count > 0 || way.To is not [var to])
            return proved;
        if (to.IsBalancer() && way.Reachable.Except(TrafficSet.AllTcp).IsEmpty && context.Shared(Gates.Of).StandBefore(to.Id, way.Reachable))
            return new Ratings(proved.Gated(), proved);
        return way.Source == Subject.Internet && proved.Exposure == 3 && context.Shared(AdmittingRules.Of).AdmitTheWorld(rules)
            ? new Ratings(proved, proved.WithExposure(4, "the rules admit the internet; a route or a network ACL holds the rest of it off"))
            : proved;
    }

    /// <summary>From assets to an asset: by the worst of them.</summary>
    public static Rating Inside(ThreatContext context, Way way)
    {
        var to = way.To[0];
        var (exposure, exposureReason) = way.From.Select(from => ExposureOf(context.Policy, from, to))
            .DefaultIfEmpty((1, "from inside")).MaxBy(one => one.Item1);
        var (weight, reason) = WeightOf(context.Policy, to);
        return Rating.Of(exposure, exposureReason, weight, reason);
    }

    /// <summary>A way out that whoever takes the host over can use: the host comes first.</summary>
    public static Rating Outwards(ThreatContext context, Asset from, int exposure, string exposureReason)
    {
        var (weight, reason) = WeightOf(context.Policy, from);
        return Rating.Of(exposure, exposureReason, weight, reason, distance: 1);
    }

    /// <summary>What the loss of an asset costs, and why.</summary>
    public static (int Weight, string Reason) WeightOf(Policy policy, Asset asset) => (
        policy.WeightOf(asset),
        asset.Placed.Tier is { } tier
            ? $"{asset.Id} is of the tier {tier.Value} ({tier.Reason})"
            : $"{asset.Id} is in no tier, which counts as the most sensitive");

    /// <summary>The heaviest of some assets; 1 for none.</summary>
    public static (int Weight, string Reason) WeightOf(Policy policy, IEnumerable<Asset> assets, string nothing) =>
        assets.Select(asset => WeightOf(policy, asset)).DefaultIfEmpty((1, nothing)).MaxBy(one => one.Item1);

    /// <summary>Names of some things in a line: the first three and how many more.</summary>
    public static string Some(IEnumerable<string> names)
    {
        var all = names.ToList();
        return all.Count <= 4
            ? string.Join(", ", all)
            : string.Create(CultureInfo.InvariantCulture, $"{string.Join(", ", all.Take(3))} and {all.Count - 3} more");
    }

    private static (int Exposure, string Reason) ExposureOf(Policy policy, Asset from, Asset to)
    {
        var (there, here) = (from.Placed.Environment?.Value, to.Placed.Environment?.Value);
        if (there is not null && here is not null && there != here)
            return (policy.ProtectedEnvironments.Contains(here) ? 3 : 2, $"from the environment {there}");
        if (from.Placed.TierName is not { } tier)
            return (2, $"from {from.Id}, which is in no tier");
        if (from.Vpc != to.Vpc)
            return (2, $"from another VPC, {from.Vpc}");
        return AreNeighbours(policy, tier, to.Placed.TierName)
            ? (1, $"from the tier {tier}, a neighbour")
            : (2, $"from the tier {tier}, which is no neighbour");
    }

    /// <summary>
    /// Tiers are listed by rank; those that follow each other are neighbours, and so is a tier of itself.
    /// </summary>
    private static bool AreNeighbours(Policy policy, string from, string? to)
    {
        int RankOf(string? name)
        {
            for (var rank = 0; rank < policy.Tiers.Length; rank++)
            {
                if (policy.Tiers[rank].Name == name)
                    return rank;
            }

            return -1;
        }

        return from == to || (RankOf(from) >= 0 && RankOf(to) >= 0 && Math.Abs(RankOf(from) - RankOf(to)) == 1);
    }
}
