using Graph.Checker.Sets;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>What becomes of a reply of one protocol over all ways that the network may take with it.</summary>
/// <param name="HasOpenWay">one way gets it back to the sender for certain.</param>
/// <param name="IsPossible">no known control stops it on every way.</param>
/// <param name="HasSpoiltWay">on one way at least something other than AWS's choice among prefix lists stands against it.</param>
internal readonly record struct ReplyFate(bool HasOpenWay, bool IsPossible, bool HasSpoiltWay)
{
    /// <summary>No reply is expected.</summary>
    public static ReplyFate None { get; } = new(true, true, false);

    public static ReplyFate Of(Inquiry inquiry, ProofStanding standing, TrafficSet replies)
    {
        var path = new HashSet<ProofStanding>();
        return Follow(standing, Judged.Sure(replies));

        ReplyFate Follow(ProofStanding at, Judged packets)
        {
            if (at.Place is ProofPlace.Lost)
                return new ReplyFate(false, true, true);
            if (at.Place.IsEnd)
            {
                return Arrivals.IsReturn(inquiry, at)
                    ? new ReplyFate(!packets.Open.IsEmpty, true, packets.Open.IsEmpty && packets.Choosing.IsEmpty)
                    : new ReplyFate(false, false, true);
            }

            if (!path.Add(at))
                return new ReplyFate(false, false, true);
            var steps = Collector.Step(inquiry, at, packets);

            // An ACL that stops some of the client's ports only narrows them.
            var fate = new ReplyFate(false, false, steps.Stops.Exists(stopped => stopped.IsAll));
            foreach (var next in steps.Nexts)
                fate = fate.And(Follow(next.Standing, next.Packets));
            path.Remove(at);
            return fate;
        }
    }

    private ReplyFate And(ReplyFate other) => new(
        HasOpenWay || other.HasOpenWay, IsPossible || other.IsPossible, HasSpoiltWay || other.HasSpoiltWay);
}
