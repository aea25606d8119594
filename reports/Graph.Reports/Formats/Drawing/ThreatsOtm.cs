using System.Globalization;
using System.Text.Json;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats.Drawing;

/// <summary>
/// A threat model in the Open Threat Model format 0.2.0: tiers are trust zones, assets components, proven ways data flows; a threat
/// of the catalogue stands in what its findings are about.
/// </summary>
public sealed class ThreatsOtm
{
    private const int MaxComponents = 5_000;
    private const int MaxFlows = 20_000;
    private const string ConfigurationZone = "zone-configuration";

    private readonly Utf8JsonWriter _json;
    private readonly ThreatModel _model;
    private readonly FlowGraph _graph;
    private readonly Dictionary<string, string> _componentOf = new(StringComparer.Ordinal);
    private readonly Dictionary<FlowNode, string> _ids;
    private readonly List<string> _zones;
    private readonly ILookup<string, Finding> _findings;
    private readonly List<Subject> _others;

    public ThreatsOtm(Utf8JsonWriter json, ThreatModel model)
    {
        ArgumentNullException.ThrowIfNull(model);
        _json = json;
        _model = model;
        _graph = FlowGraphBuilder.Build(model, MaxComponents, MaxFlows);
        _ids = NodeNumbers.Of(_graph);
        foreach (var node in _graph.Nodes)
            _componentOf.TryAdd(node.Id, _ids[node]);
        _zones = [.. _graph.Nodes.Select(node => node.Zone).Distinct(StringComparer.Ordinal)];
        _others = [.. model.Findings.Select(finding => finding.Destination).Where(subject => !_componentOf.ContainsKey(subject.Id)).DistinctBy(subject => subject.Id).OrderBy(subject => subject.Id, StringComparer.Ordinal)];
        foreach (var subject in _others)
            _componentOf[subject.Id] = string.Create(CultureInfo.InvariantCulture, $"c{_componentOf.Count}");
        _findings = model.Findings.ToLookup(finding => _componentOf[finding.Destination.Id], StringComparer.Ordinal);
    }

    /// <param name="drain">hands on what is written so far, now and then.</param>
    public void Write(FormatOptions options, Action drain)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(drain);
        _json.WriteStartObject();
        _json.WriteString("otmVersion", "0.2.0");
        _json.WriteStartObject("project");
        _json.WriteString("name", FindingText.Of(options.Artifact));
        _json.WriteString("id", FindingText.HashOf(_model.Snapshot.ContentDigest));
        WriteAttributes(
            ("contentDigest", _model.Snapshot.ContentDigest),
            ("takenAt", _model.Snapshot.TakenAt),
            ("note", _graph.Notes.IsEmpty ? null : string.Join("; ", _graph.Notes)));
        _json.WriteEndObject();
        WriteZones();
        _json.WriteStartArray("components");
        foreach (var node in _graph.Nodes)
        {
            WriteComponent(_ids[node], node.Label, node.Kind, ZoneOf(node.Zone), ("resource", node.Id), ("environment", node.Environment), ("vpc", node.Vpc));
            drain();
        }

