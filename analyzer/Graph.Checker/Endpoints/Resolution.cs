using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Checker.Endpoints;

/// <summary>What a reference of a question stands for.</summary>
internal abstract record Resolution<TEndpoint>
{
    private Resolution()
    {
    }

    /// <summary>One or more endpoints; the question is whether any of them can.</summary>
    public sealed record Found(ImmutableArray<TEndpoint> Endpoints) : Resolution<TEndpoint>;

    /// <summary>Known not to exist, or to have no address for this question.</summary>
    public sealed record Absent(ExplanationCode Code, string Reason) : Resolution<TEndpoint>;

    /// <summary>Not decidable from the snapshot.</summary>
    public sealed record Missing(ExplanationCode Code, MissingFact Fact) : Resolution<TEndpoint>;

    public static Resolution<TEndpoint> Lacking(string subject, string reason) =>
        new Missing(ExplanationCodes.GraphMissingFact, new MissingFact(subject, reason));
}
