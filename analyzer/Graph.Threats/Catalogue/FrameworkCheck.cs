using System.Collections.Immutable;

namespace Graph.Threats.Catalogue;

/// <summary>A check as control frameworks have it, with the numbers that they give it.</summary>
/// <param name="Id">`M01`; the project's own.</param>
public sealed record FrameworkCheck(string Id, string Title, ImmutableArray<Control> Controls);

/// <summary>A control of one version of a framework.</summary>
/// <param name="Version">the framework's version or revision; empty where it has none.</param>
/// <param name="Id">as the framework writes it: `5.3`, `EC2.19`, `SC-7(5)`.</param>
public sealed record Control(Framework Framework, string Version, string Id)
{
    public override string ToString() =>
        Version.Length == 0 ? $"{Framework.Name()} {Id}" : $"{Framework.Name()} {Version} {Id}";
}

/// <summary>The control frameworks that threats are mapped to.</summary>
public enum Framework
{
    Cis = 0,
    SecurityHub = 1,

    /// <summary>Controls of Security Hub's CIS and PCI DSS standards that its foundational one no longer has.</summary>
    SecurityHubOlder = 2,
    PciDss = 3,
    Nist80053 = 4,
}

/// <summary>The frameworks' names.</summary>
public static class Frameworks
{
    public static string Name(this Framework framework) => framework switch
    {
        Framework.Cis => "CIS AWS Foundations",
        Framework.SecurityHub => "Security Hub",
        Framework.SecurityHubOlder => "Security Hub (older standards)",
        Framework.PciDss => "PCI DSS",
        Framework.Nist80053 => "NIST SP 800-53",
        _ => throw new ArgumentOutOfRangeException(nameof(framework), framework, "not a framework"),
    };
}
