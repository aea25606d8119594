using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A subnet with assets of the persistent tier whose network ACL allows everything both ways.</summary>
internal sealed class N39OpenAclOfPersistentTier : IThreatRule
{
    public ThreatId Id { get; } = new("N39");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var acls = new SubnetAcls(context.Estate);
        var subnets = context.Placement.InTier("persistent")
            .SelectMany(asset => asset.Interfaces.Select(one => (one.Row.Subnet, Asset: asset)))
            .Concat(DeclaredSubnets(context))
            .GroupBy(pair => pair.Subnet, pair => pair.Asset).OrderBy(group => group.Key);
        foreach (var group in subnets)
        {
            if (acls.Of(group.Key) is not { } acl)
            {
                yield return Outcomes.Undecided(
                    context.Shared(Subjects.Of)
                        .Resource(
                            "subnet",
                            group.Key.Value), "network ACL", new MissingFact(
                                group.Key.Value, "its network ACL is not in the snapshot"));
                continue;
            }

            if (!acls.AllowsEverything(acl, false) || !acls.AllowsEverything(acl, true))
                continue;
            var subject = context.Shared(Subjects.Of).Resource("subnet", group.Key.Value);
            var assets = group.Distinct().ToList();
            var (weight, reason) = Rate.WeightOf(context.Policy, assets, "nothing");
            yield return Outcomes.Found(
                Id,
                subject,
                $"{acl} of {subject} allows everything, so that groups are the only control before {Rate.Some(assets.Select(asset => asset.Id).Order(StringComparer.Ordinal))}",
                Rating.Of(1, "one wrong group rule is enough", weight, reason),
                [
                    new Fact(acl.Value, "ingress", RuleText.Of(acls.EntriesOf(acl, false).First())),
                    new Fact(acl.Value, "egress", RuleText.Of(acls.EntriesOf(acl, true).First())),
                ],
                [acl.Value]);
        }

        foreach (var outcome in Outcomes.Unplaced(context)
            .Concat(context.Unread(
                "network ACLs",
                "it may tell of a network ACL or a database",
                ApiCall.DescribeNetworkAcls,
                ApiCall.DescribeNetworkInterfaces,
                ApiCall.DescribeDbInstances)))
            yield return outcome;
    }

    /// <summary>RDS may move a database to any subnet of its group.</summary>
    private static IEnumerable<(Id<Subnet> Subnet, Asset Asset)> DeclaredSubnets(ThreatContext context) =>
        from row in context.Estate.Rows<DbInstance>()
        let asset = context.Placement.Find(row.Id.Value)
        where asset is { Placed.TierName: "persistent" }
        from subnet in row.Subnets
        select (subnet, asset);
}
