using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// Remote administration from an external range that is not the world (N03, N29): one that the policy's admin sources
/// do not hold or, where it names none, one that is wider than a site.
/// </summary>
internal sealed class N04AdminPortFromWideRange : IThreatRule
{
    public ThreatId Id { get; } = new("N04");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var sources = context.Policy.Trust.AdminSources;
        bool IsWide(AddressSet set) => Breadth.IsWiderThan(set, context.Policy.Trust.AdminPrefix);
        var approved = AddressSet.Of(sources.Where(source => !IsWide(AddressSet.Of([source]))));
        return Outcomes.Of(
            context,
            Id,
            Ways.FromInternet(context, _ => Ports.Admin(context.Policy), approved),
            way => Breadth.IsWorld(way.Outside) || (sources.IsEmpty && !IsWide(way.Outside))
                ? null
                : new Judgement(
                    sources.IsEmpty
                        ? $"{way.Destination} offers remote administration to an external range wider than a site, {Breadth.Text(way.Outside)}: {way.Reachable}"
                        : $"{way.Destination} offers remote administration to {Breadth.Text(way.Outside)}, which is no admin source of the policy or too wide for one: {way.Reachable}",
                    Rate.FromOutside(context, way.Outside, way.To[0]),
                    new Fact("policy", "trusted admin sources", sources.IsEmpty
                        ? "none"
                        : string.Join(", ", sources))));
    }
}
