using Graph.Engine;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Tests.Generation;

/// <summary>All traffic between the two sides of a question, by the prover's verdict.</summary>
internal sealed record Verdicts(TrafficSet Reachable, TrafficSet Unreachable, TrafficSet Unknown)
{
    public static Verdicts Of(Prover prover, Question question)
    {
        var ports = ValueSet.Of(question.Traffic.SourcePort is { } port ? PortRange.Single(port) : PortRange.Ephemeral);
        if (question is { Source: EndpointReference.Internet, Destination: EndpointReference.Internet })
            return new(TrafficSet.Empty, TrafficSet.All, TrafficSet.Empty);
        var (reachable, unknown) = prover.Decide(question.Source, question.Destination, TrafficSet.All, ports);
        var rest = TrafficSet.All.Except(reachable).Except(unknown);
        return IsOpen(prover, question)
            ? new(reachable, TrafficSet.Empty, unknown.Union(rest))
            : new(reachable, rest, unknown);
    }

    /// <summary>Whether a side may have more members than were read, which are then not refused.</summary>
    private static bool IsOpen(Prover prover, Question question)
    {
        var source = Sides.SourceOf(prover.Network, question.Source);
        var destination = Sides.DestinationOf(
            prover.Network, question.Destination, source is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] });
        return source is not Side<Sender>.Absent && destination is not Side<Goal>.Absent && (UnlistedOf(source) ?? UnlistedOf(destination)) is not null;
    }

    private static MissingFact? UnlistedOf<TEnd>(Side<TEnd> side) => side switch
    {
        Side<TEnd>.Endpoints endpoints => endpoints.Unlisted,
        Side<TEnd>.OnPremises onPremises => onPremises.Unlisted,
        _ => null,
    };

    public Verdict Of(Traffic traffic)
    {
        var set = QuestionTraffic.Of(traffic);
        if (Reachable.Contains(set))
            return Verdict.Reachable;
        return Unreachable.Contains(set) ? Verdict.Unreachable : Verdict.Unknown;
    }
}
