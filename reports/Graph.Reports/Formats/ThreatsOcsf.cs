using System.Globalization;
using System.Text.Json;
using Graph.Model;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>
/// A threat model as OCSF 1.4.0 compliance findings (class 2003), one array: fail for a finding, warning for what is unknown, pass for a
/// rule that found nothing. The time is the snapshot's; 0, and a note, where it is not known.
/// </summary>
public static class ThreatsOcsf
{
    private const string Version = "1.4.0";
    private const int Class = 2003;

    private enum Status
    {
        Pass = 1,

        /// <summary>"No result due to missing information."</summary>
        Warning = 2,
        Fail = 3,
    }

    /// <param name="drain">hands on what is written so far, now and then.</param>
    public static void Write(Utf8JsonWriter json, ThreatModel model, FormatOptions options, Action drain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(drain);
        json.WriteStartArray();
        foreach (var one in EventsOf(model))
        {
            Write(json, one, model, options);
            drain();
        }

        json.WriteEndArray();
    }

    private static IEnumerable<Event> EventsOf(ThreatModel model)
    {
        var threats = model.Rules.ToDictionary(rule => rule.Id, rule => rule.Threat);
        foreach (var finding in model.Findings)
            yield return new(finding.Key.Text, finding.Message, Status.Fail, finding.Threat.Value, threats[finding.Threat], finding.Destination) { Finding = finding };
        foreach (var rule in model.Rules)
        {
            foreach (var one in rule.Undecided)
                yield return new(FindingText.KeyOf(one), FindingText.Of(one), Status.Warning, rule.Id.Value, rule.Threat, one.Destination);
            if (rule.State == RuleState.Pass)
                yield return new($"{rule.Id}@pass", "nothing found", Status.Pass, rule.Id.Value, rule.Threat, null);
        }

        foreach (var claim in model.Claims)
        {
            var status = claim.State switch { ClaimState.Holds => Status.Pass, ClaimState.Violated => Status.Fail, _ => Status.Warning };
            var id = FindingText.ClaimId(claim.Claim.Id);
            yield return new(id, $"{ClaimWords.Of(claim.State)}: {claim.Claim.Text}", status, id, null, null);
        }
    }

    private static void Write(Utf8JsonWriter json, Event one, ThreatModel model, FormatOptions options)
    {
        var severity = SeverityOf(one);
        json.WriteStartObject();
        json.WriteNumber("activity_id", 1);
        json.WriteString("activity_name", "Create");
        json.WriteNumber("category_uid", 2);
        json.WriteString("category_name", "Findings");
        json.WriteNumber("class_uid", Class);
        json.WriteString("class_name", "Compliance Finding");
        json.WriteNumber("type_uid", (Class * 100) + 1);
        var time = TimeOf(model.Snapshot.TakenAt);
        json.WriteNumber("time", time ?? 0);
        if (time is null)
            json.WriteString("status_detail", "when the snapshot was taken is not known");
        json.WriteNumber("severity_id", severity.Id);
        json.WriteString("severity", severity.Word);
        var isSuppressed = one.Finding is { IsOpen: false };
        json.WriteNumber("status_id", isSuppressed ? 3 : one.Status == Status.Pass ? 4 : 1);
        json.WriteString("status", isSuppressed ? "Suppressed" : one.Status == Status.Pass ? "Resolved" : "New");
        json.WriteString("message", FindingText.Of(one.Message));
        WriteMetadata(json, options);
        WriteInfo(json, one);
        WriteCompliance(json, one);
        if (one.Threat is { } threat)
        {
            json.WriteStartObject("remediation");
            var fix = one.Finding is { } finding ? FindingText.FixOf(finding) : null;
            json.WriteString("desc", fix is null ? FindingText.Of(threat.Remediation) : $"{fix}. In general: {FindingText.Of(threat.Remediation)}");
            json.WriteEndObject();
        }

        if (one.Subject is { } subject)
            WriteResource(json, subject, model);
        WriteRest(json, one, model);
        json.WriteEndObject();
    }

