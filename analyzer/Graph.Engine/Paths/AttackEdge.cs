using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Paths;

/// <summary>What one node reaches, or may reach, at another by one connection.</summary>
/// <param name="Traffic">what it reaches for certain.</param>
/// <param name="Possible">that, and what a missing fact leaves open.</param>
/// <param name="Missing">the facts that decide about the difference.</param>
/// <param name="Sender">the interface that sends it; null outside, and where no pair of addresses shows it.</param>
internal sealed record AttackEdge(
    AttackNode From, AttackNode To, TrafficSet Traffic, TrafficSet Possible, IReadOnlyCollection<MissingFact> Missing, InterfaceNode? Sender)
{
    /// <param name="certainly">not by what is only possible.</param>
    public TrafficSet Carries(bool certainly) => certainly ? Traffic : Possible;

    /// <summary>All flows between the two as one edge; null where they carry nothing.</summary>
    public static AttackEdge? Of(AttackNode start, AttackNode end, IEnumerable<PartyFlow> flows)
    {
        var (certain, possible) = (TrafficSet.Empty, TrafficSet.Empty);
        PartyFlow? shown = null;
        HashSet<MissingFact> missing = [];
        foreach (var flow in flows)
        {
            if (flow.Answer.Verdict == Verdict.Unreachable)
                continue;
            if (shown is null || (certain.IsEmpty && !flow.Answer.Reachable.IsEmpty))
                shown = flow;
            certain = certain.Union(flow.Answer.Reachable);
            possible = possible.Union(flow.Answer.Reachable).Union(flow.Answer.Unknown);
            if (!flow.Answer.Unknown.IsEmpty)
                missing.UnionWith(flow.Answer.Missing);
        }

        return shown is null ? null : new(start, end, certain, possible, missing, (shown.Sender as Sender.OfInterface)?.Interface);
    }

    /// <summary>An edge that only a missing fact leaves open.</summary>
    public static AttackEdge Open(AttackNode start, AttackNode end, TrafficSet possible, params IReadOnlyCollection<MissingFact> missing) =>
        new(start, end, TrafficSet.Empty, possible, missing, null);

    /// <summary>The same where a further fact decides whether any of it is carried.</summary>
    public AttackEdge Lacking(MissingFact? fact) =>
        fact is null ? this : this with { Traffic = TrafficSet.Empty, Missing = [.. Missing, fact] };
}
