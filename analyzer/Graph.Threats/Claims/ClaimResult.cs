using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Model.Evidence;
using Graph.Threats.Scopes;

namespace Graph.Threats.Claims;

/// <summary>What became of a claim.</summary>
/// <param name="Answer">of a claim about reachability: the prover's.</param>
/// <param name="Paths">of a claim by an access scope: what the scope finds.</param>
/// <param name="Missing">what would decide it, sorted; empty unless unknown.</param>
public sealed record ClaimResult(
    Claim Claim, ClaimState State, ProveAnswer? Answer, ScopeResult? Paths, ImmutableArray<MissingFact> Missing);

public enum ClaimState
{
    Holds = 0,
    Violated = 1,
    Unknown = 2,
}

/// <summary>States of claims as they are written everywhere.</summary>
public static class ClaimWords
{
    public static string Of(ClaimState state) => state switch
    {
        ClaimState.Holds => "holds",
        ClaimState.Violated => "violated",
        _ => "unknown",
    };
}
