using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Reports.Pages;

/// <summary>What the report says of single assets: what reaches them from the internet, and the findings about them.</summary>
internal sealed class AssetFacts
{
    private readonly Dictionary<Asset, (TrafficSet Reachable, TrafficSet Unknown)> _fromInternet = [];
    private readonly ILookup<string, Finding> _findings;
    private readonly ThreatModel _model;

    public AssetFacts(ThreatModel model)
    {
        _model = model;
        _findings = model.Open.ToLookup(finding => finding.Destination.Id, StringComparer.Ordinal);
    }

    /// <summary>What the internet reaches, and may reach, at an asset.</summary>
    public (TrafficSet Reachable, TrafficSet Unknown) FromInternet(Asset asset)
    {
        if (_fromInternet.TryGetValue(asset, out var known))
            return known;
        var (reachable, unknown) = (TrafficSet.Empty, TrafficSet.Empty);
        foreach (var flow in _model.Flows.FromInternet(asset))
            (reachable, unknown) = (reachable.Union(flow.Reachable), unknown.Union(flow.Unknown));
        return _fromInternet[asset] = (reachable, unknown.Except(reachable));
    }

    /// <summary>The open findings whose destination an asset is, the gravest first.</summary>
    public IEnumerable<Finding> FindingsOf(Asset asset) => _findings[asset.Id];

    public Severity? WorstOf(Asset asset) => FindingsOf(asset).Select(finding => (Severity?)finding.Rating.Severity).Max();

    /// <summary>Numbers of open findings about some assets by severity, the gravest first; those of none are left out.</summary>
    public ImmutableArray<(Severity Severity, int Count)> CountsOf(IEnumerable<Asset> assets) =>
    [
        .. assets.SelectMany(FindingsOf).CountBy(finding => finding.Rating.Severity)
            .OrderByDescending(pair => pair.Key).Select(pair => (pair.Key, pair.Value)),
    ];
}
