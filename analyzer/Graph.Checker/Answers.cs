using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Checker;

/// <summary>
/// Makes one answer of every way that was walked: one certain way is reachable; unreachable only if known controls stop all
/// of them; else unknown.
/// </summary>
internal static class Answers
{
    /// <summary>An answer that no packet was needed for.</summary>
    public static Answer Without(Verdict verdict, ExplanationCode code, string reason, params MissingFact[] missing) =>
        new(verdict, code, reason, null, [.. missing.Distinct().Order()], [], false, false, []);

    /// <summary>The answer where a side of the question stands for nothing; null where it stands for something.</summary>
    public static Answer? Unresolved<TEndpoint>(Side<TEndpoint> side) => side switch
    {
        Side<TEndpoint>.Absent absent => Without(Verdict.Unreachable, absent.Code, absent.Reason),
        Side<TEndpoint>.Missing { Facts: [var first, ..] facts } => Without(
            Verdict.Unknown, ExplanationCodes.GraphMissingFact, $"{first.Subject}: {first.Reason}", [.. facts]),
        _ => null,
    };

    /// <summary>The answer, or unknown where it refuses what may have more members than were asked.</summary>
    public static Answer Unless(this Answer answer, IReadOnlyList<MissingFact> unlisted) =>
        unlisted.Count == 0 || answer.Verdict == Verdict.Reachable
            ? answer
            : answer with
            {
                Verdict = Verdict.Unknown,
                Code = answer.Verdict == Verdict.Unknown ? answer.Code : ExplanationCodes.GraphMissingFact,
                Reason = answer.Verdict == Verdict.Unknown ? answer.Reason : $"{unlisted[0].Subject} is missing: {unlisted[0].Reason}",
                Missing = [.. answer.Missing.Concat(unlisted).Distinct().Order()],
            };

    public static Answer Ambiguous(string source, IReadOnlyList<string> vpcs) => Without(
        Verdict.Unknown,
        ExplanationCodes.GraphAmbiguousAddress,
        $"{source} is held in {string.Join(", ", vpcs)}, and they give different answers: ask by id",
        new MissingFact(source, "which VPC is meant"));

    public static Answer From(EstateFacts facts, IReadOnlyList<ConnectionWalk.Outcome> outcomes, Traffic traffic)
    {
        var verdict = VerdictOf(outcomes);
        var deciding = MostTelling(outcomes.Where(outcome => outcome.Connection.Verdict == verdict));
        var connection = deciding.Connection;
        var resting = verdict == Verdict.Reachable ? [deciding] : outcomes;
        return new Answer(
            verdict,
            connection.Code,
            Reasons.Of(connection),
            connection,
            verdict == Verdict.Unknown ? [.. outcomes.SelectMany(Missing).Distinct().Order()] : [],
            [
                .. resting.SelectMany(outcome => outcome.Connection.Assumptions)
                    .Where(assumption => verdict != Verdict.Unreachable || !assumption.OnlyWidens)
                    .Distinct().OrderBy(assumption => assumption.Id, StringComparer.Ordinal),
            ],
            outcomes.Any(outcome => outcome.Connection.Request is { IsOpen: true, ReachesEnd: true }),
            IsDormant(facts, deciding),
            verdict == Verdict.Reachable && traffic.Protocol.HasPorts ? deciding.ClientPorts.Ranges : []);
    }

    private static Verdict VerdictOf(IReadOnlyList<ConnectionWalk.Outcome> outcomes)
    {
        if (outcomes.Any(outcome => outcome.Connection.Verdict == Verdict.Reachable))
            return Verdict.Reachable;
        return outcomes.All(outcome => outcome.Connection.Verdict == Verdict.Unreachable)
            ? Verdict.Unreachable
            : Verdict.Unknown;
    }

    private static IEnumerable<MissingFact> Missing(ConnectionWalk.Outcome outcome) =>
        outcome.Connection.Verdict == Verdict.Unknown ? outcome.Connection.Missing : [];

    /// <summary>
    /// The connection that explains most: of those whose request gets furthest the first asked, since the usual address is
    /// asked first, by the way on which its reply gets furthest.
    /// </summary>
    private static ConnectionWalk.Outcome MostTelling(IEnumerable<ConnectionWalk.Outcome> outcomes)
    {
        var candidates = outcomes.ToList();
        var first = candidates.MaxBy(outcome => HopsPassed(outcome.Connection.Request))!;
        return candidates
            .Where(outcome => outcome.Connection.Request.Packet == first.Connection.Request.Packet
                && HopsPassed(outcome.Connection.Request) == HopsPassed(first.Connection.Request))
            .MaxBy(outcome => outcome.Connection.Reply is { } reply ? HopsPassed(reply) : 0)!;
    }

    private static int HopsPassed(Journey journey) =>
        journey.Hops.TakeWhile(hop => hop.Decision is not HopDecision.Blocked).Count();

    private static bool IsDormant(EstateFacts facts, ConnectionWalk.Outcome outcome) =>
        (outcome.Arrival is Arrival.At at && facts.Interfaces.IsDormant(at.Interface))
        || (outcome.Sender is Sender.OfInterface { Interface: var sender } && facts.Interfaces.IsDormant(sender));
}
