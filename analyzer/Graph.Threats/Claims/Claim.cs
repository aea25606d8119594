using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Scopes;

namespace Graph.Threats.Claims;

/// <summary>Something that must hold of every snapshot, and is proved anew for each.</summary>
/// <param name="Id">the policy's own, unique in it.</param>
/// <param name="Note">why it must hold; null where nobody said.</param>
public abstract record Claim(string Id, string? Note)
{
    /// <summary>What is claimed, in one line as the policy wrote it.</summary>
    public abstract string Text { get; }

    /// <summary>A question of reachability with its answer.</summary>
    /// <param name="Expected">unreachable: no pair is reachable; reachable: every destination is, from some source.</param>
    public sealed record Reach(
        string Id, string FromText, Selector From, string ToText, Selector To, TrafficSet Traffic, Verdict Expected, string? Note)
        : Claim(Id, Note)
    {
        public override string Text =>
            $"{ToText} {(Expected == Verdict.Reachable ? "is" : "is not")} reachable from {FromText} by {Traffic}";
    }

    /// <summary>A Network Access Analyzer scope: that it has findings, or none.</summary>
    /// <param name="Name">the name of one that is shipped, else the claim's id.</param>
    public sealed record OfScope(string Id, string Name, AccessScope Scope, bool ExpectsPaths, string? Note) : Claim(Id, Note)
    {
        public override string Text => $"the access scope {Name} matches {(ExpectsPaths ? "some path" : "no path")}";
    }
}
