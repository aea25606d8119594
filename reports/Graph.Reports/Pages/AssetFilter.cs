using System.Collections.Immutable;
using Graph.Model;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules;

namespace Graph.Reports.Pages;

/// <summary>The assets that a report is about, and their tags: an asset's own, then those of what it belongs to.</summary>
internal sealed class AssetFilter
{
    private readonly ILookup<string, Tag> _tags;
    private readonly HashSet<Asset> _shown;
    private readonly ThreatContext _context;

    public AssetFilter(ThreatContext context, ReportOptions options)
    {
        _context = context;
        _tags = context.Estate.Rows<Tag>().ToLookup(tag => tag.ResourceId, StringComparer.Ordinal);
        All = [.. context.Placement.Assets.Where(IsAsked)];
        _shown = [.. All];
        IsWhole = options.Tier is null && options.Tag is null;

        bool IsAsked(Asset asset) =>
            (options.Tier is null || TierOf(asset) == options.Tier)
            && (options.Tag is not { } tag || ValueOf(asset, tag.Key) == tag.Value);
    }

    /// <summary>Sorted by id.</summary>
    public ImmutableArray<Asset> All { get; }

    /// <summary>Whether every asset is among them.</summary>
    public bool IsWhole { get; }

    public bool Has(Asset asset) => _shown.Contains(asset);

    /// <summary>Whether a finding is about one of them, at either end; one about no asset is where all are asked for.</summary>
    public bool Has(Finding finding) => IsWhole || IsOf(finding.Source) || IsOf(finding.Destination);

    public static string TierOf(Asset asset) => asset.Placed.TierName ?? Unplaced;

    public const string Unplaced = "unplaced";

    /// <summary>The value of a tag; null without one. A key of the policy is any of its synonyms, with its canonical value.</summary>
    public string? ValueOf(Asset asset, string key) => key switch
    {
        "environment" => asset.Placed.Environment?.Value ?? Raw(asset, key),
        "application" => asset.Placed.Application?.Value ?? Raw(asset, key),
        "owner" => asset.Placed.Owner?.Value ?? Raw(asset, key),
        _ => Raw(asset, key),
    };

    /// <summary>The keys of all tags of the assets, by how many assets have them, without `Name`.</summary>
    public IEnumerable<string> Keys() => All.SelectMany(asset => TagsOf(asset).Select(tag => tag.Key).Distinct(StringComparer.Ordinal))
        .Where(key => key != "Name").CountBy(key => key).OrderByDescending(pair => pair.Value)
        .ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key);

    private bool IsOf(Subject subject) =>
        _context.Placement.Find(subject.Id) is { } asset ? _shown.Contains(asset)
        : subject.Id.StartsWith("tier:", StringComparison.Ordinal) && All.Any(one => $"tier:{TierOf(one)}" == subject.Id);

    private string? Raw(Asset asset, string key) => TagsOf(asset).FirstOrDefault(tag => tag.Key == key)?.Value;

    private IEnumerable<Tag> TagsOf(Asset asset) => asset.Interfaces.SelectMany(one => _tags[one.Id]).Concat(_tags[asset.Id]);
}
