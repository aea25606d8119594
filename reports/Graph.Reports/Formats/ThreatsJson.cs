using System.Reflection;
using System.Text.Json;
using Graph.Engine.Answers;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;

namespace Graph.Reports.Formats;

/// <summary>A threat model for programs; its schema is <see cref="Schema"/>. Lists are sorted, and complete but for the flows of a finding.</summary>
public static class ThreatsJson
{
    // The others say the same, and there may be one for each of many sources; their number is told.
    private const int FlowsShown = 4;

    /// <summary>The JSON Schema (draft-07) of what <see cref="Write"/> writes.</summary>
    public static string Schema { get; } = ReadSchema();

    /// <param name="drain">hands on what is written so far, now and then.</param>
    public static void Write(Utf8JsonWriter json, ThreatModel model, Action drain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(drain);
        json.WriteStartObject();
        json.WriteString("format", "graph-threats");
        json.WriteNumber("version", 1);
        json.WriteStartObject("snapshot");
        json.WriteString("contentDigest", model.Snapshot.ContentDigest);
        json.WriteString("snapshotDigest", model.Snapshot.SnapshotDigest);
        json.WriteString("takenAt", model.Snapshot.TakenAt);
        json.WriteEndObject();
        WriteSummary(json, model);
        WriteAll(json, "findings", model.Findings, finding => WriteFinding(json, model, finding), drain);
        WriteAll(json, "rules", model.Rules, rule => WriteRule(json, rule), drain);
        WriteAll(json, "claims", model.Claims, claim => ClaimsJson.Write(json, claim), drain);
        WriteAll(json, "waivers", model.Waivers, waiver => WriteWaiver(json, waiver), drain);
        WriteAll(json, "assets", model.Placement.Assets, asset => AssetsJson.Write(json, asset), drain);
        WriteAll(
            json,
            "unread",
            UnreadOf(model),
            row => WriteUnread(json, row),
            drain);
        json.WriteEndObject();
    }

    /// <summary>The calls whose answers are not whole.</summary>
    internal static IEnumerable<CoverageRow> UnreadOf(ThreatModel model) =>
        model.Coverage.Rows.Where(row => row.Outcome is not (CoverageOutcome.Ok or CoverageOutcome.Note or CoverageOutcome.NotAvailable));

    internal static void WriteMissing(Utf8JsonWriter json, IEnumerable<MissingFact> facts) => WriteAll(json, "missing", facts, fact =>
    {
        json.WriteStartObject();
        json.WriteString("subject", fact.Subject);
        json.WriteString("reason", fact.Reason);
        json.WriteEndObject();
    });

