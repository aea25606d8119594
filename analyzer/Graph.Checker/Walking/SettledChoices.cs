using Graph.Model.Evidence;

namespace Graph.Checker.Walking;

/// <summary>
/// Where AWS has made a choice that no answer tells, each way is undecided by itself; but if nothing else stands against any of
/// them, the packet gets through whichever was chosen.
/// </summary>
internal static class SettledChoices
{
    public static IReadOnlyList<ConnectionWalk.Outcome> Of(IReadOnlyList<ConnectionWalk.Outcome> outcomes)
    {
        if (outcomes.Count < 2 || !outcomes.All(outcome => IsOpenButForTheChoice(outcome.Connection)))
            return outcomes;
        var first = outcomes[0];
        var connection = new Connection(
            Settle(first.Connection.Request), first.Connection.Reply is { } reply ? Settle(reply) : null);
        return [first with { Connection = connection }, .. outcomes.Skip(1)];
    }

    private static bool IsOpenButForTheChoice(Connection connection) =>
        connection.Verdict == Verdict.Unknown
        && connection.Request.ReachesEnd
        && (connection.Reply?.ReachesEnd ?? true)
        && new[] { connection.Request, connection.Reply }.OfType<Journey>().SelectMany(journey => journey.Gaps)
            .All(gap => gap.Code == ExplanationCodes.GraphPrefixListChoice);

    private static Journey Settle(Journey journey) => new(
        journey.Packet,
        [.. journey.Hops.Select(hop => hop.Decision is HopDecision.Undecided ? hop with { Decision = Passed } : hop)],
        journey.ReachesEnd,
        journey.Assumptions);

    private static HopDecision.Passed Passed { get; } = new("whichever of the overlapping prefix lists AWS prefers, the packet gets on");
}
