using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>One row of the catalogue: what can go wrong, how it is found and what to do about it. Data, never code.</summary>
/// <param name="Stride">the primary category first.</param>
/// <param name="Attack">null where no technique fits.</param>
/// <param name="Cwe">null where no weakness fits.</param>
/// <param name="NotAssessable">the artefact that would answer it; null where a snapshot can.</param>
public sealed record Threat(
    ThreatId Id,
    string Title,
    string Description,
    ImmutableArray<Stride> Stride,
    Attack? Attack,
    Cwe? Cwe,
    ImmutableArray<Control> Controls,
    string DetectionLogic,
    ImmutableArray<string> FalsePositives,
    string Remediation,
    string? NotAssessable);

/// <summary>Microsoft's six categories; <see cref="None"/> for hygiene.</summary>
public enum Stride
{
    None = 0,
    Spoofing = 1,
    Tampering = 2,
    Repudiation = 3,
    InformationDisclosure = 4,
    DenialOfService = 5,
    ElevationOfPrivilege = 6,
}

/// <summary>MITRE ATT&amp;CK techniques: the one that the threat enables, and at most two that follow from it.</summary>
/// <param name="Version">of ATT&amp;CK that all ids are of: `19`.</param>
public sealed record Attack(string Version, AttackTechnique Enabling, ImmutableArray<AttackTechnique> Consequences);

/// <param name="Id">`T1190`, `T1686.001`.</param>
/// <param name="Aliases">ids that earlier versions had for it.</param>
/// <param name="IsOnHosts">listed for Linux or Windows and not for IaaS.</param>
public sealed record AttackTechnique(string Id, ImmutableArray<string> Aliases, bool IsOnHosts);

/// <summary>CWE numbers.</summary>
public sealed record Cwe(int Primary, ImmutableArray<int> Secondary);

/// <summary>A requirement of a framework: `CIS AWS Foundations`, `5.0`, `5.2`.</summary>
public sealed record Control(string Framework, string Version, string Id);
