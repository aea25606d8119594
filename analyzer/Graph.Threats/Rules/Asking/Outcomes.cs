using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;

namespace Graph.Threats.Rules.Asking;

/// <summary>What a rule says of a way that it objects to.</summary>
internal sealed record Judgement(string Message, Rating Rating, params ImmutableArray<Fact> Facts);

/// <summary>A rating by what is proved, and the one by the rules' text alone where that is another.</summary>
internal sealed record Ratings(Rating Current, Rating? Inherent)
{
    public static implicit operator Ratings(Rating current) => new(current, null);
}

/// <summary>Makes outcomes of ways and of facts.</summary>
internal static class Outcomes
{
    /// <summary>A finding for what is reachable on each way, an undecided question for what may be.</summary>
    /// <param name="judge">null: nothing to object to.</param>
    /// <param name="byRole">
    /// whether another role of who is on the way would make it none: where that was not read, nothing is certain.
    /// </param>
    public static IEnumerable<RuleOutcome> Of(
        ThreatContext context, ThreatId id, IEnumerable<Way> ways, Func<Way, Judgement?> judge, bool byRole = false)
    {
        foreach (var way in ways)
        {
            if (!way.Reachable.IsEmpty && judge(way) is { } judgement)
                yield return Found(context, id, way, judgement, byRole ? GapsOf(context, way) : []);
            if (!way.Unknown.IsEmpty)
                yield return new RuleOutcome.Undecided(
                    way.Source, way.Destination, way.Unknown.ToString(), [.. way.Missing]);
        }

        foreach (var outcome in Absences(context))
            yield return outcome;
    }

    /// <summary>
    /// What may hold further endpoints, or place those that are there, leaves every question about flows open.
    /// </summary>
    public static IEnumerable<RuleOutcome> Absences(ThreatContext context)
    {
        if (!context.Flows.Missing.IsEmpty)
            yield return new RuleOutcome.Undecided(
                Subjects.Snapshot, Subjects.Snapshot, "further interfaces", context.Flows.Missing);
        foreach (var outcome in Unplaced(context))
            yield return outcome;
    }

    /// <summary>What may place an interface leaves every question about tiers, environments and roles open.</summary>
    public static IEnumerable<RuleOutcome> Unplaced(ThreatContext context)
    {
        var missing = context.Shared(PlacementGaps.Of).Missing;
        if (!missing.IsEmpty)
            yield return new RuleOutcome.Undecided(
                Subjects.Snapshot, Subjects.Snapshot, "placement of interfaces", missing);
    }

    /// <summary>
    /// An open question where what is unknown could make a finding graver: nothing proves the exposure that its rating would have then.
    /// </summary>
    /// <param name="flows">those that would prove it.</param>
    /// <param name="further">what else could.</param>
    public static IEnumerable<RuleOutcome> Exposure(
        ThreatContext context, Subject destination, IEnumerable<SurveyFlow> flows, TrafficSet traffic, params IEnumerable<MissingFact> further)
    {
        ImmutableArray<MissingFact> missing =
        [
            .. flows.Where(flow => flow.Unknown.Overlaps(traffic)).SelectMany(flow => flow.Missing)
                .Concat(context.Flows.Missing).Concat(further).Distinct().Order(),
        ];
        if (!missing.IsEmpty)
            yield return Undecided(destination, "exposure", missing);
    }

    /// <summary>A finding about a state, from rows of the snapshot.</summary>
    public static RuleOutcome.Found Found(
        ThreatId id, Subject destination, string message, Ratings ratings, IEnumerable<Fact> facts, IEnumerable<string>? rules = null, Subject? source = null) =>
        new(new Finding(
            id,
            source ?? Subject.Nobody,
            destination,
            TrafficSet.Empty,
            message,
            ratings.Current,
            new Evidence([], [.. facts], [.. (rules ?? []).Distinct().Order(StringComparer.Ordinal)]),
            Confidence.Certain,
            ratings.Inherent));

    /// <summary>A question about a state that a call would have answered.</summary>
    public static RuleOutcome.Undecided Undecided(
        Subject destination, string question, params ImmutableArray<MissingFact> missing) =>
        new(Subject.Nobody, destination, question, missing);

    /// <summary>What would tell the roles of all that are on the way.</summary>
    private static ImmutableArray<MissingFact> GapsOf(ThreatContext context, Way way)
    {
        var gaps = context.Shared(PlacementGaps.Of);
        return gaps.Missing.IsEmpty
            ? []
            : [.. way.From.Concat(way.To).SelectMany(asset => gaps.Of(asset)).Distinct().Order()];
    }

    private static RuleOutcome.Found Found(
        ThreatContext context, ThreatId id, Way way, Judgement judgement, ImmutableArray<MissingFact> gaps)
    {
        var rules = context.Shared(AdmittingRules.Of).Of(way);
        var ratings = Rate.Of(context, way, judgement.Rating, rules);
        return new(new Finding(
            id,
            way.Source,
            way.Destination,
            way.Reachable,
            judgement.Message,
            ratings.Current,
            new Evidence([.. way.Flows], judgement.Facts, rules),
            gaps.IsEmpty ? Confidence.Of(way.Flows) : new Confidence.Unknown(gaps),
            ratings.Inherent));
    }
}
