using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Graph.Reports.Escaping;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Sarif;

/// <summary>The tool with its rules: those of the catalogue that ran, then one for each claim.</summary>
internal sealed class SarifDriver
{
    private readonly List<RuleResult> _rules;
    private readonly ImmutableArray<ClaimResult> _claims;
    private readonly Dictionary<ThreatId, Severity> _worst;

    public SarifDriver(ThreatModel model)
    {
        _rules = [.. model.Rules.Where(rule => rule is { Threat: not null, State: not (RuleState.Disabled or RuleState.NotAssessable) })];
        _claims = model.Claims;
        _worst = model.Findings.GroupBy(finding => finding.Threat)
            .ToDictionary(group => group.Key, group => group.Max(finding => finding.Rating.Severity));
    }

    public void Write(Utf8JsonWriter json, string version)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "graph");
        json.WriteString("version", version);
        json.WriteStartArray("rules");
        foreach (var rule in _rules)
            WriteRule(json, rule.Threat!);
        foreach (var claim in _claims)
            WriteRule(json, claim);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Where a rule of the catalogue stands among the rules; -1 where it did not run.</summary>
    public int IndexOf(ThreatId id) => _rules.FindIndex(rule => rule.Id == id);

    public int IndexOf(ClaimResult claim) => _rules.Count + _claims.IndexOf(claim);

    /// <summary>CWE and ATT&amp;CK, as far as rules name them.</summary>
    public void WriteTaxonomies(Utf8JsonWriter json)
    {
        json.WriteStartArray("taxonomies");
        WriteTaxonomy(json, "CWE", null, _rules.SelectMany(rule => rule.Threat!.Cwe.All).Select(one => (one.Id, one.Name)));
        WriteTaxonomy(
            json,
            "ATT&CK",
            _rules.SelectMany(rule => rule.Threat!.Attack.All).Select(one => one.Version).FirstOrDefault(),
            _rules.SelectMany(rule => rule.Threat!.Attack.All).Select(one => (one.Id, one.Name)));
        json.WriteEndArray();
    }

    /// <summary>GitHub's scale: from 9 critical, from 7 high, from 4 medium, above 0 low.</summary>
    public static string ScoreOf(Severity severity) => severity switch
    {
        Severity.Critical => "9.5",
        Severity.High => "8.0",
        Severity.Medium => "5.5",
        Severity.Low => "2.0",
        _ => "0.0",
    };

    public static string LevelOf(Severity severity) => severity switch
    {
        Severity.Critical or Severity.High => "error",
        Severity.Medium => "warning",
        _ => "note",
    };

    private void WriteRule(Utf8JsonWriter json, Threat threat)
    {
        json.WriteStartObject();
        json.WriteString("id", threat.Id.Value);
        json.WriteString("name", threat.Id.Value);
        WriteText(json, "shortDescription", threat.Title);
        WriteText(json, "fullDescription", threat.Description);
        json.WriteStartObject("help");
        json.WriteString("text", $"{threat.Description}\n\nFix: {threat.Remediation}\n\nFalse positives: {threat.FalsePositives}");
        json.WriteString(
            "markdown",
            $"{threat.Description}\n\n**Evidence.** {threat.Detection}\n\n**Fix.** {threat.Remediation}\n\n"
            + $"**False positives.** {threat.FalsePositives}\n\n**Controls.** {string.Join("; ", threat.Controls)}");
        json.WriteEndObject();
        var worst = _worst.TryGetValue(threat.Id, out var severity) ? severity : (Severity?)null;
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", LevelOf(worst ?? Severity.Medium));
        json.WriteEndObject();
        ThreatsJson.WriteAll(
            json,
            "relationships",
            [.. threat.Cwe.All.Select(one => ("CWE", one.Id)), .. threat.Attack.All.Select(one => ("ATT&CK", one.Id))],
            one => WriteRelationship(json, one));
        json.WriteStartObject("properties");
        // GitHub sorts alerts by their rule's figure alone: the gravest finding gives it.
        if (worst is { } figure)
            json.WriteString("security-severity", ScoreOf(figure));
        ThreatsJson.WriteAll(json, "tags", TagsOf(threat), json.WriteStringValue);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteRule(Utf8JsonWriter json, ClaimResult claim)
    {
        json.WriteStartObject();
        json.WriteString("id", FindingText.ClaimId(claim.Claim.Id));
        SarifMessage.Write(json, "shortDescription", $"claim {claim.Claim.Id} of the policy");
        SarifMessage.Write(json, "fullDescription", claim.Claim.Text);
        SarifMessage.Write(json, "help", claim.Claim.Note is { } note ? $"{claim.Claim.Text}: {note}" : claim.Claim.Text);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", "error");
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("security-severity", ScoreOf(Severity.High));
        json.WriteStartArray("tags");
        json.WriteStringValue("security");
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static IEnumerable<string> TagsOf(Threat threat) => threat.Cwe.All
        .Select(one => string.Create(CultureInfo.InvariantCulture, $"external/cwe/cwe-{one.Number:D3}"))
        .Prepend("security")
        .Concat(threat.Stride.Select(one => $"stride/{one}"))
        .Concat(threat.Attack.All.Select(one => $"attack/{one.Id}"))
        .Take(SarifLimits.Tags);

    private static void WriteRelationship(Utf8JsonWriter json, (string Taxonomy, string Id) one)
    {
        json.WriteStartObject();
        json.WriteStartObject("target");
        json.WriteString("id", one.Id);
        json.WriteStartObject("toolComponent");
        json.WriteString("name", one.Taxonomy);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteStartArray("kinds");
        json.WriteStringValue("relevant");
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteTaxonomy(Utf8JsonWriter json, string name, string? version, IEnumerable<(string Id, string Name)> taxa)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        if (version is not null)
            json.WriteString("version", version);
        ThreatsJson.WriteAll(json, "taxa", taxa.Distinct().OrderBy(one => one.Id, StringComparer.Ordinal), one =>
        {
            json.WriteStartObject();
            json.WriteString("id", one.Id);
            WriteText(json, "shortDescription", one.Name);
            json.WriteEndObject();
        });
        json.WriteEndObject();
    }

    /// <summary>The catalogue's own text, which is part of the program.</summary>
    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", VisibleText.Of(text));
        json.WriteEndObject();
    }
}
