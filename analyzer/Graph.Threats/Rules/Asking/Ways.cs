using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Gathers flows into ways: per asset for what comes from or goes outside, per tier of the source inside.
/// </summary>
internal static class Ways
{
    /// <summary>From the internet to each asset.</summary>
    /// <param name="asked">the traffic that is looked for, by asset.</param>
    /// <param name="trusted">addresses that do not count.</param>
    public static IEnumerable<Way> FromInternet(
        ThreatContext context, Func<Asset, TrafficSet> asked, AddressSet trusted) =>
        ToEachAsset(context, asked, trusted, Subject.Internet, context.Flows.FromInternet, AddressesOf);

    /// <summary>From on premises to each asset.</summary>
    public static IEnumerable<Way> FromOnPremises(
        ThreatContext context, Func<Asset, TrafficSet> asked, AddressSet trusted) =>
        ToEachAsset(context, asked, trusted, Subject.OnPremises, context.Flows.FromOnPremises, AddressesOf);

    /// <summary>
    /// From each asset to the internet, but for what a gateway endpoint carries. UDP and what has no reply count when
    /// delivered.
    /// </summary>
    public static IEnumerable<Way> ToInternet(ThreatContext context, Func<Asset, TrafficSet> asked)
    {
        var services = context.Shared(EndpointServices.Of).Addresses;
        foreach (var asset in context.Placement.Assets)
        {
            var traffic = asked(asset);
            if (traffic.IsEmpty)
                continue;
            var way = new Way(asset.Subject, Subject.Internet);
            way.AddFrom(asset);
            foreach (var flow in context.Flows.ToInternet(asset))
            {
                if (!((EndpointGroup.Internet)flow.Destination).Addresses.Except(services).IsEmpty)
                {
                    way.Add(
                        flow,
                        Leaves(flow).Intersect(traffic),
                        flow.Unknown.Intersect(traffic),
                        AddressesOf(flow.Destination).Except(services));
                }
            }

            yield return way;
        }
    }

    /// <summary>
    /// From the assets of a tier to each asset, as its hosts may start it: load balancers, NAT gateways and endpoints
    /// start nothing of their own.
    /// </summary>
    /// <param name="asked">the traffic that is looked for, by what <see cref="Kind"/> tells of the two.</param>
    public static IEnumerable<Way> Inside(ThreatContext context, Func<Asset, Asset, TrafficSet> asked) =>
        Inside(context, asked, asset => Subjects.Tier(asset.Placed.TierName));

    /// <param name="sourceOf">what the sources are gathered by; the same for assets of one kind.</param>
    public static IEnumerable<Way> Inside(
        ThreatContext context, Func<Asset, Asset, TrafficSet> asked, Func<Asset, Subject> sourceOf)
    {
        var kinds = context.Shared(Kinds.Of);
        var ways = new Dictionary<(string Source, string Destination), Way>();
        var traffics = new Dictionary<(int From, int To), TrafficSet>();
        foreach (var flow in context.Flows.All)
        {
            if (flow.Source is not EndpointGroup.Interfaces || flow.Destination is not EndpointGroup.Interfaces)
                continue;
            foreach (var from in kinds.Within(flow.Source))
            {
                if (!from.Representative.IsHost())
                    continue;
                foreach (var to in kinds.Within(flow.Destination))
                {
                    if (!traffics.TryGetValue((from.Number, to.Number), out var traffic))
                        traffics[(from.Number, to.Number)] = traffic = asked(from.Representative, to.Representative);
                    if (traffic.Overlaps(flow.Reachable) || traffic.Overlaps(flow.Unknown))
                        Add(ways, flow, traffic, from, to, sourceOf(from.Representative));
                }
            }
        }

        return ways.OrderBy(pair => pair.Key.Source, StringComparer.Ordinal)
            .ThenBy(pair => pair.Key.Destination, StringComparer.Ordinal).Select(pair => pair.Value);
    }

    private static void Add(
        Dictionary<(string, string), Way> ways,
        SurveyFlow flow,
        TrafficSet traffic,
        KindOfAssets from,
        KindOfAssets to,
        Subject source)
    {
        var (reachable, unknown) = (flow.Reachable.Intersect(traffic), flow.Unknown.Intersect(traffic));
        foreach (var asset in to.Assets)
        {
            // A host does not reach itself over the network.
            if (from.Assets is [var only] && only == asset)
                continue;
            if (!ways.TryGetValue((source.Id, asset.Id), out var way))
            {
                ways[(source.Id, asset.Id)] = way = new Way(source, asset.Subject);
                way.AddTo(asset);
            }

            way.Add(flow, reachable, unknown, null);
            if (reachable.IsEmpty)
                continue;
            foreach (var one in from.Assets)
            {
                if (one != asset)
                    way.AddFrom(one);
            }
        }
    }

    private static IEnumerable<Way> ToEachAsset(
        ThreatContext context,
        Func<Asset, TrafficSet> asked,
        AddressSet trusted,
        Subject source,
        Func<Asset, IEnumerable<SurveyFlow>> flows,
        Func<EndpointGroup, AddressSet> addresses)
    {
        foreach (var asset in context.Placement.Assets)
        {
            var traffic = asked(asset);
            if (traffic.IsEmpty)
                continue;
            var way = new Way(source, asset.Subject);
            way.AddTo(asset);
            foreach (var flow in flows(asset))
            {
                var outside = addresses(flow.Source).Except(trusted);
                if (!outside.IsEmpty)
                    way.Add(flow, flow.Reachable.Intersect(traffic), flow.Unknown.Intersect(traffic), outside);
            }

            yield return way;
        }
    }

    private static AddressSet AddressesOf(EndpointGroup group) => group switch
    {
        EndpointGroup.Internet internet => internet.Addresses,
        EndpointGroup.OnPremises onPremises => onPremises.Addresses,
        _ => AddressSet.Empty,
    };

    /// <summary>To send data away one packet is enough, but TCP sends none before the first reply.</summary>
    private static TrafficSet Leaves(SurveyFlow flow) => flow.Reachable.Union(flow.Delivered.Except(TrafficSet.AllTcp));
}
