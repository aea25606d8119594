using System.Collections.Immutable;
using System.CommandLine;
using Graph.Cli.Shell;
using Graph.Reports;
using Graph.Threats.Findings;

namespace Graph.Cli.Reports;

/// <summary>The options that say what of an estate a report shows.</summary>
internal sealed class ReportSelection
{
    public Option<string> Sections { get; } = new("--sections")
    {
        Description = $"Only these parts, with commas between: {string.Join(", ", ReportSections.All)}.",
        HelpName = "LIST",
        DefaultValueFactory = _ => "",
    };

    public Option<string?> Tier { get; } = new("--tier") { Description = "Only assets of this tier, and findings about them.", HelpName = "NAME" };

    public Option<string?> Tag { get; } = new("--tag") { Description = "Only assets with this tag.", HelpName = "KEY=VALUE" };

    public Option<string> MinSeverity { get; } =
        CommonOptions.Choice("--min-severity", "Findings below it are counted and not shown.", [.. SeverityWords.All]);

    /// <exception cref="UsageException">a part or tier that there is not, or no tag.</exception>
    public ReportOptions Read(ParseResult parsed, ThreatModel model)
    {
        ImmutableHashSet<string> sections = [.. parsed.GetRequiredValue(Sections).Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
        foreach (var section in sections)
        {
            if (!ReportSections.All.Contains(section))
                throw new UsageException($"`{section}` is no part of a report: give some of {string.Join(", ", ReportSections.All)}");
        }

        var tier = parsed.GetValue(Tier);
        var tiers = model.Policy.Tiers.Select(one => one.Name).Concat(model.Placement.Assets.Select(asset => asset.Placed.TierName ?? "unplaced")).Distinct().ToList();
        if (tier is not null && !tiers.Contains(tier))
            throw new UsageException($"`{tier}` is no tier: give one of {string.Join(", ", tiers)}");
        _ = SeverityWords.TryParse(parsed.GetRequiredValue(MinSeverity), out var least);
        return new ReportOptions
        {
            Sections = sections,
            Tier = tier,
            Tag = parsed.GetValue(Tag) is { } tag ? TagOf(tag) : null,
            MinSeverity = least,
        };
    }

    private static (string Key, string Value) TagOf(string text)
    {
        var at = text.IndexOf('=', StringComparison.Ordinal);
        return at > 0 ? (text[..at], text[(at + 1)..]) : throw new UsageException($"`{text}` is no tag: give KEY=VALUE");
    }
}
