using Graph.Checker.Sets;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// Checks that the states of a refutation contain the packets as they are sent, and with each state all that may come next; that
/// no reply gets back; and that what is blamed does stop what it is blamed for.
/// </summary>
internal sealed class RefutationCheck
{
    private readonly Inquiry _inquiry;
    private readonly Dictionary<ProofStanding, TrafficSet> _states = [];
    private readonly HashSet<ProofStanding> _seen = [];
    private readonly Queue<ProofStanding> _queue = [];
    private readonly List<Stopped> _stops = [];

    private RefutationCheck(Inquiry inquiry, IEnumerable<ProofState> states)
    {
        _inquiry = inquiry;
        foreach (var (standing, traffic) in states)
        {
            _states[standing] = _states.TryGetValue(standing, out var known)
                ? known.Union(TrafficSet.Of(traffic))
                : TrafficSet.Of(traffic);
        }
    }

    /// <returns>how many states were stepped through.</returns>
    public static int Check(Inquiry inquiry, TrafficSet traffic, ProofEvidence.Refutation refutation)
    {
        var check = new RefutationCheck(inquiry, refutation.States);
        check.Close(traffic);
        foreach (var blame in refutation.Blame)
            check.CheckBlame(blame);
        return check._seen.Count;
    }

    private void Close(TrafficSet traffic)
    {
        var start = new Collector();
        Departures.Send(_inquiry, traffic, start);
        Take(start);
        while (_queue.TryDequeue(out var standing))
        {
            if (standing.Place.IsEnd)
                Arrive(standing);
            else
                Take(Collector.Step(_inquiry, standing, Judged.Sure(_states[standing])));
        }
    }

    private void Take(Collector steps)
    {
        _stops.AddRange(steps.Stops);
        foreach (var (standing, packets, _) in steps.Nexts)
            RequireState(standing, packets.All);
    }

    private void RequireState(ProofStanding standing, TrafficSet packets)
    {
        if (standing.Place is ProofPlace.Lost)
            throw new ProofRejectedException($"for want of a fact nothing is known to stop {packets} {TextOf(standing)}");
        if (!_states.TryGetValue(standing, out var state))
            throw new ProofRejectedException($"no state has {packets} {TextOf(standing)}");
        if (!state.Contains(packets))
            throw new ProofRejectedException($"no state has {packets.Except(state)} {TextOf(standing)}");
        if (_seen.Add(standing))
            _queue.Enqueue(standing);
    }

    private void Arrive(ProofStanding end)
    {
        var packets = _states[end];
        if (end.IsReply)
        {
            if (Arrivals.IsReturn(_inquiry, end) && !packets.IsEmpty)
                throw new ProofRejectedException($"a reply gets back: {packets} {TextOf(end)}");
            TellMissed(end, ExplanationCodes.GraphReplyMisdelivered, packets);
            return;
        }

        if (packets.IsEmpty)
            return;
        if (!Arrivals.MeetsGoal(_inquiry, end))
        {
            TellMissed(end, ExplanationCodes.NoPath, packets);
            return;
        }

        var needsReply = end.Place is not (ProofPlace.Home or ProofPlace.TakenByAmazon);
        if (!needsReply || !Departures.ExpectingReplies.Contains(packets))
            throw new ProofRejectedException($"the destination is reached: {packets} {TextOf(end)}");
        var (standing, replies) = Departures.Reply(_inquiry, end, packets)!.Value;
        RequireState(standing, replies);
    }

    /// <summary>That the way ends elsewhere stops packets too: where it does.</summary>
    private void TellMissed(ProofStanding end, ExplanationCode code, TrafficSet packets)
    {
        if (Arrivals.TakerAt(_inquiry, end) is { } taker)
            _stops.Add(new Stopped(end, taker, code, null, packets, true, null));
    }

    private void CheckBlame(ProofBlame blame)
    {
        var blamed = TrafficSet.Of(blame.Traffic);
        var stopped = _stops.Where(stop => stop.Component == blame.Component && stop.Standing.IsReply == blame.IsReply && Gives(stop, blame))
            .Aggregate(TrafficSet.Nothing, (all, stop) => all.Union(stop.Packets));
        if (blamed.IsEmpty || !stopped.Contains(blamed))
        {
            var rule = blame.Rule is null ? "" : $" by {blame.Rule}";
            throw new ProofRejectedException($"{blame.Component} is not known to stop {blamed.Except(stopped)}{rule} with {blame.Code}");
        }
    }

    /// <summary>Whether the code and the rule are those of the stop.</summary>
    private bool Gives(Stopped stop, ProofBlame blame)
    {
        if (stop.Code == blame.Code)
            return blame.Rule is null || blame.Rule == stop.Rule;

        // That a reference was lost on the way is a finer reason than that no rule matched.
        return stop.Code == ExplanationCodes.EniSgRulesMismatch
            && (blame.Code == ExplanationCodes.SgReferencesNotPreserved || blame.Code == ExplanationCodes.SgReferencingSupport)
            && ReferredBy(stop.Component, blame.Rule).Contains(TrafficSet.Of(blame.Traffic));
    }

    /// <summary>What inbound rules of the groups that reference a group are about, or one of them.</summary>
    private TrafficSet ReferredBy(Component groups, string? rule) => groups.Id.Split(' ')
        .SelectMany(id => _inquiry.Network.Facts.Filters.RulesOf(new(id), egress: false))
        .Where(row => row.Peer is SecurityGroupPeer.Group && (rule is null || row.RuleId == rule))
        .Aggregate(TrafficSet.Nothing, (all, row) => all.Union(_inquiry.Network.TrafficOf(row)));

    private static string TextOf(ProofStanding at)
    {
        var direction = at.IsReply ? "replies" : "requests";
        return $"among {direction} {at.Source} -> {at.Destination} at {PlaceText.Of(at.Place)}";
    }
}
