using System.Globalization;
using Graph.Cli.Output;
using Graph.Model.Evidence;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;

namespace Graph.Cli.Threats;

/// <summary>`graph threats` for people: the gravest first, each with its reason; then claims, what is unknown, and waivers.</summary>
internal sealed class ThreatsText(TextWriter output)
{
    private const int Width = 116;

    // More questions of one rule, or paths of one claim, say nothing new to a reader; JSON has them all.
    private const int Shown = 5;

    public void Write(ThreatModel model)
    {
        Line(Summary(model));
        foreach (var finding in model.Findings)
            WriteFinding(model, finding);
        if (!model.Claims.IsEmpty)
            WriteClaims(model);
        WriteUnknown(model);
        WriteWaivers(model);
        var closed = model.Rules.Where(rule => rule.State == RuleState.NotAssessable).Select(rule => rule.Id.Value).ToList();
        if (closed.Count > 0)
        {
            output.WriteLine();
            Wrapped("", $"not assessable from a snapshot: {string.Join(", ", closed)}");
        }
    }

    private static string Summary(ThreatModel model)
    {
        var open = model.Open.ToList();
        var counts = open.GroupBy(finding => finding.Rating.Severity).OrderByDescending(group => group.Key)
            .Select(group => Count(group.Count(), SeverityWords.Of(group.Key)));
        var waived = model.Findings.Length - open.Count;
        var rules = model.Rules.GroupBy(rule => rule.State).ToDictionary(group => group.Key, group => group.Count());
        return $"findings: {(open.Count == 0 ? "none" : string.Join(", ", counts))}{(waived > 0 ? $"; {Count(waived, "waived")}" : "")}\n"
            + $"rules: {Count(rules.GetValueOrDefault(RuleState.Pass), "passed")}, "
            + $"{Count(rules.GetValueOrDefault(RuleState.Fail), "failed")}, "
            + $"{Count(rules.GetValueOrDefault(RuleState.Unknown), "unknown")}, "
            + $"{Count(rules.GetValueOrDefault(RuleState.NotAssessable), "not assessable")}\n"
            + $"claims: {Count(model.Claims.Count(claim => claim.State == ClaimState.Holds), "hold")}, "
            + $"{Count(model.Claims.Count(claim => claim.State == ClaimState.Violated), "violated")}, "
            + $"{Count(model.Claims.Count(claim => claim.State == ClaimState.Unknown), "unknown")}";
    }

    private void WriteFinding(ThreatModel model, Finding finding)
    {
        output.WriteLine();
        var title = model.Rules.FirstOrDefault(rule => rule.Id == finding.Threat)?.Threat?.Title;
        Line($"{SeverityWords.Of(finding.Rating.Severity)}  {finding.Threat}{(title is null ? "" : $"  {title}")}");
        Wrapped("  ", finding.Message);
        Wrapped("  key     ", finding.Key.Text);
        Wrapped("  rated   ", string.Join("; ", finding.Rating.Reasons));
        if (!finding.Evidence.Rules.IsEmpty)
            Wrapped("  rules   ", string.Join(", ", finding.Evidence.Rules));
        foreach (var fact in finding.Evidence.Facts.Take(Shown))
            Wrapped("  fact    ", $"{fact.ResourceId} {fact.Field} = {fact.Value}");
        if (finding.Confidence is Confidence.ProvenUnder { Assumptions: var assumptions })
            Wrapped("  assumes ", string.Join(", ", assumptions.Select(one => one.Id)));
        if (finding.Fix is { } fix)
            Wrapped("  fix     ", $"{string.Join("; ", fix.Changes.Select(change => change.Text))}: unreachable after it");
        if (model.IsKnown(finding))
            Wrapped("  known   ", "the baseline has it");
        if (finding.Waiver is { } waiver)
            Wrapped(waiver.IsInForce ? "  waived  " : "  reopened ", $"{waiver.WaiverId}: {waiver.Reason}");
    }

    private void WriteClaims(ThreatModel model)
    {
        output.WriteLine();
        Line("claims");
        foreach (var result in model.Claims)
        {
            Wrapped($"  {ClaimWords.Of(result.State),-8}  ", $"{result.Claim.Id}: {result.Claim.Text}");
            if (result.State != ClaimState.Holds)
                WriteCounterexamples(result);
        }
    }

    private void WriteCounterexamples(ClaimResult result)
    {
        const string Indent = "            ";
        var lines = result switch
        {
            { Claim: Claim.Reach { Expected: Verdict.Reachable }, Answer: { } answer } => answer.Groups
                .Where(group => group.Verdict != Verdict.Reachable).Select(group => $"{VerdictWords.Of(group.Verdict)}: {group.Destination}").ToList(),
            { Answer: { } answer } =>
            [
                .. answer.Groups.SelectMany(group => group.Flows.Where(flow => !flow.Reachable.IsEmpty)
                    .Select(flow => $"{flow.Source} -> {group.Destination}  {flow.Reachable}")),
            ],
            { Paths: { } paths } =>
            [
                .. paths.Paths.Select(path => $"{path.Source} -> {path.Destination}  {path.Traffic}"
                    + (path.Relay is { } relay ? $"  by {relay}" : "")),
            ],
            _ => [],
        };
        foreach (var line in lines.Take(Shown))
            Wrapped(Indent, line);
        if (lines.Count > Shown)
            Line(string.Create(CultureInfo.InvariantCulture, $"{Indent}and {lines.Count - Shown} more (--format json has all)"));
        foreach (var fact in result.Missing.Take(Shown))
            Wrapped(Indent, $"missing {fact.Subject}: {fact.Reason}");
    }

    private void WriteUnknown(ThreatModel model)
    {
        var rules = model.Rules.Where(rule => !rule.Undecided.IsEmpty).ToList();
        if (rules.Count == 0)
            return;
        output.WriteLine();
        Line("unknown");
        foreach (var rule in rules)
        {
            foreach (var one in rule.Undecided.Take(Shown))
            {
                var facts = one.Missing.Take(2).Select(fact => $"{fact.Subject}: {fact.Reason}");
                Wrapped($"  {rule.Id}  ", $"{WayOf(one)}{one.Question}: {string.Join("; ", facts)}");
            }

            if (rule.Undecided.Length > Shown)
                Line($"  {rule.Id}  {Count(rule.Undecided.Length - Shown, "more (--format json has all)")}");
        }
    }

    private static string WayOf(Undecided one) =>
        one.Source == Subject.Nobody ? $"{one.Destination}, " : $"{one.Source} -> {one.Destination}, ";

    private void WriteWaivers(ThreatModel model)
    {
        if (model.Waivers.IsEmpty)
            return;
        output.WriteLine();
        Line("waivers");
        foreach (var result in model.Waivers)
        {
            Wrapped(
                $"  {WaiverWords.Of(result.Standing),-16}  ",
                $"{result.Waiver.Id} of {result.Waiver.Owner}: {Count(result.Accepts.Length, "accepted")}, {Count(result.Reopens.Length, "open")}");
        }
    }

    private static string Count(int count, string what) => string.Create(CultureInfo.InvariantCulture, $"{count} {what}");

    private void Line(string text)
    {
        foreach (var line in text.Split('\n'))
            output.WriteLine(SafeText.Of(line));
    }

    /// <summary>A text after its label; further lines are indented as far.</summary>
    private void Wrapped(string label, string text)
    {
        var start = label;
        foreach (var line in WrappedText.Lines(SafeText.Of(text), Math.Max(40, Width - label.Length)))
        {
            output.WriteLine($"{start}{line}");
            start = new string(' ', label.Length);
        }
    }
}
