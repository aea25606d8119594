namespace Graph.Model.Evidence;

/// <summary>A request and its reply: the evidence for a verdict on one connection.</summary>
/// <param name="Reply">
/// null where the protocol has none, or the request does not arrive; of a request that is stopped it may be there to name the controls
/// that would stop it.
/// </param>
public sealed record Connection(Journey Request, Journey? Reply)
{
    private IEnumerable<Journey> Journeys => Reply is null ? [Request] : [Request, Reply];

    public Verdict Verdict
    {
        get
        {
            if (Journeys.Any(journey => journey.IsBlocked))
                return Verdict.Unreachable;
            return Journeys.All(journey => journey.IsOpen) ? Verdict.Reachable : Verdict.Unknown;
        }
    }

    /// <summary>The first blocker in the packet's order, then the reply's; for an unknown, the first gap; else null.</summary>
    public ExplanationCode? Code => Verdict switch
    {
        Verdict.Unreachable => Journeys.SelectMany(journey => journey.Blockers).First().Code,
        Verdict.Unknown => Journeys.SelectMany(journey => journey.Gaps).First().Code,
        _ => null,
    };

    public IEnumerable<MissingFact> Missing => Journeys.SelectMany(journey => journey.Gaps).Select(gap => gap.Fact);

    public IEnumerable<Assumption> Assumptions => Journeys.SelectMany(journey => journey.Assumptions);
}
