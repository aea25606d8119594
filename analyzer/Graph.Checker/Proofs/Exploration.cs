using Graph.Checker.Sets;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>
/// Follows every way that the network may take with an inquiry's traffic, and its replies, and says of which traffic the walker
/// would answer reachable, and of which it could not answer unreachable.
/// </summary>
internal sealed class Exploration
{
    private readonly Inquiry _inquiry;
    private readonly HashSet<ProofStanding> _path = [];
    private readonly Dictionary<(ProofStanding, TrafficSet), ReplyFate> _replies = [];
    private TrafficSet _reached = TrafficSet.Nothing;
    private TrafficSet _possible = TrafficSet.Nothing;
    private TrafficSet _arrived = TrafficSet.Nothing;
    private TrafficSet _spoilt = TrafficSet.Nothing;

    private Exploration(Inquiry inquiry) => _inquiry = inquiry;

    /// <param name="Reachable">gets through for certain on one way at least, or whichever way AWS chose.</param>
    /// <param name="Possible">no known control stops it on every way.</param>
    public sealed record Result(TrafficSet Reachable, TrafficSet Possible);

    public static Result Of(Inquiry inquiry, TrafficSet traffic)
    {
        var exploration = new Exploration(inquiry);
        var start = new Collector();
        Departures.Send(inquiry, traffic, start);
        exploration.FollowAll(start, null);

        // Where nothing but AWS's choice stands in the way of any way, the traffic gets through whatever it chose.
        var settled = exploration._arrived.Except(exploration._spoilt);
        return new Result(exploration._reached.Union(settled), exploration._possible);
    }

    private void FollowAll(Collector steps, TrafficSet? asked)
    {
        foreach (var stopped in steps.Stops)
            _spoilt = _spoilt.Union(asked ?? stopped.Asked ?? stopped.Packets);
        foreach (var next in steps.Nexts)
            Follow(next.Standing, next.Packets, asked ?? next.Asked);
    }

    private void Follow(ProofStanding standing, Judged packets, TrafficSet? asked)
    {
        if (standing.Place.IsEnd)
            Arrive(standing, packets, asked);
        else if (_path.Add(standing))
        {
            FollowAll(Collector.Step(_inquiry, standing, packets), asked);
            _path.Remove(standing);
        }
        else
            _spoilt = _spoilt.Union(asked ?? packets.All);
    }

    private void Arrive(ProofStanding end, Judged packets, TrafficSet? asked)
    {
        if (end.Place is ProofPlace.Lost)
        {
            _possible = _possible.Union(asked ?? packets.All);
            _spoilt = _spoilt.Union(asked ?? packets.All);
        }
        else if (!Arrivals.MeetsGoal(_inquiry, end))
            _spoilt = _spoilt.Union(asked ?? packets.All);
        else
        {
            var without = end.Place is ProofPlace.Home or ProofPlace.TakenByAmazon
                ? packets
                : packets.Only(packets.All.Except(Departures.ExpectingReplies));
            Conclude(Lift(without, asked), ReplyFate.None);
            var with = packets.All.Except(without.All);
            foreach (var part in PartsOf(with))
                Conclude(Lift(packets.Only(part), asked), FateOfReply(end, part));
        }
    }

    /// <summary>What arrives, together with what becomes of its reply.</summary>
    private void Conclude(Judged packets, ReplyFate reply)
    {
        if (packets.IsEmpty)
            return;
        if (reply.IsPossible)
            _possible = _possible.Union(packets.All);
        if (reply.HasOpenWay)
            _reached = _reached.Union(packets.Open);
        _arrived = _arrived.Union(packets.All);
        _spoilt = _spoilt.Union(reply.HasSpoiltWay ? packets.All : packets.Lacking);
    }

    private ReplyFate FateOfReply(ProofStanding end, TrafficSet part)
    {
        var (standing, replies) = Departures.Reply(_inquiry, end, part)!.Value;
        if (!_replies.TryGetValue((standing, replies), out var fate))
            _replies[(standing, replies)] = fate = ReplyFate.Of(_inquiry, standing, replies);
        return fate;
    }

    /// <summary>The protocols one by one: the replies of each have a fate of their own, whatever port was asked for.</summary>
    private static IEnumerable<TrafficSet> PartsOf(TrafficSet traffic)
    {
        var parts = new[]
        {
            TrafficSet.Nothing with { Tcp = traffic.Tcp }, TrafficSet.Nothing with { Udp = traffic.Udp },
            TrafficSet.Nothing with { Icmp = traffic.Icmp }, TrafficSet.Nothing with { IcmpV6 = traffic.IcmpV6 },
        };
        return parts.Where(part => !part.IsEmpty);
    }

    /// <summary>Packets as what they were when they were sent.</summary>
    private static Judged Lift(Judged packets, TrafficSet? asked) =>
        asked is null ? packets : packets.Map(traffic => traffic.IsEmpty ? traffic : asked);
}
