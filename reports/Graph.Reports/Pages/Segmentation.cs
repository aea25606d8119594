using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Reports.Pages;

/// <summary>Who is meant to reach whom, and who does: by tier, with the internet and on premises beside the tiers.</summary>
internal sealed class Segmentation
{
    private readonly Dictionary<EndpointGroup, ImmutableArray<Kind>> _kinds = [];
    private readonly Dictionary<(string, string), TrafficSet> _intended = [];
    private readonly Dictionary<(string From, string To), SegmentationCell> _cells = [];
    private readonly ThreatModel _model;

    public Segmentation(ThreatModel model)
    {
        _model = model;
        var present = model.Placement.Assets.Select(AssetFilter.TierOf).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<string> tiers =
        [
            .. model.Policy.Tiers.Select(tier => tier.Name),
            .. present.Except(model.Policy.Tiers.Select(tier => tier.Name)).Order(StringComparer.Ordinal),
        ];
        Names = [TierMatrix.Internet, TierMatrix.OnPremises, .. tiers];
        foreach (var flow in model.Flows.All)
            Add(flow);
    }

    /// <summary>The rows and columns: what is outside, then the tiers in the policy's order, then those that it does not know.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Never null: where no flow goes, the cell says so.</summary>
    public SegmentationCell Cell(string from, string to) =>
        _cells.TryGetValue((from, to), out var cell) ? cell : new SegmentationCell(from, to) { Intended = IntendedBetween(from, to) };

    /// <summary>What the policy means to let pass between the assets of two rows.</summary>
    private TrafficSet IntendedBetween(string from, string to) => KindsIn(from)
        .SelectMany(one => KindsIn(to).Select(other => Intended(one, other)))
        .Aggregate(TrafficSet.Empty, (set, traffic) => set.Union(traffic));

    private IEnumerable<Kind> KindsIn(string name) => name is TierMatrix.Internet or TierMatrix.OnPremises
        ? [new Kind(name, name, [name])]
        : _model.Placement.Assets.Where(asset => AssetFilter.TierOf(asset) == name).Select(KindOf).DistinctBy(kind => kind.Key);

    private void Add(SurveyFlow flow)
    {
        foreach (var from in KindsOf(flow.Source))
        {
            foreach (var to in KindsOf(flow.Destination))
            {
                if (!_cells.TryGetValue((from.Row, to.Row), out var cell))
                    _cells[(from.Row, to.Row)] = cell = new SegmentationCell(from.Row, to.Row) { Intended = IntendedBetween(from.Row, to.Row) };
                cell.Add(flow, flow.Reachable.Except(Intended(from, to)));
            }
        }
    }

    private TrafficSet Intended(Kind from, Kind to)
    {
        if (!_intended.TryGetValue((from.Key, to.Key), out var traffic))
            traffic = _intended[(from.Key, to.Key)] = _model.Policy.Allowed.Between(from.Names, to.Names);
        return traffic;
    }

    private ImmutableArray<Kind> KindsOf(EndpointGroup group)
    {
        if (!_kinds.TryGetValue(group, out var kinds))
        {
            _kinds[group] = kinds = group switch
            {
                EndpointGroup.Internet internet => [OfInternet(internet.Addresses)],
                EndpointGroup.OnPremises => [new Kind(TierMatrix.OnPremises, TierMatrix.OnPremises, [TierMatrix.OnPremises])],
                _ => [.. _model.Placement.AssetsOf(group).Select(KindOf).DistinctBy(kind => kind.Key)],
            };
        }

        return kinds;
    }

    /// <summary>Addresses that the policy trusts may do what it lets them do, and what the internet may.</summary>
    private Kind OfInternet(AddressSet addresses)
    {
        var trust = _model.Policy.Trust;
        ImmutableArray<string> names =
        [
            TierMatrix.Internet,
            .. IsWithin(trust.Ranges) ? [TierMatrix.Trusted] : ImmutableArray<string>.Empty,
            .. IsWithin(trust.AdminSources) ? [TierMatrix.AdminSources] : ImmutableArray<string>.Empty,
        ];
        return new(TierMatrix.Internet, string.Join(',', names), names);

        bool IsWithin(ImmutableArray<Model.Addressing.Cidr> ranges) =>
            !ranges.IsEmpty && addresses.Except(AddressSet.Of(ranges)).IsEmpty;
    }

    private static Kind KindOf(Asset asset)
    {
        ImmutableArray<string> names = [.. TierMatrix.NamesOf(asset)];
        var row = AssetFilter.TierOf(asset);
        return new(row, $"{row}|{string.Join(',', names)}", names);
    }

    /// <summary>Assets that the policy's matrix cannot tell apart.</summary>
    private sealed record Kind(string Row, string Key, ImmutableArray<string> Names);
}

/// <summary>All that is known between two rows. Mutable while it is gathered.</summary>
internal sealed class SegmentationCell(string from, string to)
{
    private readonly SortedSet<MissingFact> _missing = [];
    private TrafficSet _unknown = TrafficSet.Empty;

    public string From { get; } = from;

    public string To { get; } = to;

    public required TrafficSet Intended { get; init; }

    public TrafficSet Reachable { get; private set; } = TrafficSet.Empty;

    /// <summary>What is reachable between some pair for which the policy does not mean it.</summary>
    public TrafficSet Beyond { get; private set; } = TrafficSet.Empty;

    /// <summary>What may be reachable besides.</summary>
    public TrafficSet Unknown => _unknown.Except(Reachable);

    public IReadOnlyCollection<MissingFact> Missing => _missing;

    /// <summary>A flow that shows the cell's state: one beyond what is meant, if there is one; null where nothing is reachable.</summary>
    public (SurveyFlow Flow, TrafficSet Traffic)? Witness { get; private set; }

    public CellState State => !Beyond.IsEmpty ? CellState.Beyond
        : !Unknown.IsEmpty ? CellState.Unknown
        : Reachable.IsEmpty ? CellState.Closed
        : CellState.Intended;

    public void Add(SurveyFlow flow, TrafficSet beyond)
    {
        if (!flow.Reachable.IsEmpty && (Witness is null || (Beyond.IsEmpty && !beyond.IsEmpty)))
            Witness = (flow, beyond.IsEmpty ? flow.Reachable : beyond);
        Reachable = Reachable.Union(flow.Reachable);
        Beyond = Beyond.Union(beyond);
        if (flow.Unknown.IsEmpty)
            return;
        _unknown = _unknown.Union(flow.Unknown);
        _missing.UnionWith(flow.Missing);
    }
}

internal enum CellState
{
    /// <summary>Nothing gets through.</summary>
    Closed = 0,

    /// <summary>Only what the policy means.</summary>
    Intended = 1,

    /// <summary>Something that the policy does not mean.</summary>
    Beyond = 2,

    /// <summary>Nothing that is not meant is proven, and something is not known.</summary>
    Unknown = 3,
}
