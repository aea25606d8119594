using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Documents;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>An asset whose required tags are missing or not in the vocabulary, or whose tags the facts contradict.</summary>
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
            var faults = Faults(context.Policy, asset, [.. tags[asset.Id], .. asset.Interfaces.SelectMany(one => tags[one.Id])]).ToList();
            if (Untold(context, asset) is { } missing)
                yield return Outcomes.Undecided(asset.Subject, "tags", missing);
            else if (faults.Count > 0)
                yield return Found(context, asset, faults);
        }

        foreach (var outcome in context.Unread("interfaces", "it may tell of an asset", ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }

    private static IEnumerable<Fault> Faults(Policy policy, Asset asset, List<Tag> tags)
    {
        foreach (var name in policy.Tagging.Required)
        {
            var rule = policy.Tagging.Rule(name);
            if (rule.Find(tags) is not { } tag)
            {
                if (IsPlaced(asset, name))
                    continue;
                yield return new Fault(name, $"no tag {rule.Keys[0]}", false, new Fact(asset.Id, rule.Keys[0], ""));
            }
            else if (!rule.IsKnown(tag.Value))
            {
                yield return new Fault(name, $"{tag.Key}=`{tag.Value}` is not in the vocabulary{(Guess.Nearest(tag.Value, rule.Names.Keys) is { } meant ? $", did you mean `{meant}`?" : "")}", true, new Fact(asset.Id, tag.Key, tag.Value));
            }
        }

        foreach (var contradiction in asset.Placed.Contradictions)
            yield return new Fault(contradiction.Key, $"{contradiction.Key}=`{contradiction.Value}` contradicts the facts: {contradiction.Reason}", true, new Fact(contradiction.ResourceId, contradiction.Key, contradiction.Value));
    }

    /// <summary>By a tag of what it belongs to; what serves the network is what it is without a tag.</summary>
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
        return value is { IsInferred: false }
            || (value is { IsGuess: false } && asset.Kind is (AssetKind.LoadBalancer or AssetKind.NatGateway or AssetKind.Endpoint));
    }

    /// <summary>Tags of load balancers come by a call of their own.</summary>
    private static MissingFact? Untold(ThreatContext context, Asset asset) => asset.Kind is AssetKind.LoadBalancer
        && context.Shared(Balancers.Of).All.FirstOrDefault(one => one.Id == asset.Id) is { Row: not null }
        && !context.Estate.Rows<Tag>().Any(tag => tag.ResourceId == asset.Id)
        && !context.Estate.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, asset.Id)
        && !context.Estate.Coverage.IsComplete(ApiCall.DescribeLoadBalancerTags, asset.Scope)
            ? new MissingFact($"{ApiCall.DescribeLoadBalancerTags} of {asset.Id}", "its tags were not read")
            : null;

    private RuleOutcome.Found Found(ThreatContext context, Asset asset, List<Fault> faults)
    {
        var (weight, reason) = Rate.WeightOf(context.Policy, asset);
        var misleads = faults.Exists(fault => fault.Misleads);
        return Outcomes.Found(
            Id,
            asset.Subject,
            $"{asset.Subject}: {string.Join("; ", faults.Select(fault => fault.Text))}",
            misleads
                ? Rating.Of(1, "its tags put it where it is not", weight, reason)
                : Rating.Of(1, "it is on nobody's list", Math.Min(weight, 3), $"{reason}; a missing tag misleads nobody"),
            faults.Select(fault => fault.Fact));
    }

    /// <param name="Misleads">the tag is there and says something wrong.</param>
    private sealed record Fault(string Tag, string Text, bool Misleads, Fact Fact);
}
