using System.Collections.Immutable;
using Graph.Engine.Sets;

namespace Graph.Threats.Scopes;

/// <summary>One path of a scope with one alternative of each of its statements, which makes it a product: of ends, and of traffic.</summary>
/// <param name="IsKeen">whether what cannot be told counts: for a match, and not for an exclusion.</param>
internal sealed record AtomicPath(
    EndStatement Source,
    EndStatement Destination,
    HeaderStatement? Leaving,
    HeaderStatement? Arriving,
    ImmutableArray<EndStatement> Through,
    HeaderAddresses Addresses,
    bool IsKeen)
{
    public static IEnumerable<AtomicPath> Of(ScopePath path, HeaderAddresses addresses, bool isKeen) =>
        from source in EndStatement.Of(path.Source?.Resource)
        from destination in EndStatement.Of(path.Destination?.Resource)
        select new AtomicPath(
            source,
            destination,
            path.Source?.Header,
            path.Destination?.Header,
            path.Through is null ? [] : [.. EndStatement.Of(path.Through)],
            addresses,
            isKeen);

    /// <summary>What of some paths fits, and what does not.</summary>
    public (PathSet In, IEnumerable<PathSet> Out) Divide(PathSet paths, Passage passage)
    {
        var (sourceIn, sourceOut) = paths.Source.Split(new(
            member => Source.Matches(member.Interface) && Fits(member, Addresses.SourcesOf(Leaving), Addresses.SourcesOf(Arriving)),
            Both(Addresses.SourcesOf(Leaving), Addresses.SourcesOf(Arriving))));
        var (destinationIn, destinationOut) = paths.Destination.Split(new(
            member => Destination.Matches(member.Interface) && ContainsRelay(member)
                && Fits(member, Addresses.DestinationsOf(Leaving), Addresses.DestinationsOf(Arriving)),
            Both(Addresses.DestinationsOf(Leaving), Addresses.DestinationsOf(Arriving))));
        var (sent, arriving) = TrafficOf(paths, passage);
        var inside = paths with
        {
            Source = sourceIn,
            Destination = destinationIn,
            Sent = paths.Sent.Intersect(sent),
            Arriving = paths.Arriving.Intersect(arriving),
        };
        if (inside.IsEmpty)
            return (inside, [paths]);
        var half = paths with { Source = sourceIn, Destination = destinationIn };
        var rest = new List<PathSet>
        {
            paths with { Source = sourceOut },
            paths with { Source = sourceIn, Destination = destinationOut },
        };
        if (paths.IsDirect)
        {
            rest.Add(half.WithTraffic(paths.Sent.Except(inside.Sent)));
        }
        else
        {
            rest.Add(half with { Sent = paths.Sent.Except(inside.Sent) });
            rest.Add(half with { Sent = inside.Sent, Arriving = paths.Arriving.Except(inside.Arriving) });
        }

        return (inside, rest.Where(one => !one.IsEmpty));
    }

    private (TrafficSet Sent, TrafficSet Arriving) TrafficOf(PathSet paths, Passage passage)
    {
        var leaving = HeaderTraffic(Leaving);
        var reaching = HeaderTraffic(Arriving);
        var first = Source.TrafficOf(paths.First, isSource: true, passage);
        if (paths.IsDirect)
        {
            var both = leaving.Intersect(reaching).Intersect(first).Intersect(Destination.TrafficOf(paths.First, isSource: false, passage))
                .Intersect(ThroughTraffic(paths, passage));
            return (both, both);
        }

        var second = paths.Second is { } flow ? Destination.TrafficOf(flow, isSource: false, passage) : TrafficSet.AllPorts;
        return (leaving.Intersect(first).Intersect(ThroughTraffic(paths, passage)), reaching.Intersect(second));
    }

    private TrafficSet ThroughTraffic(PathSet paths, Passage passage)
    {
        if (Through.IsEmpty)
            return TrafficSet.AllPorts;
        var passed = TrafficSet.Empty;
        foreach (var one in Through)
        {
            if (IsRelay(one, paths.Relay) || (paths.IsDirect && IsBalancer(one)))
                return TrafficSet.AllPorts;
            var ids = one.Text!.Contains("::", StringComparison.Ordinal) ? passage.OfType(one.Text) : [one.Text];
            passed = passed.Union(passage.Through(paths.First, ids));
            if (paths.Second is { } second && !passage.Through(second, ids).Intersect(paths.Arriving).IsEmpty)
                return TrafficSet.AllPorts;
        }

        return passed;
    }

    /// <summary>A direct path contains a load balancer only where it ends at one of its own interfaces.</summary>
    private bool ContainsRelay(Member member) => Through.IsEmpty || !Through.All(IsBalancer)
        || Through.Any(one => member.Interface.Kind == Graph.Engine.Placing.InterfaceKind.LoadBalancer
            && (one.Text!.Contains("::", StringComparison.Ordinal) || member.Interface.Owners.Contains(one.Text)))
        || IsRelayed;

    /// <summary>Set for paths that a load balancer relays: it is on them wherever they end.</summary>
    public bool IsRelayed { get; init; }

    private static bool IsBalancer(EndStatement one) =>
        one.Text is ResourceTypes.LoadBalancer or ResourceTypes.ClassicLoadBalancer || one.Text!.Contains(":loadbalancer/", StringComparison.Ordinal);

    private static bool IsRelay(EndStatement one, Relay? relay) => relay is not null
        && (one.Text == relay.Id || one.Text == (relay.IsClassic ? ResourceTypes.ClassicLoadBalancer : ResourceTypes.LoadBalancer));

    private bool Fits(Member member, AddressSet? leaving, AddressSet? arriving) =>
        (leaving is null || leaving.Contains(member.Sent))
        && (arriving is null || (member.Arriving is { } address ? arriving.Contains(address) : IsKeen));

    private static AddressSet? Both(AddressSet? one, AddressSet? other) =>
        one is null ? other : other is null ? one : one.Intersect(other);

    /// <summary>No rule of a network looks at the port that a request comes from, so that any will do.</summary>
    private static TrafficSet HeaderTraffic(HeaderStatement? header)
    {
        if (header is null)
            return TrafficSet.AllPorts;
        var ports = header.SourcePorts is { IsEmpty: true } ? ValueSet.Empty : header.DestinationPorts ?? ValueSet.All;
        return (header.Tcp ? TrafficSet.OfTcp(ports) : TrafficSet.Empty).Union(header.Udp ? TrafficSet.OfUdp(ports) : TrafficSet.Empty);
    }
}

/// <summary>The addresses of headers, prefix lists read out.</summary>
internal sealed class HeaderAddresses(ILookup<string, Graph.Model.Addressing.Cidr> lists)
{
    public AddressSet? SourcesOf(HeaderStatement? header) => header is null ? null : Of(header.SourceAddresses, header.SourcePrefixLists);

    public AddressSet? DestinationsOf(HeaderStatement? header) =>
        header is null ? null : Of(header.DestinationAddresses, header.DestinationPrefixLists);

    private AddressSet? Of(AddressSet? blocks, ImmutableArray<string> named) =>
        blocks ?? (named.IsEmpty ? null : AddressSet.Of(named.SelectMany(list => lists[list])));
}
