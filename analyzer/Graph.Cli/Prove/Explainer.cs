using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Explaining;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Prove;

/// <summary>
/// Explains the groups of an answer: of a reachable one the rules on its first way, of an unreachable one the fewest changes from
/// any of its sources.
/// </summary>
internal sealed class Explainer(
    Prover prover, WalkerOptions choices, ProveQuestion question, int mostChanges, Action<int, int> progress, CancellationToken cancellation)
{
    // Sources that differ in their rules mostly need the same change at the destination: the first few show the smallest.
    private const int SourcesTried = 24;

    /// <param name="Source">the end that the explanation is about.</param>
    /// <param name="SourcesTried">from how many sources an opening was looked for.</param>
    /// <param name="SourcesLeft">further sources, from which no opening was looked for.</param>
    public sealed record Explained(EndpointReference Source, EndpointReference Destination, Explanation Why, int SourcesTried = 1, int SourcesLeft = 0);

    /// <summary>One for each group, in their order; null where nothing is decided.</summary>
    public List<Explained?> Explain(ProveAnswer answer)
    {
        var explained = new List<Explained?>();
        foreach (var group in answer.Groups)
        {
            progress(explained.Count, answer.Groups.Length);
            explained.Add(Explain(group));
        }

        return explained;
    }

    private Explained? Explain(DestinationGroup group) => group.Verdict switch
    {
        Verdict.Reachable => ExplainFlow(group, group.Flows.First(flow => !flow.Reachable.IsEmpty), mostChanges),
        Verdict.Unreachable => Closest(group),
        _ => null,
    };

    /// <summary>The source from which the fewest changes open a way; that none does is told only if it is so of all.</summary>
    private Explained? Closest(DestinationGroup group)
    {
        Explained? closest = null;
        var (most, tried) = (mostChanges, 0);
        var sources = SourcesOf(group).Distinct().ToList();
        foreach (var source in sources.Take(SourcesTried))
        {
            var explained = Explain(source, DestinationOf(group, source), question.Traffic, most);
            tried++;
            if (closest is null || RankOf(explained.Why.Opening).CompareTo(RankOf(closest.Why.Opening)) < 0)
                closest = explained;

            // Only what is nearer still matters; what may be open is worse than what is after as many changes.
            most = closest.Why.Opening switch
            {
                Opening.By by => by.Changes.Length - 1,
                Opening.Perhaps perhaps => perhaps.Changes.Length,
                _ => most,
            };
            if (most == 0 && mostChanges > 0)
                break;
        }

        return closest is null
            ? null
            : closest with { SourcesTried = tried, SourcesLeft = most == 0 ? 0 : Math.Max(0, sources.Count - SourcesTried) };
    }

    /// <summary>The nearest first, then what is not known, and last what no change opens.</summary>
    private static (int Changes, int Kind) RankOf(Opening? opening) => opening switch
    {
        Opening.By by => (by.Changes.Length, 0),
        Opening.Perhaps perhaps => (perhaps.Changes.Length, 1),
        null => (int.MaxValue, 2),
        Opening.MoreThan => (int.MaxValue, 3),
        Opening.Undecided => (int.MaxValue, 4),
        _ => (int.MaxValue, 5),
    };

    private IEnumerable<EndpointReference> SourcesOf(DestinationGroup group)
    {
        foreach (var flow in group.Flows)
            yield return SourceOf(flow, isWhole: true);
        if (question.From is Engine.Selecting.Selector.Internet)
            yield return new EndpointReference.Internet();
    }

    private Explained ExplainFlow(DestinationGroup group, Flow flow, int most)
    {
        var source = SourceOf(flow, isWhole: false);
        return Explain(source, DestinationOf(group, source), flow.Reachable, most);
    }

    private Explained Explain(EndpointReference source, EndpointReference destination, TrafficSet traffic, int most) => new(
        source,
        destination,
        prover.Explain(
            source,
            destination,
            traffic,
            question.ClientPorts,
            most,
            (estate, asked) => new Walker(estate, choices).Ask(asked).Connection,
            cancellation));

    /// <param name="isWhole">the whole region, rather than the address that stands for a part of it.</param>
    private static EndpointReference SourceOf(Flow flow, bool isWhole) => flow.Source switch
    {
        EndpointGroup.Interfaces { Ids: [var id, ..] } => new EndpointReference.Of(id),
        EndpointGroup.Internet when isWhole => new EndpointReference.Internet(),
        _ => new EndpointReference.At(flow.SourceAddress),
    };

    private static EndpointReference DestinationOf(DestinationGroup group, EndpointReference source) => group.Destination switch
    {
        EndpointGroup.Interfaces { Ids: var ids } => new EndpointReference.Of(
            ids.FirstOrDefault(id => source is not EndpointReference.Of { Id: var own } || own != id) ?? ids[0]),
        EndpointGroup.Internet when group.Flows is [] => new EndpointReference.Internet(),
        EndpointGroup.OnPremises when group.Flows is [] => new EndpointReference.OnPremises(),
        _ => new EndpointReference.At(group.Flows[0].DestinationAddress),
    };
}
