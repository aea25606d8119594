using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Resources;
using Graph.Threats.Policies;

namespace Graph.Threats.Placement;

/// <summary>Tags of assets that the facts, or the tags around them, speak against.</summary>
internal sealed class Contradictions(Estate estate, Policy policy, Tags tags)
{
    private readonly HashSet<string> _internetFacing =
    [
        .. estate.Rows<LoadBalancer>().Where(row => row.Scheme is "internet-facing").Select(row => row.ResourceId),
        .. estate.Rows<ClassicLoadBalancer>().Where(row => row.Scheme is "internet-facing").Select(row => row.ResourceId),
    ];

    /// <summary>Sorted by resource, then key.</summary>
    public ImmutableArray<TagContradiction> Of(string id, Placed placed, ImmutableArray<InterfaceProfile> interfaces) =>
    [
        .. interfaces.SelectMany(one => OfTier(id, placed, one)
                .Concat(Around(policy.Tagging.Tier, one))
                .Concat(Around(policy.Tagging.Environment, one)))
            .Distinct()
            .OrderBy(one => one.ResourceId, StringComparer.Ordinal).ThenBy(one => one.Key, StringComparer.Ordinal)
            .ThenBy(one => one.Reason, StringComparer.Ordinal),
    ];

    /// <summary>The tier that a tag tells, against what the interface is.</summary>
    private IEnumerable<TagContradiction> OfTier(string id, Placed placed, InterfaceProfile one)
    {
        if (tags.TierTagOf(one) is not var (tag, _))
            yield break;
        var tier = policy.Tagging.Tier.Canonical(tag.Value);
        if (one.ManagedService is { } service && HintedBy<TierHint.ManagedDatabase>() is { } forDatabases && tier != forDatabases)
            yield return new(tag.ResourceId, tag.Key, tag.Value, $"{one.Id} is an interface of {service}, which is {forDatabases}");
        if (_internetFacing.Contains(id) && HintedBy<TierHint.LoadBalancer>() is { } forBalancers && tier != forBalancers)
            yield return new(tag.ResourceId, tag.Key, tag.Value, "the load balancer is internet-facing");
        if (policy.Tier(tier) is { Weight: >= 3 } && !IsMeantToBePublic(placed)
            && one is { IsInPublicSubnet: true, HasPublicAddress: true })
        {
            yield return new(
                tag.ResourceId,
                tag.Key,
                tag.Value,
                $"{one.Id} has a public address in {one.Row.Subnet}, which has a route to an internet gateway");
        }
    }

    private static bool IsMeantToBePublic(Placed placed) =>
        placed.Roles.Any(one => one.Role is Role.Bastion or Role.Nat or Role.LoadBalancer or Role.Firewall && !one.IsGuess);

    private string? HintedBy<THint>()
        where THint : TierHint =>
        policy.Tagging.Hints.OfType<THint>().FirstOrDefault()?.Tier;

    /// <summary>What the asset's own tag tells, against the tags of the subnet that it stands in and of the groups that it has.</summary>
    private IEnumerable<TagContradiction> Around(TagRule rule, InterfaceProfile one)
    {
        if (rule.Find(tags.Of(one)) is not { } own)
            yield break;
        foreach (var around in one.Groups.Prepend(one.Row.Subnet.Value))
        {
            if (rule.Find(tags.Of(around)) is { } other && rule.Canonical(other.Value) != rule.Canonical(own.Value)
                && rule.IsKnown(own.Value) && rule.IsKnown(other.Value))
            {
                yield return new(own.ResourceId, own.Key, own.Value, $"{around} is tagged {other.Key}={other.Value}");
            }
        }
    }
}