    private static void WriteMetadata(Utf8JsonWriter json, FormatOptions options)
    {
        json.WriteStartObject("metadata");
        json.WriteString("version", Version);
        json.WriteStartObject("product");
        json.WriteString("name", "graph");
        json.WriteString("vendor_name", "graph");
        json.WriteString("version", options.ToolVersion);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInfo(Utf8JsonWriter json, Event one)
    {
        json.WriteStartObject("finding_info");
        json.WriteString("uid", one.Key);
        json.WriteString("title", FindingText.Of(one.Threat?.Title ?? one.Control));
        json.WriteString("desc", FindingText.Of(one.Threat?.Description ?? one.Message));
        if (one.Threat is { } threat)
        {
            ThreatsJson.WriteAll(json, "attacks", threat.Attack.All, technique =>
            {
                json.WriteStartObject();
                json.WriteString("version", technique.Version);
                json.WriteStartObject("technique");
                json.WriteString("uid", technique.Id);
                json.WriteString("name", technique.Name);
                json.WriteEndObject();
                json.WriteEndObject();
            });
        }

        json.WriteEndObject();
    }

    private static void WriteCompliance(Utf8JsonWriter json, Event one)
    {
        json.WriteStartObject("compliance");
        json.WriteString("control", one.Control);
        json.WriteNumber("status_id", (int)one.Status);
        json.WriteString("status", one.Status.ToString());
        var controls = one.Threat?.Controls.ToList() ?? [];
        ThreatsJson.WriteAll(
            json, "standards", controls.Select(control => $"{control.Framework.Name()} {control.Version}".TrimEnd()).Distinct(), json.WriteStringValue);
        ThreatsJson.WriteAll(json, "requirements", controls.Select(control => control.ToString()), json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteResource(Utf8JsonWriter json, Subject subject, ThreatModel model)
    {
        json.WriteStartArray("resources");
        json.WriteStartObject();
        json.WriteString("uid", FindingText.Of(subject.Id));
        if (subject.Name is { } name)
            json.WriteString("name", FindingText.Of(name));
        json.WriteString("type", FindingText.Of(subject.Kind));
        if (model.Placement.Find(subject.Id) is { } asset)
        {
            if (asset.Scope.Region != Scope.Unknown)
                json.WriteString("region", FindingText.Of(asset.Scope.Region));
            if (asset.Placed.Owner is { } owner)
            {
                json.WriteStartObject("owner");
                json.WriteString("name", FindingText.Of(owner.Value));
                json.WriteEndObject();
            }
        }

        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>What the class has no attribute for.</summary>
    private static void WriteRest(Utf8JsonWriter json, Event one, ThreatModel model)
    {
        if (one.Finding is not { } finding)
            return;
        json.WriteStartObject("unmapped");
        json.WriteString("source", FindingText.Of(finding.Source));
        json.WriteString("traffic", FindingText.Of(finding.Traffic));
        json.WriteString("confidence", ThreatsJson.WordOf(finding.Confidence));
        json.WriteString("state", FindingText.StateOf(model, finding));
        json.WriteString("evidence", model.Fingerprints.Of(finding));
        json.WriteString("aws_rules", FindingText.Of(string.Join(' ', finding.Evidence.Rules)));
        if (model.Placement.Find(finding.Destination.Id) is { } asset && asset.Scope.Account != Scope.Unknown)
            json.WriteString("account", FindingText.Of(asset.Scope.Account));
        json.WriteEndObject();
    }

    private static (int Id, string Word) SeverityOf(Event one) => one switch
    {
        { Finding.Rating.Severity: var severity } => severity switch
        {
            Severity.Critical => (5, "Critical"),
            Severity.High => (4, "High"),
            Severity.Medium => (3, "Medium"),
            Severity.Low => (2, "Low"),
            _ => (1, "Informational"),
        },
        { Status: Status.Pass } => (1, "Informational"),
        _ => (0, "Unknown"),
    };

    private static long? TimeOf(string? takenAt) =>
        DateTimeOffset.TryParse(takenAt, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            ? time.ToUnixTimeMilliseconds()
            : null;

    private sealed record Event(string Key, string Message, Status Status, string Control, Threat? Threat, Subject? Subject)
    {
        public Finding? Finding { get; init; }
    }
}
