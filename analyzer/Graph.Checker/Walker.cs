using System.Collections.Immutable;
using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Checker;

/// <summary>
/// The packet walker: answers a question one concrete packet at a time, rule by rule, and names what decided. Slow and
/// obvious on purpose. Immutable; may be asked from several threads.
/// </summary>
public sealed class Walker
{
    private readonly EstateFacts _facts;
    private readonly ConnectionWalk _connections;

    public Walker(Estate estate, WalkerOptions options)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(options);
        _facts = new EstateFacts(estate);
        _connections = new ConnectionWalk(_facts, options);
    }

    /// <summary>Answers the question. An endpoint that the estate does not hold is an unknown, never an error.</summary>
    public Answer Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question is { Source: EndpointReference.Internet, Destination: EndpointReference.Internet })
        {
            return Answers.Without(
                Verdict.Unreachable, ExplanationCodes.NoPath, "the internet's traffic with itself does not cross the estate");
        }

        var senders = question.Source is EndpointReference.Internet
            ? null
            : SenderResolver.Resolve(_facts, question.Source);
        var goals = question.Destination is EndpointReference.Internet
            ? null
            : GoalResolver.Resolve(
                _facts,
                question.Destination,
                senders is null or Resolution<Sender>.Found { Endpoints: [Sender.OnInternet, ..] });
        if (Answers.Unresolved(senders) is { } noSender)
            return noSender;
        if (Answers.Unresolved(goals) is { } noGoal)
            return noGoal;

        var found = Found(senders);
        return question.Source is EndpointReference.At && VpcsOf(found).Count > 1
            ? AskEachVpc(question, found, Found(goals))
            : Ask(question.Traffic, found, Found(goals));
    }

    /// <summary>Several VPCs hold the source address: their common answer, where they agree.</summary>
    private Answer AskEachVpc(Question question, ImmutableArray<Sender> senders, ImmutableArray<Goal> goals)
    {
        var answers = VpcsOf(senders)
            .Select(vpc => Ask(
                question.Traffic, [.. senders.Where(sender => VpcOf(sender) == vpc)], goals))
            .ToList();
        return answers.TrueForAll(answer => answer.Verdict == answers[0].Verdict)
            ? answers[0]
            : Answers.Ambiguous(question.Source.ToString(), VpcsOf(senders));
    }

    private Answer Ask(Traffic traffic, ImmutableArray<Sender> senders, ImmutableArray<Goal> goals)
    {
        var outcomes = new List<ConnectionWalk.Outcome>();
        foreach (var pair in Pairs.Of(_facts, senders, goals))
        {
            var ways = _connections.Walk(pair, traffic);
            outcomes.AddRange(ways);
            if (ways.Any(way => way.Connection.Verdict == Verdict.Reachable))
                break;
        }

        return outcomes.Count > 0
            ? Answers.From(_facts, outcomes, traffic)
            : Answers.Without(
                Verdict.Unreachable,
                ExplanationCodes.GraphNoAddressInFamily,
                "source and destination have no address of the same family");
    }

    private static ImmutableArray<TEndpoint> Found<TEndpoint>(Resolution<TEndpoint>? resolution) =>
        resolution is Resolution<TEndpoint>.Found found ? found.Endpoints : [];

    private static List<string> VpcsOf(ImmutableArray<Sender> senders) =>
        [.. senders.Select(VpcOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];

    private static string VpcOf(Sender sender) =>
        sender is Sender.OfInterface { Interface.Vpc: var vpc } ? vpc.Value : "internet";
}
