using System.Globalization;
using Graph.Engine.Sets;
using Graph.Reports.Escaping;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;

namespace Graph.Reports.Formats;

/// <summary>
/// A threat model as Markdown, for an issue or a wiki. Whatever the estate or the policy says stands in code spans, where nothing is
/// a link, an image, a mention or a tag.
/// </summary>
public sealed class ThreatsMarkdown(TextWriter output, ThreatModel model)
{
    // More of them belong in a file for programs.
    private const int FindingsShown = 500;
    private const int LinesShown = 10;

    public void Write()
    {
        Line("# Threat model");
        Line("");
        Line($"Snapshot {Code(model.Snapshot.ContentDigest)}, taken {(model.Snapshot.TakenAt is { } time ? Code(time) : "at a time that is not known")}.");
        Line("");
        WriteCounts();
        WriteFindings();
        WriteClaims();
        WriteUnknown();
        WriteWaivers();
        var closed = model.Rules.Where(rule => rule.State == RuleState.NotAssessable).ToList();
        if (closed.Count > 0)
        {
            Heading("Not assessable from a snapshot");
            foreach (var rule in closed)
                Line($"- {rule.Id} {Own(FindingText.TitleOf(rule))}: needs {Code(rule.Threat?.NotAssessable ?? "")}");
        }
    }

    private static string Code(string text) => MarkdownText.Code(text);

    private static string Code(TrafficSet traffic) => traffic.IsEmpty ? "-" : Code(traffic.ToString());

    /// <summary>The catalogue's words, which are part of the program.</summary>
    private static string Own(string text) => VisibleText.Of(text).Replace("|", "\\|", StringComparison.Ordinal)
        .Replace("<", "\\<", StringComparison.Ordinal).Replace("*", "\\*", StringComparison.Ordinal);

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void WriteCounts()
    {
        Line("| severity | open | known before | waived |");
        Line("|---|---:|---:|---:|");
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
        {
            var states = model.Findings.Where(finding => finding.Rating.Severity == severity)
                .CountBy(finding => FindingText.StateOf(model, finding)).ToDictionary(StringComparer.Ordinal);
            Line($"| {SeverityWords.Of(severity)} | {Of("open")} | {Of("known")} | {Of("waived")} |");

            string Of(string state) => Number(states.GetValueOrDefault(state));
        }

        Line("");
        var rules = model.Rules.CountBy(rule => rule.State).ToDictionary();
        Line($"Rules: {string.Join(", ", Enum.GetValues<RuleState>().Select(state => $"{Number(rules.GetValueOrDefault(state))} {ThreatsJson.WordOf(state)}"))}.");
    }

    private void WriteFindings()
    {
        Heading("Findings");
        if (model.Findings.IsEmpty)
            Line("None.");
        foreach (var group in model.Findings.Take(FindingsShown).GroupBy(finding => finding.Threat))
        {
            var rule = model.Rules.First(one => one.Id == group.Key);
            Line($"### {group.Key} {Own(FindingText.TitleOf(rule))}");
            Line("");
            if (rule.Threat is { } threat)
            {
                Line(Own(threat.Description));
                Line("");
                Line($"Fix: {Own(threat.Remediation)}");
                Line("");
            }

            Line("| severity | state | from | to | traffic | what | rules |");
            Line("|---|---|---|---|---|---|---|");
            foreach (var finding in group)
            {
                Line(
                    $"| {SeverityWords.Of(finding.Rating.Severity)} | {FindingText.StateOf(model, finding)} | {Code(finding.Source.ToString())}"
                    + $" | {Code(finding.Destination.ToString())} | {Code(finding.Traffic)} | {Code(finding.Message)}"
                    + $" | {Code(string.Join(' ', finding.Evidence.Rules))} |");
            }

            Line("");
            foreach (var finding in group)
            {
                Line($"- {Code(finding.Key.Text)}: {Code(string.Join("; ", finding.Rating.Reasons))}");
                if (finding.Fix is { } fix)
                    Line($"  - {Code(string.Join("; ", fix.Changes.Select(change => change.Text)))}: unreachable after it");
                if (finding.Waiver is { } waiver)
                    Line($"  - {(waiver.IsInForce ? "waived" : "reopened")}: {Code($"{waiver.WaiverId}: {waiver.Reason}")}");
            }

            Line("");
        }

        if (model.Findings.Length > FindingsShown)
            Line($"{Number(model.Findings.Length - FindingsShown)} more findings are left out; the CSV and JSON formats have all.");
    }

    private void WriteClaims()
    {
        if (model.Claims.IsEmpty)
            return;
        Heading("Claims");
        Line("| claim | what | state |");
        Line("|---|---|---|");
        foreach (var claim in model.Claims)
            Line($"| {Code(claim.Claim.Id)} | {Code(claim.Claim.Text)} | {ClaimWords.Of(claim.State)} |");
    }

    private void WriteUnknown()
    {
        if (model.Rules.All(rule => rule.Undecided.IsEmpty) && model.Claims.All(claim => claim.Missing.IsEmpty))
            return;
        Heading("Unknown");
        foreach (var claim in model.Claims.Where(claim => claim.State == ClaimState.Unknown))
            Line($"- {Code(claim.Claim.Id)}: {Code(FindingText.Of(claim.Missing))}");
        foreach (var rule in model.Rules)
        {
            foreach (var one in rule.Undecided.Take(LinesShown))
                Line($"- {rule.Id}: {Code(FindingText.Of(one))}");
            if (rule.Undecided.Length > LinesShown)
                Line($"- {rule.Id}: and {Number(rule.Undecided.Length - LinesShown)} more; the CSV and JSON formats have all");
        }
    }

    private void WriteWaivers()
    {
        if (model.Waivers.IsEmpty)
            return;
        Heading("Waivers");
        Line("| waiver | owner | reason | ticket | standing | accepts | reopens |");
        Line("|---|---|---|---|---|---:|---:|");
        foreach (var one in model.Waivers)
        {
            Line(
                $"| {Code(one.Waiver.Id)} | {Code(one.Waiver.Owner)} | {Code(one.Waiver.Reason)} | {Code(one.Waiver.Ticket ?? "")}"
                + $" | {WaiverWords.Of(one.Standing)} | {Number(one.Accepts.Length)} | {Number(one.Reopens.Length)} |");
        }
    }

    private void Heading(string text)
    {
        Line("");
        Line($"## {text}");
        Line("");
    }

    private void Line(string text)
    {
        output.Write(text);
        output.Write('\n');
    }
}
