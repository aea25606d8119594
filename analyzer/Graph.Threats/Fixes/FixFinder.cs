using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Changes;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
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

    /// <summary>A changed network, and the claims that it breaks.</summary>
    private sealed record Changed(ThreatContext Context, ImmutableArray<string> Breaks);

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
            if (!changes.IsEmpty && After(changes) is { Breaks.IsEmpty: true } changed && VerdictAfter(finding, changed.Context) == Verdict.Unreachable)
                return new Fix(changes, Verdict.Unreachable, Left(finding), []);
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
            after, [.. _holding.Value.Where(claim => ClaimJudge.Judge(after, claim).State != ClaimState.Holds).Select(claim => claim.Id)]);
    }

    /// <summary>Of all flows that the finding rests on, on the changed network.</summary>
    private static Verdict VerdictAfter(Finding finding, ThreatContext after)
    {
        var worst = Verdict.Unreachable;
        foreach (var flow in finding.Evidence.Flows)
        {
            var traffic = flow.Reachable.Intersect(finding.Traffic);
            if (traffic.IsEmpty)
                continue;
            var verdict = after.Prover.Ask(
                EndOf(flow.Source, flow.SourceAddress, but: null), EndOf(flow.Destination, flow.DestinationAddress, but: flow.Source), traffic);
            if (verdict == Verdict.Reachable)
                return verdict;
            if (verdict == Verdict.Unknown)
                worst = verdict;
        }

        return worst;
    }

    /// <param name="but">the other end: within one group it is another member.</param>
    private static EndpointReference EndOf(EndpointGroup group, Address address, EndpointGroup? but) => group switch
    {
        EndpointGroup.Interfaces { Ids: var ids } => new EndpointReference.Of(
            but is EndpointGroup.Interfaces { Ids: [var other, ..] } ? ids.FirstOrDefault(id => id != other) ?? ids[0] : ids[0]),
        EndpointGroup.Internet => new EndpointReference.Internet(),
        _ => new EndpointReference.At(address),
    };

    private static Rating Left(Finding finding) => Rating.Of(
        0, "after the fix the path is refuted", finding.Rating.Weight, $"as before, weight {finding.Rating.Weight}");
}
