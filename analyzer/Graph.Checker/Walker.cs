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
        : this(estate, options, null)
    {
    }

    /// <param name="watch">is shown every walk when it is done, with its milestones.</param>
    internal Walker(Estate estate, WalkerOptions options, Action<Walk>? watch)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(options);
        _facts = new EstateFacts(estate);
        _connections = new ConnectionWalk(_facts, options, watch);
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

        var source = SenderResolver.Resolve(_facts, question.Source);
        var destination = GoalResolver.Resolve(_facts, question.Destination, IsInternet(source));
        if ((Answers.Unresolved(source) ?? Answers.Unresolved(destination)) is { } unresolved)
            return unresolved;
        return question.Source is EndpointReference.At && VpcsOf(source).Count > 1
            ? AskEachVpc(question, source, destination)
            : Ask(question.Traffic, source, destination);
    }

    /// <summary>Several VPCs hold the source address: their common answer, where they agree.</summary>
    private Answer AskEachVpc(Question question, Side<Sender> source, Side<Goal> destination)
    {
        var senders = ((Side<Sender>.Endpoints)source).Items;
        var answers = VpcsOf(source)
            .Select(vpc => Ask(
                question.Traffic,
                new Side<Sender>.Endpoints([.. senders.Where(sender => VpcOf(sender) == vpc)], []),
                destination))
            .ToList();
        return answers.TrueForAll(answer => answer.Verdict == answers[0].Verdict)
            ? answers[0]
            : Answers.Ambiguous(question.Source.ToString(), VpcsOf(source));
    }

    private Answer Ask(Traffic traffic, Side<Sender> source, Side<Goal> destination)
    {
        MissingFact[] unlisted = [.. source.MayLack, .. destination.MayLack];
        var outcomes = new List<ConnectionWalk.Outcome>();
        foreach (var pair in Pairs.Of(_facts, source, destination))
        {
            var ways = _connections.Walk(pair, traffic);
            outcomes.AddRange(ways);
            if (ways.Any(way => way.Connection.Verdict == Verdict.Reachable))
                break;
        }

        return outcomes.Count > 0
            ? Answers.From(_facts, outcomes, traffic).Unless(unlisted)
            : Answers.Without(
                Verdict.Unreachable,
                ExplanationCodes.GraphNoAddressInFamily,
                "source and destination have no address of the same family").Unless(unlisted);
    }

    private static bool IsInternet(Side<Sender> source) => source
        is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] };

    private static List<string> VpcsOf(Side<Sender> source) => source is Side<Sender>.Endpoints senders
        ? [.. senders.Items.Select(VpcOf).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]
        : [];

    private static string VpcOf(Sender sender) =>
        sender is Sender.OfInterface { Interface.Vpc: var vpc } ? vpc.Value : "outside";
}
