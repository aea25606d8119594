using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>What the internet reaches over IPv6 and not over IPv4.</summary>
internal sealed class N10OpenOverIpv6Alone : IThreatRule
{
    private static readonly TrafficSet Asked = TrafficSet.AllPorts;

    public ThreatId Id { get; } = new("N10");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var trusted = AddressSet.Of(context.Policy.Trust.Ranges);
        return Outcomes.Of(context, Id, context.Placement.Assets.Select(asset => Over6(context, asset, trusted)), way =>
            new Judgement(
            $"{way.Destination} answers {Breadth.Text(way.Outside)} over IPv6 on {way.Reachable}, which is closed over IPv4",
            Rate.FromOutside(context, way.Outside, way.To[0])));
    }

    private static Way Over6(ThreatContext context, Asset asset, AddressSet trusted)
    {
        var flows = context.Flows.FromInternet(asset).ToList();
        var over4 = flows.Where(flow => flow.SourceAddress.Family == AddressFamily.IPv4).ToList();
        var open4 = over4.Aggregate(TrafficSet.Empty, (set, flow) => set.Union(flow.Reachable));
        var unknown4 = over4.Aggregate(TrafficSet.Empty, (set, flow) => set.Union(flow.Unknown)).Except(open4);
        var over6 = TrafficSet.Empty;
        var way = new Way(Subject.Internet, asset.Subject);
        way.AddTo(asset);
        foreach (var flow in flows.Where(flow => flow.SourceAddress.Family == AddressFamily.IPv6))
        {
            var outside = ((EndpointGroup.Internet)flow.Source).Addresses.Except(trusted);
            if (outside.IsEmpty)
                continue;
            var asked = flow.Reachable.Intersect(Asked).Except(open4);
            over6 = over6.Union(asked);
            way.Add(flow, asked.Except(unknown4), flow.Unknown.Intersect(Asked).Except(open4), outside);
        }

        // Whether it is closed over IPv4 is what is asked.
        foreach (var flow in over4)
            way.Add(flow, TrafficSet.Empty, flow.Unknown.Intersect(over6).Except(open4), null);

        return way;
    }
}
