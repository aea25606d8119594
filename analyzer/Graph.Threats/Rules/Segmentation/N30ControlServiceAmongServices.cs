using Graph.Model.Coverage;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A jump host, resolver, relay or monitor in a VPC that serves an application.</summary>
internal sealed class N30ControlServiceAmongServices : IThreatRule
{
    public ThreatId Id { get; } = new("N30");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var serving = context.Placement.Assets.Where(asset => asset.Placed.TierName is "application" or "persistent")
            .GroupBy(asset => asset.Vpc).ToDictionary(group => group.Key, group => group.First());
        foreach (var asset in context.Placement.Assets)
        {
            var role = asset.Placed.Roles.FirstOrDefault(one => context.Policy.Cnc.Roles.Contains(one.Role));
            if (role is null || !serving.TryGetValue(asset.Vpc, out var service) || service == asset)
                continue;
            var (weight, reason) = Rate.WeightOf(context.Policy, asset);
            yield return Outcomes.Found(
                Id,
                asset.Subject,
                $"{asset.Subject} is a {RoleWords.Of(role.Role)} inside {asset.Vpc}, which serves {service.Subject}",
                Rating.Of(1, "it falls with the services that it serves", weight, reason),
                [
                    new Fact(asset.Id, "role", $"{RoleWords.Of(role.Role)}: {role.Reason}"),
                    new Fact(asset.Vpc.Value, "serves", service.Id),
                ]);
        }

        foreach (var outcome in Outcomes.Unplaced(context)
            .Concat(context.Unread("interfaces", "it may tell of an interface", ApiCall.DescribeNetworkInterfaces)))
            yield return outcome;
    }
}