        foreach (var subject in _others)
            WriteComponent(_componentOf[subject.Id], subject.ToString(), subject.Kind, ConfigurationZone, ("resource", subject.Id));
        _json.WriteEndArray();
        WriteFlows(drain);
        WriteThreats();
        _json.WriteEndObject();
    }

    private void WriteZones()
    {
        _json.WriteStartArray("trustZones");
        foreach (var zone in _zones)
            WriteZone(ZoneOf(zone), zone, zone == "outside" ? 0 : 25 * (_model.Policy.Tier(zone)?.Weight ?? 4));
        if (_others.Count > 0)
            WriteZone(ConfigurationZone, "configuration", 100);
        _json.WriteEndArray();

        void WriteZone(string id, string name, int rating)
        {
            _json.WriteStartObject();
            _json.WriteString("id", id);
            _json.WriteString("name", FindingText.Of(name));
            _json.WriteStartObject("risk");
            _json.WriteNumber("trustRating", rating);
            _json.WriteEndObject();
            _json.WriteEndObject();
        }
    }

    private string ZoneOf(string zone) => string.Create(CultureInfo.InvariantCulture, $"zone-{_zones.IndexOf(zone)}");

    private void WriteComponent(string id, string name, string kind, string zone, params ReadOnlySpan<(string, string?)> attributes)
    {
        _json.WriteStartObject();
        _json.WriteString("id", id);
        _json.WriteString("name", FindingText.Of(name));
        _json.WriteString("type", FindingText.Of(kind).Replace(' ', '-'));
        _json.WriteStartObject("parent");
        _json.WriteString("trustZone", zone);
        _json.WriteEndObject();
        WriteAttributes(attributes);
        ThreatsJson.WriteAll(_json, "threats", _findings[id].GroupBy(finding => finding.Threat), group =>
        {
            _json.WriteStartObject();
            _json.WriteString("threat", group.Key.Value);
            _json.WriteString("state", group.Any(finding => finding.IsOpen) ? "exposed" : "accepted");
            ThreatsJson.WriteAll(_json, "mitigations", group.Where(finding => finding.Fix is not null).Select(MitigationOf).Prepend(MitigationOf(group.Key)), id =>
            {
                _json.WriteStartObject();
                _json.WriteString("mitigation", id);
                _json.WriteString("state", "recommended");
                _json.WriteEndObject();
            });
            _json.WriteEndObject();
        });
        _json.WriteEndObject();
    }

    private void WriteFlows(Action drain)
    {
        var number = 0;
        ThreatsJson.WriteAll(_json, "dataflows", _graph.Edges, edge =>
        {
            _json.WriteStartObject();
            _json.WriteString("id", string.Create(CultureInfo.InvariantCulture, $"f{number++}"));
            _json.WriteString("name", FindingText.Of(edge.Traffic));
            _json.WriteString("source", _ids[edge.Source]);
            _json.WriteString("destination", _ids[edge.Destination]);
            _json.WriteEndObject();
        }, drain);
    }

    private void WriteThreats()
    {
        var found = _model.Findings.GroupBy(finding => finding.Threat).OrderBy(group => group.Key)
            .Select(group => (Id: group.Key, Findings: group.ToList(), _model.Rules.First(rule => rule.Id == group.Key).Threat)).ToList();
        ThreatsJson.WriteAll(_json, "threats", found, one =>
        {
            _json.WriteStartObject();
            _json.WriteString("id", one.Id.Value);
            _json.WriteString("name", FindingText.Of(one.Threat?.Title ?? one.Id.Value));
            _json.WriteString("description", FindingText.Of(one.Threat?.Description ?? ""));
            ThreatsJson.WriteAll(_json, "categories", one.Threat?.Stride ?? [], stride => _json.WriteStringValue(stride.ToString()));
            ThreatsJson.WriteAll(_json, "cwes", one.Threat?.Cwe.All ?? [], cwe => _json.WriteStringValue(cwe.Id));
            _json.WriteStartObject("risk");
            _json.WriteNumber("likelihood", 25 * one.Findings.Max(finding => finding.Rating.Likelihood));
            _json.WriteNumber("impact", 25 * one.Findings.Max(finding => finding.Rating.Impact));
            _json.WriteEndObject();
            _json.WriteEndObject();
        });
        var remediations = found.Select(one => (Id: MitigationOf(one.Id), Name: $"Remediation of {one.Id}", Text: FindingText.Of(one.Threat?.Remediation ?? "")));
        var fixes = found.SelectMany(one => one.Findings).Where(finding => finding.Fix is not null)
            .Select(finding => (Id: MitigationOf(finding), Name: $"Fix of {finding.Key}", Text: FindingText.FixOf(finding)!));
        ThreatsJson.WriteAll(_json, "mitigations", remediations.Concat(fixes), one =>
        {
            _json.WriteStartObject();
            _json.WriteString("id", one.Id);
            _json.WriteString("name", FindingText.Of(one.Name));
            _json.WriteString("description", one.Text);
            // A finding is a proven way or a fact: what takes it away takes all of it.
            _json.WriteNumber("riskReduction", 100);
            _json.WriteEndObject();
        });
    }

    private static string MitigationOf(ThreatId id) => $"fix-{id}";

    /// <summary>Of a finding's own fix.</summary>
    private static string MitigationOf(Finding finding) => $"fix-{finding.Threat}-{FindingText.HashOf(finding.Key.Text)}";

    private void WriteAttributes(params ReadOnlySpan<(string Name, string? Value)> attributes)
    {
        _json.WriteStartObject("attributes");
        foreach (var (name, value) in attributes)
        {
            if (value is not null)
                _json.WriteString(name, FindingText.Of(value));
        }

        _json.WriteEndObject();
    }
}
