using System.Collections.Immutable;

namespace Graph.Checker.Endpoints;

/// <summary>One side of a question: endpoints, or a region whose addresses depend on the other side.</summary>
internal abstract record Side<TEndpoint>
{
    private Side()
    {
    }

    /// <param name="Unlisted">
    /// a resource of the set asked for whose interfaces are not in the snapshot: there may be more endpoints; null where these
    /// are all.
    /// </param>
    /// <param name="IsSet">a group, a subnet or a VPC was asked for: its members, not the resource itself.</param>
    public sealed record Endpoints(
        ImmutableArray<TEndpoint> Items, Model.Evidence.MissingFact? Unlisted = null, bool IsSet = false) : Side<TEndpoint>;

    public sealed record Internet : Side<TEndpoint>;

    /// <param name="Unlisted">a call that may tell of a further way in; null where these are all.</param>
    public sealed record OnPremises(Model.Evidence.MissingFact? Unlisted) : Side<TEndpoint>;

    /// <summary>Known not to exist, or to have no address for this question.</summary>
    public sealed record Absent(Model.Evidence.ExplanationCode Code, string Reason) : Side<TEndpoint>;

    /// <summary>Not decidable from the snapshot.</summary>
    public sealed record Missing(Model.Evidence.MissingFact Fact) : Side<TEndpoint>;

    public static Side<TEndpoint> Lacking(string subject, string reason) =>
        new Missing(new Model.Evidence.MissingFact(subject, reason));
}
