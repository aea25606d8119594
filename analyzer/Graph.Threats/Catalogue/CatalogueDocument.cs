using System.Globalization;
using System.Text;

namespace Graph.Threats.Catalogue;

/// <summary>Writes the catalogue for people: the Markdown of THREATS.md.</summary>
internal static class CatalogueDocument
{
    public static string Write(ThreatCatalogue catalogue)
    {
        var text = new StringBuilder();
        text.Append("# Threats\n\n");
        text.Append("Written from the data in `Catalogue/Data`; a test compares. Change the data, not this file.\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{catalogue.Threats.Count(threat => threat.NotAssessable is null)} threats are looked for. ");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{catalogue.Threats.Count(threat => threat.NotAssessable is not null)} need data that no snapshot holds, and name it. ");
        text.Append("Techniques are of MITRE ATT&CK ");
        text.Append(string.Join(", ", catalogue.Threats.SelectMany(threat => threat.Attack.All)
            .Select(one => one.Version).Distinct()));
        text.Append("; those marked * are not among its techniques for IaaS.\n");
        foreach (var group in catalogue.Threats.GroupBy(threat => threat.Group))
            Index(text, group.Key, group);
        foreach (var threat in catalogue.Threats)
            Section(text, threat);
        return text.ToString();
    }

    private static void Index(StringBuilder text, string title, IEnumerable<Threat> threats)
    {
        text.Append(
            CultureInfo.InvariantCulture,
            $"\n## {title}\n\n| id | threat | STRIDE | ATT&CK | CWE |\n|---|---|---|---|---|\n");
        foreach (var threat in threats)
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"| [{threat.Id}](#{Anchor(threat)}) | {threat.Title}{(threat.NotAssessable is null ? "" : " (not assessable)")} | ");
            text.Append(
                CultureInfo.InvariantCulture, $"{string.Concat(threat.Stride.Select(one => one.ToString()[0]))} | ");
            text.Append(
                CultureInfo.InvariantCulture,
                $"{string.Join(", ", threat.Attack.All.Select(Short))} | {threat.Cwe.Primary.Number} |\n");
        }
    }

    private static void Section(StringBuilder text, Threat threat)
    {
        text.Append(CultureInfo.InvariantCulture, $"\n### {Heading(threat)}\n\n{threat.Description}\n\n");
        Item(text, "Detection", threat.Detection);
        Item(text, "False positives", threat.FalsePositives);
        Item(text, "Remediation", threat.Remediation);
        if (threat.NotAssessable is { } artefact)
            Item(text, "Not assessable", $"no snapshot holds it; it would take {artefact}");
        if (!threat.Stride.IsEmpty)
            Item(text, "STRIDE", string.Join(", ", threat.Stride.Select(Words)));
        if (threat.Attack.All.Any())
            Item(text, "ATT&CK", string.Join("; ", Techniques(threat.Attack)));
        Item(text, "CWE", string.Join(", ", threat.Cwe.All.Select(one => $"{one} {one.Name}")));
        foreach (var framework in threat.Controls.GroupBy(control => (control.Framework, control.Version)))
            Item(
                text,
                $"{framework.Key.Framework.Name()} {framework.Key.Version}".TrimEnd(),
                string.Join(", ", framework.Select(control => control.Id)));
    }

    private static IEnumerable<string> Techniques(AttackMapping attack)
    {
        if (attack.Enabling is { } enabling)
            yield return $"enables {Long(enabling)}";
        if (!attack.Consequences.IsEmpty)
            yield return $"leads to {string.Join(", ", attack.Consequences.Select(Long))}";
    }

    private static string Short(AttackTechnique technique) => technique.IsOfIaas ? technique.Id : $"{technique.Id}\\*";

    private static string Long(AttackTechnique technique) =>
        $"{Short(technique)} {technique.Name}{(technique.Alias is { } alias ? $" ({alias.Id} in version {alias.Version})" : "")}";

    private static string Words(Stride stride) => stride switch
    {
        Stride.InformationDisclosure => "information disclosure",
        Stride.DenialOfService => "denial of service",
        Stride.ElevationOfPrivilege => "elevation of privilege",
        _ => stride.ToString().ToLowerInvariant(),
    };

    private static void Item(StringBuilder text, string name, string value) =>
        text.Append(CultureInfo.InvariantCulture, $"- **{name}:** {value}\n");

    private static string Heading(Threat threat) => $"{threat.Id}: {threat.Title}";

    /// <summary>As GitHub makes it of a heading.</summary>
    private static string Anchor(Threat threat) => string.Concat(Heading(threat).ToLowerInvariant()
        .Where(c => char.IsAsciiLetterOrDigit(c) || c is ' ' or '-')).Replace(' ', '-');
}
