using System.Text.Json;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;

namespace Graph.Reports.Formats.Sarif;

/// <summary>Findings, claims and open questions as results.</summary>
internal sealed class SarifResults(Utf8JsonWriter json, ThreatModel model, FormatOptions options, SarifDriver driver)
{
    private readonly string _artifact = UriOf(options.Artifact);
    private readonly Dictionary<string, Waiver> _waivers =
        model.Waivers.ToDictionary(one => one.Waiver.Id, one => one.Waiver, StringComparer.Ordinal);

    public void Write(object result)
    {
        json.WriteStartObject();
        switch (result)
        {
            case Finding finding:
                Write(finding);
                break;
            case Undecided undecided:
                Write(undecided);
                break;
            case ClaimResult claim:
                Write(claim);
                break;
            default:
                throw new ArgumentException("a result is one of the above", nameof(result));
        }

        json.WriteEndObject();
    }

    private void Write(Finding finding)
    {
        WriteRule(finding.Threat);
        WriteKind("fail", SarifDriver.LevelOf(finding.Rating.Severity));
        SarifMessage.Write(json, "message", finding.Message);
        WriteLocations(finding.Destination);
        WriteFingerprints(finding.Key.Text);
        if (options.Ask is { } ask && FlowWitness.Of(finding, ask) is { } journey)
            WriteCodeFlow(journey);
        if (finding.Waiver is { IsInForce: true } waiver)
            WriteSuppression(waiver.WaiverId, waiver.Reason);
        if (model.Known is not null)
            json.WriteString("baselineState", model.IsKnown(finding) ? "unchanged" : "new");
        json.WriteStartObject("properties");
        json.WriteString("key", finding.Key.Text);
        json.WriteString("severity", SeverityWords.Of(finding.Rating.Severity));
        json.WriteString("confidence", ThreatsJson.WordOf(finding.Confidence));
        json.WriteString("evidence", model.Fingerprints.Of(finding));
        json.WriteString("traffic", FindingText.Of(finding.Traffic));
        json.WriteString("source", FindingText.Of(finding.Source));
        ThreatsJson.WriteAll(json, "awsRules", finding.Evidence.Rules, rule => json.WriteStringValue(FindingText.Of(rule)));
        ThreatsJson.WriteAll(json, "rating", finding.Rating.Reasons, reason => json.WriteStringValue(FindingText.Of(reason)));

        // The format's own `fixes` are edits of files; these are calls to AWS.
        if (finding.Fix is { } fix)
        {
            ThreatsJson.WriteAll(json, "fix", fix.Changes, change => json.WriteStringValue(FindingText.Of(change.Text)));
            json.WriteString("severityAfterFix", SeverityWords.Of(fix.AfterFix.Severity));
        }

        json.WriteEndObject();
    }

    private void Write(Undecided undecided)
    {
        WriteRule(undecided.Threat);
        WriteKind("open", "none");
        SarifMessage.Write(json, "message", FindingText.Of(undecided));
        WriteLocations(undecided.Destination);
        WriteFingerprints(FindingText.KeyOf(undecided));
    }

    private void Write(ClaimResult claim)
    {
        json.WriteString("ruleId", FindingText.ClaimId(claim.Claim.Id));
        json.WriteNumber("ruleIndex", driver.IndexOf(claim));
        if (claim.State == ClaimState.Violated)
            WriteKind("fail", "error");
        else
            WriteKind("open", "none");
        SarifMessage.Write(json, "message", $"{ClaimWords.Of(claim.State)}: {claim.Claim.Text}");
        WriteLocations(new Subject("policy", "policy"));
        WriteFingerprints(FindingText.ClaimId(claim.Claim.Id));
    }

    private void WriteRule(ThreatId id)
    {
        json.WriteString("ruleId", id.Value);
        if (driver.IndexOf(id) is var index and >= 0)
            json.WriteNumber("ruleIndex", index);
    }

    private void WriteKind(string kind, string level)
    {
        json.WriteString("kind", kind);
        json.WriteString("level", level);
    }

    /// <summary>Code scanning needs a file and a line; a snapshot has no lines, hence the first.</summary>
    private void WriteLocations(Subject subject)
    {
        json.WriteStartArray("locations");
        WriteLocation(subject.Kind, subject.Id, subject.Name, null);
        json.WriteEndArray();
    }

    private void WriteLocation(string kind, string id, string? name, string? message)
    {
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", _artifact);
        json.WriteEndObject();
        json.WriteStartObject("region");
        json.WriteNumber("startLine", 1);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("kind", FindingText.Of(kind));
        if (name is not null)
            json.WriteString("name", FindingText.Of(name));
        json.WriteString("fullyQualifiedName", FindingText.Of(id));
        json.WriteEndObject();
        json.WriteEndArray();
        if (message is not null)
            SarifMessage.Write(json, "message", message);
        json.WriteEndObject();
    }

    /// <summary>GitHub matches alerts of two runs by the first one.</summary>
    private void WriteFingerprints(string key)
    {
        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", $"{FindingText.HashOf(key)}:1");
        json.WriteString("graphFindingKey/v1", FindingText.HashOf(key));
        json.WriteEndObject();
    }

    private void WriteCodeFlow(Journey journey)
    {
        if (journey.Hops.IsEmpty)
            return;
        json.WriteStartArray("codeFlows");
        json.WriteStartObject();
        SarifMessage.Write(json, "message", $"a request that gets through: {journey.Packet}");
        json.WriteStartArray("threadFlows");
        json.WriteStartObject();
        ThreatsJson.WriteAll(json, "locations", journey.Hops.Take(SarifLimits.Hops), hop =>
        {
            json.WriteStartObject();
            json.WritePropertyName("location");
            WriteLocation(hop.Component.Kind, hop.Component.Id, null, TextOf(hop));
            json.WriteEndObject();
        });
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static string TextOf(Hop hop)
    {
        var text = $"{hop.Component}";
        if (hop.Rule is { } rule)
            text += $": {rule.Text} ({rule.Id})";
        if (hop.Decision is HopDecision.Passed { Note: { } note })
            text += $", {note}";
        return text;
    }

    private void WriteSuppression(string waiverId, string reason)
    {
        var waiver = _waivers.GetValueOrDefault(waiverId);
        json.WriteStartArray("suppressions");
        json.WriteStartObject();
        json.WriteString("kind", "external");
        json.WriteString("status", "accepted");
        json.WriteString("justification", FindingText.Of($"{waiverId}: {reason}{(waiver?.Ticket is { } ticket ? $" (ticket {ticket})" : "")}"));
        json.WriteEndObject();
        json.WriteEndArray();
    }

    /// <summary>A relative reference of safe characters alone: the name is whatever somebody called a file.</summary>
    private static string UriOf(string artifact)
    {
        var parts = artifact.Split('/').Where(part => part is not ("" or "." or "..")).Select(Uri.EscapeDataString);
        var uri = string.Join('/', parts);
        return uri.Length == 0 ? "snapshot" : uri;
    }
}
