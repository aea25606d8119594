using System.Globalization;
using Graph.Threats.Claims;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>
/// A threat model for a spreadsheet: a row for each finding, the gravest first; then for each question that a rule could not
/// decide; then for each claim.
/// </summary>
public static class ThreatsCsv
{
    private static readonly string[] Header =
    [
        "state", "severity", "threat", "title", "key", "source", "source_name", "destination", "destination_name", "tier", "traffic",
        "message", "likelihood", "impact", "confidence", "rules", "fix", "waiver", "stride", "cwe", "attack", "controls", "remediation",
    ];

    public static void Write(TextWriter output, ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(model);
        Csv.WriteRow(output, Header);
        var rules = model.Rules.ToDictionary(rule => rule.Id);
        foreach (var finding in model.Findings)
            Csv.WriteRow(output, RowOf(model, finding, rules[finding.Threat]));
        foreach (var rule in model.Rules)
        {
            foreach (var undecided in rule.Undecided)
                Csv.WriteRow(output, RowOf(model, undecided, rule));
        }

        foreach (var claim in model.Claims)
            Csv.WriteRow(output, RowOf(claim));
    }

    private static string[] RowOf(ThreatModel model, Finding finding, RuleResult rule) =>
    [
        FindingText.StateOf(model, finding),
        SeverityWords.Of(finding.Rating.Severity),
        finding.Threat.Value,
        FindingText.TitleOf(rule),
        finding.Key.Text,
        .. Subjects(model, finding.Source, finding.Destination),
        FindingText.Of(finding.Traffic),
        FindingText.Of(finding.Message),
        finding.Rating.Likelihood.ToString(CultureInfo.InvariantCulture),
        finding.Rating.Impact.ToString(CultureInfo.InvariantCulture),
        ThreatsJson.WordOf(finding.Confidence),
        FindingText.Of(string.Join(' ', finding.Evidence.Rules)),
        FindingText.FixOf(finding) ?? "",
        finding.Waiver is { } waiver ? FindingText.Of($"{waiver.WaiverId}: {waiver.Reason}") : "",
        .. Taxonomy(rule),
    ];

    private static string[] RowOf(ThreatModel model, Undecided undecided, RuleResult rule) =>
    [
        "unknown", "", rule.Id.Value, FindingText.TitleOf(rule), FindingText.KeyOf(undecided),
        .. Subjects(model, undecided.Source, undecided.Destination),
        FindingText.Of(undecided.Question), FindingText.Of(undecided), "", "", "unknown", "", "", "",
        .. Taxonomy(rule),
    ];

    private static string[] RowOf(ClaimResult claim) =>
    [
        ClaimWords.Of(claim.State), "", FindingText.ClaimId(claim.Claim.Id), FindingText.Of(claim.Claim.Note ?? ""),
        FindingText.ClaimId(claim.Claim.Id), "", "", "", "", "", "", FindingText.Of(claim.Claim.Text), "", "",
        claim.State == ClaimState.Unknown ? "unknown" : "proven", "", "", "", "", "", "", "", "",
    ];

    private static IEnumerable<string> Subjects(ThreatModel model, Subject source, Subject destination) =>
    [
        FindingText.Of(source.Id), FindingText.Of(source.Name ?? ""), FindingText.Of(destination.Id), FindingText.Of(destination.Name ?? ""),
        FindingText.Of(model.Placement.Find(destination.Id)?.Placed.TierName ?? ""),
    ];

    private static IEnumerable<string> Taxonomy(RuleResult rule) => rule.Threat is not { } threat
        ? ["", "", "", "", ""]
        :
        [
            string.Join(' ', threat.Stride), string.Join(' ', threat.Cwe.All), string.Join(' ', threat.Attack.All),
            FindingText.Of(string.Join("; ", threat.Controls)), FindingText.Of(threat.Remediation),
        ];
}
