using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Documents;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>
/// An asset or a subnet whose required tags are missing or not in the vocabulary, or whose tags the facts contradict. A
/// subnet counts because what stands in it takes its tags.
/// </summary>
internal sealed class N57Tagging : IThreatRule
{
    public ThreatId Id { get; } = new("N57");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var tags = context.Estate.Rows<Tag>().ToLookup(tag => tag.ResourceId, StringComparer.Ordinal);
        foreach (var asset in context.Placement.Assets)
        {
            // An interface without an owner in the snapshot is made by a service, which tags it or cannot.
            if (asset.Kind is AssetKind.NetworkInterface && asset.Interfaces.All(one => one.Row.RequesterManaged))
                continue;
            var faults = Faults(
                context.Policy,
                asset.Id,
                asset,
                [.. tags[asset.Id], .. asset.Interfaces.SelectMany(one => tags[one.Id])])
                .Concat(asset.Placed.Contradictions.Select(one => new Fault(
                    $"{one.Key}=`{one.Value}` contradicts the facts: {one.Reason}",
                    true,
                    new Fact(one.ResourceId, one.Key, one.Value)))).ToList();
            if (context.Shared(PlacementGaps.Of).Of(asset) is { IsEmpty: false } unread)
                yield return Outcomes.Undecided(asset.Subject, "tags", unread);
            else if (Untold(context, asset) is { } missing)
                yield return Outcomes.Undecided(asset.Subject, "tags", missing);
            else if (faults.Count > 0)
                yield return Found(asset.Subject, Rate.WeightOf(context.Policy, asset), faults);
        }

        foreach (var subnet in context.Estate.Rows<Subnet>())
        {
            var faults = Faults(context.Policy, subnet.Id.Value, null, [.. tags[subnet.Id.Value]]).ToList();
            if (faults.Count > 0)
            {
                yield return Found(
                    context.Shared(Subjects.Of).Resource("subnet", subnet.Id.Value),
                    (2, "what stands in it is rated by itself"),
                    faults);
            }
        }

        foreach (var outcome in Outcomes.Unplaced(context)
            .Concat(context.Unread(
                "resources",
                "it may tell of an asset or a subnet",
                ApiCall.DescribeNetworkInterfaces,
                ApiCall.DescribeSubnets))
            .Concat(context.Unread(
                "what contradicts a tag",
                "it may tell that a subnet is public or a load balancer faces the internet",
                ApiCall.DescribeRouteTables,
                ApiCall.DescribeInternetGateways,
                ApiCall.DescribeLoadBalancers,
                ApiCall.DescribeClassicLoadBalancers)))
            yield return outcome;
    }

    /// <param name="asset">null for a subnet, which nothing places but its own tags.</param>
    private static IEnumerable<Fault> Faults(Policy policy, string id, Asset? asset, List<Tag> tags)
    {
        foreach (var name in policy.Tagging.Required)
        {
            var rule = policy.Tagging.Rule(name);
            if (rule.Find(tags) is not { } tag)
            {
                if (asset is not null && IsPlaced(asset, name))
                    continue;
                yield return new Fault($"no tag {rule.Keys[0]}", false, new Fact(id, rule.Keys[0], ""));
            }
            else if (!rule.IsKnown(tag.Value))
            {
                yield return new Fault(
                    $"{tag.Key}=`{tag.Value}` is not in the vocabulary{(Guess.Nearest(tag.Value, rule.Names.Keys) is { } meant ? $", did you mean `{meant}`?" : "")}",
                    true,
                    new Fact(tag.ResourceId, tag.Key, tag.Value));
            }
        }
    }

    /// <summary>
    /// What serves the network is what it is without a tag, and an interface takes the tags of its surroundings. An
    /// instance or a database has to carry its own: what it takes from its group or subnet places it, and tells nobody
    /// whose it is.
    /// </summary>
    private static bool IsPlaced(Asset asset, string name)
    {
        var value = name switch
        {
            "tier" => asset.Placed.Tier,
            "environment" => asset.Placed.Environment,
            "application" => asset.Placed.Application,
            "owner" => asset.Placed.Owner,
            _ => null,
        };
        return asset.Kind is not (AssetKind.Instance or AssetKind.Database) && value is { IsGuess: false };
    }

    /// <summary>Tags of load balancers come by a call of their own.</summary>
    private static MissingFact? Untold(ThreatContext context, Asset asset) => asset.Kind is AssetKind.LoadBalancer
        && context.Shared(Balancers.Of).All.FirstOrDefault(one => one.Id == asset.Id) is { Row: not null }
        && !context.Estate.Rows<Tag>().Any(tag => tag.ResourceId == asset.Id)
        && !context.Estate.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, asset.Id)
        && !context.Estate.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, asset.Scope)
            ? new MissingFact($"{ApiCall.DescribeLoadBalancerTags} of {asset.Id}", "its tags were not read")
            : null;

    private RuleOutcome.Found Found(Subject subject, (int Weight, string Reason) rated, List<Fault> faults)
    {
        var (weight, reason) = rated;
        var misleads = faults.Exists(fault => fault.Misleads);
        return Outcomes.Found(
            Id,
            subject,
            $"{subject}: {string.Join("; ", faults.Select(fault => fault.Text))}",
            misleads
                ? Rating.Of(1, "its tags put it where it is not", weight, reason)
                : Rating.Of(
                    1, "it is on nobody's list", Math.Min(weight, 3), $"{reason}; a missing tag misleads nobody"),
            faults.Select(fault => fault.Fact));
    }

    /// <param name="Misleads">the tag is there and says something wrong.</param>
    private sealed record Fault(string Text, bool Misleads, Fact Fact);
}
