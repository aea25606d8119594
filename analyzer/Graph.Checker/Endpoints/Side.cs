using System.Collections.Immutable;

namespace Graph.Checker.Endpoints;

/// <summary>One side of a question: endpoints, or a region whose addresses depend on the other side.</summary>
internal abstract record Side<TEndpoint>
{
    private Side()
    {
    }

    public sealed record Endpoints(ImmutableArray<TEndpoint> Items) : Side<TEndpoint>;

    public sealed record Internet : Side<TEndpoint>;

    public sealed record OnPremises : Side<TEndpoint>;

    /// <summary>Known not to exist, or to have no address for this question.</summary>
    public sealed record Absent(Model.Evidence.ExplanationCode Code, string Reason) : Side<TEndpoint>;

    /// <summary>Not decidable from the snapshot.</summary>
    public sealed record Missing(Model.Evidence.MissingFact Fact) : Side<TEndpoint>;

    public static Side<TEndpoint> Lacking(string subject, string reason) =>
        new Missing(new Model.Evidence.MissingFact(subject, reason));
}
