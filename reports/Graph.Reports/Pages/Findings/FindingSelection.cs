using System.Collections.Immutable;
using Graph.Reports.Escaping;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;

namespace Graph.Reports.Pages.Findings;

/// <summary>
/// Which findings a report shows in full: those that were asked for, rule by rule the gravest first, as many as a page has room for.
/// </summary>
internal sealed class FindingSelection
{
    // A finding with its evidence takes some 8 kB; a page of 5 MB opens at once.
    private const int GroupsOfFile = 320;
    private const int GroupsOfPage = 400;
    private const int LeastOfRule = 5;

    private readonly HashSet<FindingKey> _shown = [];
    private readonly Links _links;
    private readonly bool _isSection;

    public FindingSelection(ThreatModel model, ReportOptions options, AssetFilter assets, Links links)
    {
        _links = links;
        _isSection = options.Shows("findings");
        Asked = [.. model.Findings.Where(finding => finding.Rating.Severity >= options.MinSeverity && assets.Has(finding))];
        var rules = Asked.GroupBy(finding => finding.Threat)
            .OrderByDescending(group => group.Where(finding => finding.IsOpen).Select(finding => (Severity?)finding.Rating.Severity).Max() ?? Severity.Info)
            .ThenByDescending(group => group.Max(finding => finding.Rating.Severity)).ThenBy(group => group.Key)
            .Select(group => (group.Key, Findings: group.ToImmutableArray(), Groups: FindingGroup.Of(model, group))).ToList();
        var room = options.IsFolder ? int.MaxValue : Math.Max(0, GroupsOfFile - rules.Sum(rule => Math.Min(LeastOfRule, rule.Groups.Length)));
        var selected = ImmutableArray.CreateBuilder<RuleFindings>();
        foreach (var (id, findings, groups) in rules)
        {
            var taken = Math.Min(groups.Length, options.IsFolder ? GroupsOfPage : LeastOfRule + room);
            room -= options.IsFolder ? 0 : Math.Max(0, taken - LeastOfRule);
            selected.Add(new(id, findings, [.. groups.Take(taken)], groups.Skip(taken).Sum(group => group.Members.Length)));
        }

        Rules = selected.ToImmutable();
        _shown.UnionWith(Rules.SelectMany(rule => rule.Groups).SelectMany(group => group.Shown).Select(finding => finding.Key));
    }

    /// <summary>All that the reader asked for.</summary>
    public ImmutableArray<Finding> Asked { get; }

    /// <summary>The gravest first.</summary>
    public ImmutableArray<RuleFindings> Rules { get; }

    /// <summary>Where a finding stands, or its rule if it had no room; null where the report has neither.</summary>
    public SafeHtml? PlaceOf(Finding finding) =>
        _isSection && _shown.Contains(finding.Key) ? _links.To(Links.OfFinding(finding.Key), PageOf(finding.Threat)) : PlaceOf(finding.Threat);

    /// <summary>Null where the report shows nothing of the rule.</summary>
    public SafeHtml? PlaceOf(ThreatId rule) =>
        _isSection && Rules.Any(one => one.Id == rule) ? _links.To(Links.OfRule(rule.Value.ToLowerInvariant()), PageOf(rule)) : null;

    /// <summary>The page of a folder that holds a rule's findings.</summary>
    public static string PageOf(ThreatId rule) => $"findings-{rule.Value.ToLowerInvariant()}";
}

/// <summary>What is shown of a rule's findings.</summary>
/// <param name="Findings">all that were asked for.</param>
/// <param name="Left">how many findings had no room.</param>
internal sealed record RuleFindings(ThreatId Id, ImmutableArray<Finding> Findings, ImmutableArray<FindingGroup> Groups, int Left);
