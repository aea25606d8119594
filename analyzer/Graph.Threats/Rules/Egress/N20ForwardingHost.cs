using Graph.Engine.Placing;
using Graph.Model.Coverage;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>An interface that takes packets for others though its host is there for something else.</summary>
internal sealed class N20ForwardingHost : IThreatRule
{
    public ThreatId Id { get; } = new("N20");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var asset in context.Placement.Assets)
        {
            if (asset.Placed.Is(Role.Nat) || asset.Placed.Is(Role.Firewall))
                continue;
            foreach (var one in asset.Interfaces)
            {
                if (one.Row.SourceDestCheck || one.Kind != InterfaceKind.Host
                    || one.Row.InterfaceType is not "interface")
                    continue;
                var (weight, reason) = Rate.WeightOf(context.Policy, asset);
                yield return Outcomes.Found(
                    Id,
                    new Subject("network interface", one.Id, asset.Name),
                    $"{asset.Subject} may forward packets of others: the source/destination check of {one.Id} is off",
                    Rating.Of(1, "whoever can route to it", weight, reason),
                    [new Fact(one.Id, "SourceDestCheck", "false")]);
            }
        }

        foreach (var outcome in Outcomes.Unplaced(context)
            .Concat(context.Unread("interfaces", "it may tell of an interface", ApiCall.DescribeNetworkInterfaces)))
            yield return outcome;
    }
}
