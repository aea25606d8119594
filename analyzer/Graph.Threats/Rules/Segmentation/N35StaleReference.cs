using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>
/// A rule that names a group which is gone, a group over a peering that carries nothing, or one of an unknown account.
/// </summary>
internal sealed class N35StaleReference : IThreatRule
{
    public ThreatId Id { get; } = new("N35");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var groups = context.Estate.Rows<SecurityGroup>().ToDictionary(group => group.Id);
        var peerings = context.Estate.Rows<VpcPeeringConnection>().ToDictionary(peering => peering.Id);
        var read = context.Estate.Coverage.Scopes.Select(scope => scope.Account).ToHashSet(StringComparer.Ordinal);
        foreach (var rule in context.Estate.Rows<SecurityGroupRule>())
        {
            if (rule.Peer is not SecurityGroupPeer.Group peer || !groups.TryGetValue(rule.Group, out var owner))
                continue;
            if (Problem(peer) is { } problem)
            {
                yield return Found(context, owner, rule, peer, problem);
            }
            else if (!groups.ContainsKey(peer.Id) && (peer.Account is null || read.Contains(peer.Account))
                && !context.Estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeSecurityGroups))
            {
                yield return Outcomes.Undecided(
                    Subjects.Group(owner), $"{rule.RuleId} names {peer.Id}", new MissingFact(
                        peer.Id.Value, "the group may be among those that were not read"));
            }
        }

        foreach (var outcome in context.Unread(
            "rules of groups",
            "it may tell of a rule, a peering, or an interface with a group",
            ApiCall.DescribeSecurityGroups,
            ApiCall.DescribeVpcPeeringConnections,
            ApiCall.DescribeNetworkInterfaces))
            yield return outcome;

        string? Problem(SecurityGroupPeer.Group peer)
        {
            if (peer.PeeringStatus is { } status and not ("active" or "provisioning" or "pending-acceptance" or "initiating-request"))
                return $"over a peering that is {status}";
            if (peer.Peering is { } id && peerings.TryGetValue(id, out var peering) && !peering.IsActive)
                return $"over {id}, which is {peering.Status}";
            if (groups.ContainsKey(peer.Id))
                return null;
            if (peer.Account is { } account && !read.Contains(account))
                return context.Policy.Trust.Accounts.Contains(account)
                    ? null
                    : $"of the account {account}, which is neither read nor trusted";
            return context.Estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeSecurityGroups)
                ? "which is gone"
                : null;
        }
    }

    private RuleOutcome.Found Found(
        ThreatContext context,
        SecurityGroup owner,
        SecurityGroupRule rule,
        SecurityGroupPeer.Group peer,
        string problem)
    {
        var subject = Subjects.Group(owner);
        var (weight, reason) = Rate.WeightOf(context.Policy, context.Shared(GroupIndex.Of)
            .AssetsWith(owner.Id), "nothing has the group now");
        return Outcomes.Found(
            Id,
            new Subject("security group rule", rule.RuleId, owner.Name),
            $"a rule of {subject} names the group {peer.Id}, {problem}",
            Rating.Of(1, "nobody matches it now", weight, reason),
            [new Fact(rule.RuleId, "rule", RuleText.Of(rule))],
            [rule.RuleId]);
    }
}
