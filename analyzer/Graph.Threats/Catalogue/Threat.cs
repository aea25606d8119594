using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>One row of the catalogue: what can go wrong, how it is found, and what other catalogues call it.</summary>
/// <param name="Stride">the primary category first; empty for hygiene.</param>
/// <param name="Checks">checks of control frameworks that the threat answers, sorted by id.</param>
/// <param name="Detection">what a snapshot must show for a finding.</param>
/// <param name="FalsePositives">when a finding is none after all.</param>
/// <param name="NotAssessable">
/// the calls whose answers would tell, where no snapshot can; null for a threat that has a rule.
/// </param>
public sealed record Threat(
    ThreatId Id,
    string Group,
    string Title,
    string Description,
    ImmutableArray<Stride> Stride,
    AttackMapping Attack,
    CweMapping Cwe,
    ImmutableArray<FrameworkCheck> Checks,
    string Detection,
    string FalsePositives,
    string Remediation,
    string? NotAssessable)
{
    /// <summary>The controls of all its checks, each once, by framework and in the order of the checks.</summary>
    public IEnumerable<Control> Controls =>
        Checks.SelectMany(check => check.Controls).Distinct().OrderBy(control => control.Framework)
            .ThenBy(control => control.Version, StringComparer.Ordinal);
}

/// <summary>The categories of STRIDE.</summary>
public enum Stride
{
    Spoofing = 0,
    Tampering = 1,
    Repudiation = 2,
    InformationDisclosure = 3,
    DenialOfService = 4,
    ElevationOfPrivilege = 5,
}
