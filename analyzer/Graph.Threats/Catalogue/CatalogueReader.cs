using System.Collections.Immutable;
using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Graph.Threats.Catalogue;

/// <summary>Reads the catalogue: threats by group, and the taxonomies that they are mapped to.</summary>
internal sealed class CatalogueReader
{
    /// <summary>The files of threats, in the order of their numbers, with the title of the group.</summary>
    private static readonly (string File, string Title)[] Groups =
    [
        ("perimeter.yaml", "Exposure at the perimeter"),
        ("egress.yaml", "Egress and exfiltration"),
        ("segmentation.yaml", "Segmentation"),
        ("third-parties.yaml", "Other environments and third parties"),
        ("hosts.yaml", "Hosts and storage"),
        ("governance.yaml", "Visibility and governance"),
    ];

    private readonly Dictionary<string, AttackTechnique> _techniques = ReadTechniques();
    private readonly Dictionary<int, Weakness> _weaknesses = ReadWeaknesses();
    private readonly Dictionary<string, FrameworkCheck> _checks = ReadChecks();

    public static IEnumerable<Threat> ReadShipped()
    {
        var reader = new CatalogueReader();
        return Groups.SelectMany(group => CatalogueData.Items(CatalogueData.Load(group.File))
            .Select(item => reader.Read(CatalogueData.Map(item), group.Title)));
    }

    private Threat Read(YamlMappingNode row, string group)
    {
        string Text(string key) => CatalogueData.Text(CatalogueData.Get(row, key));
        var attack = CatalogueData.Map(CatalogueData.Get(row, "attack"));
        var cwe = CatalogueData.Map(CatalogueData.Get(row, "cwe"));
        var primary = WeaknessOf(cwe, CatalogueData.Text(CatalogueData.Get(cwe, "primary")));
        if (primary.IsDiscouraged)
            throw CatalogueData.Unfit(cwe, $"`{primary}` is no primary weakness: mapping to it is discouraged");
        return new Threat(
            new ThreatId(Text("id")),
            group,
            Text("title"),
            Text("description"),
            [.. CatalogueData.Texts(row, "stride").Select(letter => StrideOf(row, letter))],
            new AttackMapping(
                CatalogueData.Find(attack, "enabling") is { } enabling
                    ? TechniqueOf(attack, CatalogueData.Text(enabling))
                    : null,
                [.. CatalogueData.Texts(attack, "consequences").Select(id => TechniqueOf(attack, id))]),
            new CweMapping(
                primary, [.. CatalogueData.Texts(cwe, "secondary").Select(number => WeaknessOf(cwe, number))]),
            [.. CatalogueData.Texts(row, "checks").Order(StringComparer.Ordinal).Select(id => Known(_checks, row, id))],
            Text("detection"),
            Text("falsePositives"),
            Text("remediation"),
            CatalogueData.Find(row, "notAssessable") is { } artefact ? CatalogueData.Text(artefact) : null);
    }

    private AttackTechnique TechniqueOf(YamlNode place, string id) => Known(_techniques, place, id);

    private Weakness WeaknessOf(YamlNode place, string number) =>
        int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var parsed)
            ? Known(_weaknesses, place, parsed)
            : throw CatalogueData.Unfit(place, $"`{number}` is no weakness");

    private static TValue Known<TKey, TValue>(Dictionary<TKey, TValue> known, YamlNode place, TKey key)
        where TKey : notnull =>
        known.TryGetValue(key, out var value) ? value : throw CatalogueData.Unfit(place, $"`{key}` is not known");

    private static Stride StrideOf(YamlNode place, string letter) => letter switch
    {
        "S" => Stride.Spoofing,
        "T" => Stride.Tampering,
        "R" => Stride.Repudiation,
        "I" => Stride.InformationDisclosure,
        "D" => Stride.DenialOfService,
        "E" => Stride.ElevationOfPrivilege,
        _ => throw CatalogueData.Unfit(place, $"`{letter}` is no category of STRIDE"),
    };

    private static Dictionary<string, AttackTechnique> ReadTechniques()
    {
        var file = CatalogueData.Map(CatalogueData.Load("attack.yaml"));
        var version = CatalogueData.Text(CatalogueData.Get(file, "version"));
        var previous = CatalogueData.Text(CatalogueData.Get(file, "previousVersion"));
        return CatalogueData.Map(CatalogueData.Get(file, "techniques")).Children.Select(entry =>
        {
            var row = CatalogueData.Map(entry.Value);
            return new AttackTechnique(
                CatalogueData.Text(entry.Key),
                CatalogueData.Text(CatalogueData.Get(row, "name")),
                version,
                CatalogueData.Find(row, "was") is { } was ? new AttackAlias(CatalogueData.Text(was), previous) : null,
                CatalogueData.Flag(row, "iaas"));
        }).ToDictionary(technique => technique.Id, StringComparer.Ordinal);
    }

    private static Dictionary<int, Weakness> ReadWeaknesses() =>
        CatalogueData.Map(CatalogueData.Load("cwe.yaml")).Children.Select(entry =>
        {
            var row = CatalogueData.Map(entry.Value);
            return new Weakness(
                int.Parse(CatalogueData.Text(entry.Key), NumberStyles.None, CultureInfo.InvariantCulture),
                CatalogueData.Text(CatalogueData.Get(row, "name")),
                CatalogueData.Flag(row, "secondaryOnly"));
        }).ToDictionary(weakness => weakness.Number);

    private static Dictionary<string, FrameworkCheck> ReadChecks() =>
        CatalogueData.Map(CatalogueData.Load("checks.yaml")).Children.Select(entry =>
        {
            var row = CatalogueData.Map(entry.Value);
            ImmutableArray<Control> controls =
            [
                .. ControlsOf(row, "cis3.0", Framework.Cis, "3.0"),
                .. ControlsOf(row, "cis5.0", Framework.Cis, "5.0"),
                .. ControlsOf(row, "cis7.0", Framework.Cis, "7.0"),
                .. ControlsOf(row, "securityHub", Framework.SecurityHub, ""),
                .. ControlsOf(row, "securityHubOlder", Framework.SecurityHubOlder, ""),
                .. ControlsOf(row, "pciDss4.0", Framework.PciDss, "4.0"),
                .. ControlsOf(row, "nist800-53r5", Framework.Nist80053, "rev. 5"),
            ];
            return new FrameworkCheck(
                CatalogueData.Text(entry.Key), CatalogueData.Text(CatalogueData.Get(row, "title")), controls);
        }).ToDictionary(check => check.Id, StringComparer.Ordinal);

    private static IEnumerable<Control> ControlsOf(
        YamlMappingNode row, string key, Framework framework, string version) =>
        CatalogueData.Texts(row, key).Select(id => new Control(framework, version, id));
}
