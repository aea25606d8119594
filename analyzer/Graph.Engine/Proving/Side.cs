using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Engine.Proving;

/// <summary>One side of a question: endpoints, or a region whose addresses depend on the other side.</summary>
internal abstract record Side<TEndpoint>
{
    private Side()
    {
    }

    /// <param name="Unlisted">what may hold further members; null where these are all.</param>
    /// <param name="IsSet">members of a group, a subnet or a VPC were asked for: a host's traffic with itself is none of theirs.</param>
    public sealed record Endpoints(ImmutableArray<TEndpoint> Items, MissingFact? Unlisted = null, bool IsSet = false) : Side<TEndpoint>;

    public sealed record Internet : Side<TEndpoint>;

    /// <param name="Unlisted">a call that may tell of a further way in; null where these are all.</param>
    public sealed record OnPremises(MissingFact? Unlisted) : Side<TEndpoint>;

    /// <summary>Known not to exist, or to have no address for this question.</summary>
    public sealed record Absent(ExplanationCode Code) : Side<TEndpoint>;

    /// <summary>Not decidable from the snapshot.</summary>
    public sealed record Missing(MissingFact Fact) : Side<TEndpoint>;
}
