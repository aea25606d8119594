using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Threats.Rules;
using Graph.Threats.Scopes;

namespace Graph.Threats.Claims;

/// <summary>Proves claims.</summary>
public static class ClaimJudge
{
    public static ClaimResult Judge(ThreatContext context, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(context);
        return claim switch
        {
            Claim.Reach reach => Judge(context, reach),
            Claim.OfScope scope => Judge(context, scope),
            _ => throw new InvalidOperationException("a claim is one of the above"),
        };
    }

    private static ClaimResult Judge(ThreatContext context, Claim.Reach claim)
    {
        var answer = context.Prover.Prove(new ProveQuestion(claim.From, claim.To, claim.Traffic, ValueSet.Of(PortRange.Ephemeral)));
        var verdict = claim.Expected == Verdict.Unreachable ? answer.Verdict : answer.EveryDestination;
        var state = verdict == claim.Expected ? ClaimState.Holds : verdict == Verdict.Unknown ? ClaimState.Unknown : ClaimState.Violated;
        return new(claim, state, answer, null, state == ClaimState.Unknown ? MissingOf(answer) : []);
    }

    private static ClaimResult Judge(ThreatContext context, Claim.OfScope claim)
    {
        var found = ScopeSearch.Find(context, claim.Scope);
        var state = !found.Paths.IsEmpty
            ? claim.ExpectsPaths ? ClaimState.Holds : ClaimState.Violated
            : !found.Missing.IsEmpty ? ClaimState.Unknown : claim.ExpectsPaths ? ClaimState.Violated : ClaimState.Holds;
        return new(claim, state, null, found, state == ClaimState.Unknown ? found.Missing : []);
    }

    private static ImmutableArray<MissingFact> MissingOf(ProveAnswer answer) =>
        [.. answer.Missing.Concat(answer.Groups.SelectMany(group => group.Flows).SelectMany(flow => flow.Missing)).Distinct().Order()];
}
