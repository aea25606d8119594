using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Catalogue;
using Graph.Threats.Claims;
using Graph.Threats.Documents;
using Graph.Threats.Findings;
using Graph.Threats.Waivers;

namespace Graph.Threats.Policies;

/// <summary>
/// Reads a policy. A part that the file leaves out is the default policy's, a part that is there replaces it whole; names of ports
/// are added to those that are there.
/// </summary>
public static class PolicyReader
{
    private static readonly string[] Keys =
    [
        "version", "tagging", "infer", "tiers", "ports", "allow", "trust", "cnc", "protected-environments", "tls", "regions", "claims",
        "severities", "disabled", "waivers",
    ];

    /// <exception cref="DocumentException">the text is no policy: all that is wrong, each with line and column.</exception>
    public static Policy Read(string text) => Read(text, DefaultPolicy.Value);

    /// <summary>A policy that has every part.</summary>
    internal static Policy ReadWhole(string text) => Read(text, null);

    private static Policy Read(string text, Policy? basis)
    {
        var problems = new Problems();
        var root = new MapReader(YamlFile.Read(text), new(1, 1), "a policy", problems, Keys);
        if (root.RequiredText("version") is { Length: > 0 } version && version != "1")
            problems.Add(root.PositionOf("version"), $"`{version}` is no version of policies that is known: give 1");

        var ports = PortSetReader.Read(root, basis?.Ports ?? PortNames.Default);
        var tiers = Part("tiers", from => from.Tiers, () => TierReader.Read(root));
        var tagging = TaggingReader.Read(root, tiers, ports, basis?.Tagging);
        var trust = Part("trust", from => from.Trust, () => TrustReader.Read(root));
        var policy = new Policy
        {
            Tagging = tagging,
            Tiers = tiers,
            Ports = ports,
            Allowed = Part("allow", from => from.Allowed, () => AllowReader.Read(root, tiers, ports)),
            Trust = trust,
            Cnc = Part("cnc", from => from.Cnc, () => CncReader.Read(root, tiers)),
            ProtectedEnvironments = Part("protected-environments", from => from.ProtectedEnvironments,
                () => Known(root, "protected-environments", tagging.Environment)),
            Tls = Part("tls", from => from.Tls, () => TlsReader.Read(root)),
            Regions = Part("regions", from => from.Regions, () => [.. root.Texts("regions").Select(region => region.Value)]),
            Claims = Part("claims", from => from.Claims, () => ClaimReader.Read(root, tiers, tagging.Tier, ports)),
            Severities = Part("severities", from => from.Severities, () => SeveritiesOf(root)),
            Disabled = Part("disabled", from => from.Disabled, () => [.. root.Texts("disabled").Select(id => ThreatOf(id, problems))]),
            Waivers = Part("waivers", from => from.Waivers, () => WaiverReader.Read(root)),
        };
        if (basis is not null)
            CheckInherited(root, policy);
        problems.ThrowIfAny();
        return policy;

        T Part<T>(string key, Func<Policy, T> inherited, Func<T> read) => basis is null || root.Has(key) ? read() : inherited(basis);
    }

    /// <summary>What is inherited must fit what is not: a default entry about a tier that the file does not have.</summary>
    private static void CheckInherited(MapReader root, Policy policy)
    {
        if (!root.Has("tiers"))
            return;
        var tiers = policy.Tiers.Select(tier => tier.Name).ToHashSet(StringComparer.Ordinal);
        bool IsLost(string name) => !tiers.Contains(name) && !TierMatrix.Outside.Contains(name)
            && !name.StartsWith("role:", StringComparison.Ordinal);
        void Check(string part, IEnumerable<string> named)
        {
            if (!root.Has(part) && named.FirstOrDefault(IsLost) is { } lost)
            {
                root.Problems.Add(
                    root.PositionOf("tiers"),
                    $"the default `{part}` names the tier `{lost}`, which `tiers` does not have: give `{part}` too");
            }
        }

        Check("allow", policy.Allowed.Entries.SelectMany(flow => flow.From.Concat(flow.To)));
        Check("infer", policy.Tagging.Hints.Select(hint => hint.Tier));
        Check("tagging", policy.Tagging.Tier.Values);
        Check("claims", policy.Claims.SelectMany(ClaimReader.TiersOf).Select(policy.Tagging.Tier.Canonical));
        Check("cnc", [policy.Cnc.Tier]);
    }

    private static ImmutableArray<string> Known(MapReader root, string key, TagRule rule)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        foreach (var text in root.Texts(key))
        {
            if (!rule.IsKnown(text.Value))
                root.Problems.Add(text.At, $"`{text.Value}` is no environment: {Guess.Of(text.Value, rule.Values)}");
            names.Add(rule.Canonical(text.Value));
        }

        return names.ToImmutable();
    }

    private static ImmutableDictionary<ThreatId, Severity> SeveritiesOf(MapReader root)
    {
        var severities = ImmutableDictionary.CreateBuilder<ThreatId, Severity>();
        foreach (var entry in root.Entries("severities"))
        {
            var word = (entry.Value as DocumentNode.Text)?.Value ?? "";
            if (!SeverityWords.TryParse(word, out var severity))
                root.Problems.Add(entry.Value.At, $"`{word}` is no severity: {Guess.Of(word, SeverityWords.All)}");
            severities[ThreatOf(entry.Key, root.Problems)] = severity;
        }

        return severities.ToImmutable();
    }

    private static ThreatId ThreatOf(DocumentNode.Text id, Problems problems)
    {
        if (ThreatId.IsId(id.Value))
            return new(id.Value);
        problems.Add(id.At, $"`{id.Value}` is no threat: give a letter and two digits, such as N01");
        return new("N00");
    }
}
