using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Changes;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Rules;

namespace Graph.Threats.Fixes;

/// <summary>
/// Proposes for each finding the changes of security group rules that end its path: the inbound rules that admit it, narrowed by
/// its traffic, else the outbound ones. What is proposed was proved on the changed network to end it, and to keep every claim of
/// the policy that held.
/// </summary>
/// <param name="mostFixes">the gravest findings that fixes are looked for: each different fix is a network of its own to prove.</param>
public sealed class FixFinder(ThreatContext context, int mostFixes, Action<int, int> progress, CancellationToken cancellation)
{
    private readonly Dictionary<string, Changed?> _changed = new(StringComparer.Ordinal);
    private readonly Lazy<ImmutableArray<Claim>> _holding = new(() =>
        [.. context.Policy.Claims.Where(claim => ClaimJudge.Judge(context, claim).State == ClaimState.Holds)]);

    private readonly Lazy<Dictionary<string, SecurityGroupRule>> _rules = new(() => context.Estate.Rows<SecurityGroupRule>()
        .ToDictionary(rule => rule.RuleId, StringComparer.Ordinal));

    /// <param name="KeepsClaims">whether every claim of the policy that held still holds.</param>
    private sealed record Changed(ThreatContext Context, bool KeepsClaims);

    /// <summary>The model with a fix on each finding that one was found for.</summary>
    public ThreatModel AddTo(ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        var findings = model.Findings.ToBuilder();
        var done = 0;
        var total = Math.Min(mostFixes, findings.Count(HasPath));
        for (var i = 0; i < findings.Count && done < mostFixes; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (!HasPath(findings[i]))
                continue;
            progress(done++, total);
            findings[i] = findings[i] with { Fix = Find(findings[i]) };
        }

        return model with { Findings = findings.ToImmutable() };
    }

    private static bool HasPath(Finding finding) => finding.Evidence.Flows.Any(flow => !flow.Reachable.IsEmpty);

    private Fix? Find(Finding finding)
    {
        var rules = finding.Evidence.Rules.Select(id => _rules.Value.GetValueOrDefault(id)).OfType<SecurityGroupRule>().ToList();
        foreach (var side in new[] { rules.Where(rule => !rule.IsEgress), rules.Where(rule => rule.IsEgress), rules })
        {
            ImmutableArray<Change> changes =
                [.. side.Select(rule => Narrowing.Of(rule, finding.Traffic)).OfType<ImmutableArray<Change>>().SelectMany(parts => parts)];
            if (!changes.IsEmpty && After(changes) is { KeepsClaims: true } changed && IsRefuted(finding, changed.Context))
                return new Fix(changes, Left(finding));
        }

        return null;
    }

    private Changed? After(ImmutableArray<Change> changes)
    {
        var key = string.Join('\n', changes.Select(change => change.Text));
        if (_changed.TryGetValue(key, out var known))
            return known;
        Estate estate;
        try
        {
            estate = Change.Apply(changes, context.Estate);
        }
        catch (ChangeException)
        {
            return _changed[key] = null;
        }

        var after = new ThreatContext(estate, context.Policy, context.Options);
        return _changed[key] = new Changed(
            after, _holding.Value.All(claim => ClaimJudge.Judge(after, claim).State == ClaimState.Holds));
    }

    /// <summary>Whether no flow that the finding rests on is left on the changed network, nor may be.</summary>
    private static bool IsRefuted(Finding finding, ThreatContext after)
    {
        foreach (var flow in finding.Evidence.Flows)
        {
            // What arrives without a reply is no verdict of the prover's: nothing is claimed of it.
            if (flow.Delivered.Intersect(finding.Traffic).Except(flow.Reachable) is { IsEmpty: false })
                return false;
            var (from, to) = OnePacket.EndsOf(flow);
            if (after.Prover.Ask(from, to, flow.Reachable.Intersect(finding.Traffic)) != Verdict.Unreachable)
                return false;
        }

        return true;
    }

    private static Rating Left(Finding finding) => Rating.Of(
        0, "after the fix the path is refuted", finding.Rating.Weight, $"as before, weight {finding.Rating.Weight}");
}
