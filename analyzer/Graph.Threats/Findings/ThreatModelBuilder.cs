using System.Collections.Immutable;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Rules;
using Graph.Threats.Waivers;

namespace Graph.Threats.Findings;

/// <summary>Runs the rules and gathers what they come to.</summary>
public static class ThreatModelBuilder
{
    /// <param name="catalogue">also lists what no snapshot can answer.</param>
    /// <param name="rules">at most one for each threat.</param>
    public static ThreatModel Build(
        ThreatContext context, IEnumerable<Threat> catalogue, IEnumerable<IThreatRule> rules, SnapshotIdentity snapshot)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(snapshot);
        var threats = catalogue.ToDictionary(threat => threat.Id);
        var byId = rules.ToDictionary(rule => rule.Id);
        var findings = new Dictionary<FindingKey, Finding>();
        var results = ImmutableArray.CreateBuilder<RuleResult>();
        foreach (var id in threats.Keys.Union(byId.Keys).Order())
        {
            var threat = threats.GetValueOrDefault(id);
            if (context.Policy.Disabled.Contains(id))
            {
                results.Add(new(id, threat, RuleState.Disabled, 0, []));
                continue;
            }

            if (!byId.TryGetValue(id, out var rule))
            {
                results.Add(new(id, threat, RuleState.NotAssessable, 0, []));
                continue;
            }

            results.Add(Run(context, rule, threat, findings));
        }

        var fingerprints = new EvidenceFingerprint(context.Estate);
        var (judged, waivers) = WaiverBook.Apply(
            findings.Values.OrderByDescending(finding => finding.Rating.Severity).ThenBy(finding => finding.Key),
            context.Policy.Waivers,
            snapshot.TakenAt,
            fingerprints);
        return new ThreatModel(context.Policy, context.Placement, judged, results.ToImmutable(), context.Estate.Coverage, snapshot)
        {
            Claims = [.. context.Policy.Claims.Select(claim => ClaimJudge.Judge(context, claim))],
            Waivers = waivers,
            Flows = context.Flows,
            Fingerprints = fingerprints,
        };
    }

    private static RuleResult Run(
        ThreatContext context, IThreatRule rule, Threat? threat, Dictionary<FindingKey, Finding> findings)
    {
        var found = 0;
        var undecided = new List<Undecided>();
        foreach (var outcome in rule.Evaluate(context))
        {
            switch (outcome)
            {
                case RuleOutcome.Found { Finding: var finding }:
                    // What a rule says twice of the same counts once, as the graver.
                    var rated = Rated(context, finding);
                    if (findings.TryAdd(finding.Key, rated))
                        found++;
                    else if (rated.Rating.Severity > findings[finding.Key].Rating.Severity)
                        findings[finding.Key] = rated;
                    break;
                case RuleOutcome.Undecided open:
                    undecided.Add(new(rule.Id, open.Source, open.Destination, open.Question, open.Missing));
                    break;
                default:
                    throw new InvalidOperationException("an outcome is one of the above");
            }
        }

        return new(
            rule.Id,
            threat,
            found > 0 ? RuleState.Fail : undecided.Count > 0 ? RuleState.Unknown : RuleState.Pass,
            found,
            [
                .. undecided.OrderBy(one => one.Source.Id, StringComparer.Ordinal)
                    .ThenBy(one => one.Destination.Id, StringComparer.Ordinal)
                    .ThenBy(one => one.Question, StringComparer.Ordinal),
            ]);
    }

    private static Finding Rated(ThreatContext context, Finding finding) =>
        context.Policy.Severities.TryGetValue(finding.Threat, out var severity)
            ? finding with { Rating = finding.Rating.SetTo(severity, $"severity {SeverityWords.Of(severity)}: set by the policy for {finding.Threat}") }
            : finding;
}
