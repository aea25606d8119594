using System.Collections.Immutable;
using Graph.Threats.Findings;

namespace Graph.Reports;

/// <summary>What of an estate a report shows, and how.</summary>
public sealed record ReportOptions
{
    /// <summary>Of <see cref="ReportSections.All"/>; empty: every one.</summary>
    public ImmutableHashSet<string> Sections { get; init; } = [];

    /// <summary>Only assets of this tier, and findings about them; null: all.</summary>
    public string? Tier { get; init; }

    /// <summary>Only assets with this tag; null: all.</summary>
    public (string Key, string Value)? Tag { get; init; }

    /// <summary>Findings below it are counted, not shown.</summary>
    public Severity MinSeverity { get; init; }

    /// <summary>Everything unfolded and nothing to operate: for a printer.</summary>
    public bool IsForPrint { get; init; }

    /// <summary>Several pages in a folder instead of one file: room for more instances.</summary>
    public bool IsFolder { get; init; }

    /// <summary>What the reader must not see becomes a pseudonym; null: nothing does.</summary>
    public Redactor? Redactor { get; init; }

    /// <summary>Templates of the user's own; null: none.</summary>
    public UserTemplates? Templates { get; init; }

    internal bool Shows(string section) => Sections.IsEmpty || Sections.Contains(section);
}

/// <summary>The parts of a report by name, in their order.</summary>
public static class ReportSections
{
    public static ImmutableArray<string> All { get; } =
    [
        "summary", "segmentation", "map", "explorer", "findings", "paths", "refutations", "tiers", "tags", "access", "rules", "tagging",
        "inventory", "appendix",
    ];
}
