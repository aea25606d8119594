namespace Graph.Reports.Formats.Sarif;

/// <summary>What GitHub's code scanning takes of one run (SARIF support for code scanning); the rest would be dropped unsaid.</summary>
internal static class SarifLimits
{
    /// <summary>Results that are kept.</summary>
    public const int Results = 5000;

    /// <summary>Locations of one thread flow that are kept.</summary>
    public const int Hops = 1000;

    /// <summary>Tags of a rule that are shown.</summary>
    public const int Tags = 10;
}
