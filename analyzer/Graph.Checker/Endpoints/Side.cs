using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Checker.Endpoints;

/// <summary>One side of a question: endpoints, or a region whose addresses depend on the other side.</summary>
internal abstract record Side<TEndpoint>
{
    private Side()
    {
    }

    /// <param name="Unlisted">
    /// what may tell of more endpoints: a call that was not read whole, a resource whose interfaces are not in the snapshot;
    /// empty where these are all.
    /// </param>
    /// <param name="IsSet">a group, a subnet or a VPC was asked for: its members, not the resource itself.</param>
    public sealed record Endpoints(
        ImmutableArray<TEndpoint> Items, IReadOnlyList<MissingFact> Unlisted, bool IsSet = false) : Side<TEndpoint>;

    public sealed record Internet : Side<TEndpoint>;

    /// <param name="Unlisted">calls that may tell of a further way in; empty where these are all.</param>
    public sealed record OnPremises(IReadOnlyList<MissingFact> Unlisted) : Side<TEndpoint>;

    /// <summary>Known not to exist, or to have no address for this question.</summary>
    public sealed record Absent(ExplanationCode Code, string Reason) : Side<TEndpoint>;

    /// <summary>Not decidable from the snapshot.</summary>
    /// <param name="Facts">at least one.</param>
    public sealed record Missing(IReadOnlyList<MissingFact> Facts) : Side<TEndpoint>;

    /// <summary>What may tell of more than this side shows; empty where it shows all.</summary>
    public IReadOnlyList<MissingFact> MayLack => this switch
    {
        Endpoints endpoints => endpoints.Unlisted,
        OnPremises onPremises => onPremises.Unlisted,
        _ => [],
    };

    public static Side<TEndpoint> Lacking(string subject, string reason) =>
        new Missing([new MissingFact(subject, reason)]);
}
