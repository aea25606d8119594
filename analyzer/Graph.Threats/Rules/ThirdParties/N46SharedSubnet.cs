using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>A subnet with interfaces of several accounts, or of another one than its owner.</summary>
internal sealed class N46SharedSubnet : IThreatRule
{
    public ThreatId Id { get; } = new("N46");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var subnets = context.Estate.Rows<Subnet>().ToDictionary(subnet => subnet.Id);
        foreach (var group in context.Placement.Assets.SelectMany(asset =>
            asset.Interfaces.Select(one => (one.Row.Subnet, one.Row.Scope.Account, Asset: asset)))
            .Where(one => one.Account != Scope.Unknown).GroupBy(one => one.Subnet).OrderBy(group => group.Key))
        {
            var accounts = group.Select(one => one.Account)
                .Concat(subnets.TryGetValue(group.Key, out var row) && row.Scope.Account != Scope.Unknown
                    ? [row.Scope.Account]
                    : [])
                .Distinct().Order(StringComparer.Ordinal).ToList();
            if (accounts.Count < 2)
                continue;
            var subject = context.Shared(Subjects.Of).Resource("subnet", group.Key.Value);
            var (weight, reason) = Rate.WeightOf(context.Policy, group.Select(one => one.Asset), "nothing");
            yield return Outcomes.Found(
                Id,
                subject,
                $"{subject} is shared by the accounts {string.Join(", ", accounts)}",
                Rating.Of(1, "no account sees all that stands in it", weight, reason),
                accounts.Select(account => new Fact(group.Key.Value, "account", account)));
        }

        foreach (var outcome in context.Unread(
            "interfaces", "it may tell of an interface", ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeSubnets))
            yield return outcome;
    }
}