    internal static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write, Action? drain = null)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
            drain?.Invoke();
        }

        json.WriteEndArray();
    }

    internal static string WordOf(Confidence confidence) => confidence switch
    {
        Confidence.Proven => "proven",
        Confidence.ProvenUnder => "proven-under-assumptions",
        _ => "unknown",
    };

    private static void WriteSummary(Utf8JsonWriter json, ThreatModel model)
    {
        json.WriteStartObject("summary");
        json.WriteStartObject("open");
        foreach (var severity in Enum.GetValues<Severity>().Reverse())
            json.WriteNumber(SeverityWords.Of(severity), model.Open.Count(finding => finding.Rating.Severity == severity));
        json.WriteEndObject();
        json.WriteNumber("waived", model.Findings.Count(finding => !finding.IsOpen));
        json.WriteStartObject("rules");
        foreach (var state in Enum.GetValues<RuleState>())
            json.WriteNumber(WordOf(state), model.Rules.Count(rule => rule.State == state));
        json.WriteEndObject();
        json.WriteStartObject("claims");
        foreach (var state in Enum.GetValues<ClaimState>())
            json.WriteNumber(ClaimWords.Of(state), model.Claims.Count(claim => claim.State == state));
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFinding(Utf8JsonWriter json, ThreatModel model, Finding finding)
    {
        json.WriteStartObject();
        json.WriteString("key", finding.Key.Text);
        json.WriteString("threat", finding.Threat.Value);
        json.WriteString("severity", SeverityWords.Of(finding.Rating.Severity));
        json.WriteString("message", finding.Message);
        if (model.Known is not null)
            json.WriteBoolean("known", model.IsKnown(finding));
        WriteSubject(json, "source", finding.Source);
        WriteSubject(json, "destination", finding.Destination);
        json.WriteString("traffic", finding.Traffic.IsEmpty ? "" : finding.Traffic.ToString());
        WriteRating(json, "rating", finding.Rating);
        if (finding.Inherent is { } inherent)
            WriteRating(json, "inherent", inherent);
        json.WriteStartObject("confidence");
        json.WriteString("level", WordOf(finding.Confidence));
        WriteAll(
            json,
            "assumptions",
            finding.Confidence is Confidence.ProvenUnder { Assumptions: var assumptions } ? assumptions : [],
            one => json.WriteStringValue(one.Id));
        WriteMissing(json, finding.Confidence is Confidence.Unknown { Missing: var missing } ? missing : []);
        json.WriteEndObject();
        json.WriteStartObject("evidence");
        json.WriteString("fingerprint", model.Fingerprints.Of(finding));
        WriteAll(json, "flows", finding.Evidence.Flows.Take(FlowsShown), flow => WriteFlow(json, flow));
        json.WriteNumber("flowCount", finding.Evidence.Flows.Length);
        WriteAll(json, "facts", finding.Evidence.Facts, fact =>
        {
            json.WriteStartObject();
            json.WriteString("resource", fact.ResourceId);
            json.WriteString("field", fact.Field);
            json.WriteString("value", fact.Value);
            json.WriteEndObject();
        });
        WriteAll(json, "rules", finding.Evidence.Rules, json.WriteStringValue);
        json.WriteEndObject();
        if (finding.Fix is { } fix)
        {
            json.WriteStartObject("fix");
            WriteAll(json, "changes", fix.Changes, change => json.WriteStringValue(change.Text));
            json.WriteString("verdictAfter", WordOf(Verdict.Unreachable));
            WriteRating(json, "ratingAfter", fix.AfterFix);
            json.WriteEndObject();
        }

        if (finding.Waiver is { } waiver)
        {
            json.WriteStartObject("waiver");
            json.WriteString("id", waiver.WaiverId);
            json.WriteBoolean("inForce", waiver.IsInForce);
            json.WriteString("reason", waiver.Reason);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    internal static void WriteSubject(Utf8JsonWriter json, string name, Subject subject)
    {
        json.WriteStartObject(name);
        json.WriteString("kind", subject.Kind);
        json.WriteString("id", subject.Id);
        if (subject.Name is { } text)
            json.WriteString("name", text);
        json.WriteEndObject();
    }

    private static void WriteRating(Utf8JsonWriter json, string name, Rating rating)
    {
        json.WriteStartObject(name);
        json.WriteNumber("exposure", rating.Exposure);
        json.WriteNumber("weight", rating.Weight);
        json.WriteBoolean("gate", rating.Gate);
        json.WriteNumber("distance", rating.Distance);
        json.WriteNumber("likelihood", rating.Likelihood);
        json.WriteNumber("impact", rating.Impact);
        json.WriteString("severity", SeverityWords.Of(rating.Severity));
        WriteAll(json, "reasons", rating.Reasons, json.WriteStringValue);
        json.WriteEndObject();
    }

    private static void WriteFlow(Utf8JsonWriter json, SurveyFlow flow)
    {
        json.WriteStartObject();
        EndpointsJson.Write(json, "source", flow.Source);
        EndpointsJson.Write(json, "destination", flow.Destination);
        json.WriteString("sourceAddress", flow.SourceAddress.ToString());
        json.WriteString("destinationAddress", flow.DestinationAddress.ToString());
        json.WriteString("reachable", flow.Reachable.IsEmpty ? "" : flow.Reachable.ToString());
        json.WriteString("delivered", flow.Delivered.IsEmpty ? "" : flow.Delivered.ToString());
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, RuleResult rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id.Value);
        if (rule.Threat is { } threat)
            json.WriteString("title", threat.Title);
        json.WriteString("state", WordOf(rule.State));
        json.WriteNumber("findings", rule.Findings);
        WriteAll(json, "undecided", rule.Undecided, one =>
        {
            json.WriteStartObject();
            WriteSubject(json, "source", one.Source);
            WriteSubject(json, "destination", one.Destination);
            json.WriteString("question", one.Question);
            WriteMissing(json, one.Missing);
            json.WriteEndObject();
        });
        if (rule.Threat?.NotAssessable is { } artefact)
            json.WriteString("needs", artefact);
        json.WriteEndObject();
    }

    private static void WriteWaiver(Utf8JsonWriter json, WaiverResult result)
    {
        json.WriteStartObject();
        json.WriteString("id", result.Waiver.Id);
        json.WriteString("owner", result.Waiver.Owner);
        json.WriteString("standing", WaiverWords.Of(result.Standing));
        WriteAll(json, "accepts", result.Accepts, key => json.WriteStringValue(key.Text));
        WriteAll(json, "reopens", result.Reopens, key => json.WriteStringValue(key.Text));
        json.WriteEndObject();
    }

    private static void WriteUnread(Utf8JsonWriter json, CoverageRow row)
    {
        json.WriteStartObject();
        json.WriteString("scope", row.Scope.ToString());
        json.WriteString("call", row.Call.Name);
        if (row.Subject is { } subject)
            json.WriteString("subject", subject);
        json.WriteString("outcome", row.Outcome.ToString());
        json.WriteEndObject();
    }

    internal static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "reachable",
        Verdict.Unreachable => "unreachable",
        _ => "unknown",
    };

    internal static string WordOf(RuleState state) => state switch
    {
        RuleState.Pass => "pass",
        RuleState.Fail => "fail",
        RuleState.Unknown => "unknown",
        RuleState.NotAssessable => "not-assessable",
        _ => "disabled",
    };

    private static string ReadSchema()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Formats/threats.schema.json")
            ?? throw new InvalidOperationException("threats.schema.json is not among the resources");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
