using System.Globalization;
using System.Text.Json;
using Graph.Threats.Claims;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Sarif;

/// <summary>
/// A threat model as SARIF 2.1.0, for code scanning. Findings fail, what could not be decided is `open`. Within GitHub's limits: the
/// gravest come first, and what does not fit is counted in a notification of the run.
/// </summary>
public static class ThreatsSarif
{
    // More such notes say nothing new to a reader; the JSON format has all.
    private const int UnreadShown = 100;

    /// <param name="drain">hands on what is written so far, now and then.</param>
    public static void Write(Utf8JsonWriter json, ThreatModel model, FormatOptions options, Action drain)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(drain);
        var driver = new SarifDriver(model);
        var results = new SarifResults(json, model, options, driver);
        json.WriteStartObject();
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        driver.Write(json, options.ToolVersion);
        json.WriteStartObject("automationDetails");
        json.WriteString("id", "graph/threats/");
        json.WriteEndObject();
        var left = SarifLimits.Results;
        var dropped = 0;
        ThreatsJson.WriteAll(json, "results", Everything(model), one =>
        {
            if (left-- > 0)
                results.Write(one);
            else
                dropped++;
            drain();
        });
        WriteInvocation(json, model, dropped);
        driver.WriteTaxonomies(json);
        json.WriteStartObject("properties");
        json.WriteString("contentDigest", model.Snapshot.ContentDigest);
        json.WriteString("snapshotDigest", model.Snapshot.SnapshotDigest);
        json.WriteString("takenAt", model.Snapshot.TakenAt);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Violated claims, findings, and what is unknown: what is dropped is at the end.</summary>
    private static IEnumerable<object> Everything(ThreatModel model) =>
    [
        .. model.Claims.Where(claim => claim.State == ClaimState.Violated),
        .. model.Findings,
        .. model.Claims.Where(claim => claim.State == ClaimState.Unknown),
        .. model.Rules.SelectMany(rule => rule.Undecided),
    ];

    private static void WriteInvocation(Utf8JsonWriter json, ThreatModel model, int dropped)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", true);
        json.WriteStartArray("toolExecutionNotifications");
        if (dropped > 0)
            Notify("warning", string.Create(CultureInfo.InvariantCulture, $"{dropped} results are left out: code scanning keeps {SarifLimits.Results} of a run (the JSON format has all)"));
        foreach (var rule in model.Rules.Where(rule => rule.State == RuleState.NotAssessable))
            Notify("note", $"{rule.Id} {FindingText.TitleOf(rule)}: no snapshot can tell; needs {rule.Threat?.NotAssessable}");
        var unread = ThreatsJson.UnreadOf(model).ToList();
        foreach (var row in unread.Take(UnreadShown))
            Notify("warning", $"{row.Call} in {row.Scope}: {row.Outcome}");
        if (unread.Count > UnreadShown)
            Notify("warning", string.Create(CultureInfo.InvariantCulture, $"and {unread.Count - UnreadShown} more calls without an answer"));
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();

        void Notify(string level, string text)
        {
            json.WriteStartObject();
            json.WriteString("level", level);
            SarifMessage.Write(json, "message", text);
            json.WriteEndObject();
        }
    }
}
