using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Model.Evidence;

namespace Graph.Threats.Findings;

/// <summary>What a finding rests on.</summary>
/// <param name="Flows">what the prover showed; each can be asked again as a question between its addresses.</param>
/// <param name="Facts">what rows of the snapshot say.</param>
/// <param name="Rules">ids of the AWS rules that take part: `sgr-...`, a listener's ARN; sorted.</param>
public sealed record Evidence(
    ImmutableArray<SurveyFlow> Flows, ImmutableArray<Fact> Facts, ImmutableArray<string> Rules)
{
    public static Evidence None { get; } = new([], [], []);
}

/// <summary>A field of a resource, and its value as AWS wrote it; hostile text.</summary>
public sealed record Fact(string ResourceId, string Field, string Value);

/// <summary>How far a finding can be relied on.</summary>
public abstract record Confidence
{
    private Confidence()
    {
    }

    public static Confidence Certain { get; } = new Proven();

    /// <summary>Proven, under what named choices the flows rest on.</summary>
    public static Confidence Of(IEnumerable<SurveyFlow> flows)
    {
        ImmutableArray<Assumption> assumptions =
            [.. flows.SelectMany(flow => flow.Assumptions).Distinct().OrderBy(one => one.Id, StringComparer.Ordinal)];
        return assumptions.IsEmpty ? Certain : new ProvenUnder(assumptions);
    }

    public sealed record Proven : Confidence;

    /// <param name="Assumptions">sorted by id; never empty.</param>
    public sealed record ProvenUnder(ImmutableArray<Assumption> Assumptions) : Confidence;

    /// <param name="Missing">sorted; never empty.</param>
    public sealed record Unknown(ImmutableArray<MissingFact> Missing) : Confidence;
}
