using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// All that gets from one subject to another of what a rule asks about. Mutable while it is gathered.
/// </summary>
internal sealed class Way(Subject source, Subject destination)
{
    private readonly HashSet<Asset> _from = [];
    private readonly HashSet<Asset> _to = [];
    private readonly List<SurveyFlow> _flows = [];
    private readonly SortedSet<MissingFact> _missing = [];
    private TrafficSet _unknown = TrafficSet.Empty;

    public Subject Source { get; } = source;

    public Subject Destination { get; } = destination;

    /// <summary>The assets that start it, by id; none where it comes from outside.</summary>
    public IReadOnlyList<Asset> From => Sorted(_from);

    /// <summary>The assets that are reached, by id; none where it goes outside.</summary>
    public IReadOnlyList<Asset> To => Sorted(_to);

    public TrafficSet Reachable { get; private set; } = TrafficSet.Empty;

    /// <summary>What may be reachable besides.</summary>
    public TrafficSet Unknown => _unknown.Except(Reachable);

    /// <summary>The addresses outside that take part in what is reachable.</summary>
    public AddressSet Outside { get; private set; } = AddressSet.Empty;

    public IReadOnlyList<SurveyFlow> Flows => _flows;

    /// <summary>What is missing for what is unknown.</summary>
    public IReadOnlyCollection<MissingFact> Missing => _missing;

    public void Add(SurveyFlow flow, TrafficSet reachable, TrafficSet unknown, AddressSet? outside)
    {
        if (!reachable.IsEmpty)
        {
            Reachable = Reachable.Union(reachable);
            Outside = Outside.Union(outside ?? AddressSet.Empty);
            _flows.Add(flow);
        }

        if (!unknown.IsEmpty)
        {
            _unknown = _unknown.Union(unknown);
            _missing.UnionWith(flow.Missing);
        }
    }

    public void AddFrom(Asset asset) => _from.Add(asset);

    public void AddTo(Asset asset) => _to.Add(asset);

    private static List<Asset> Sorted(HashSet<Asset> assets) => [.. assets.OrderBy(asset => asset.Id, StringComparer.Ordinal)];
}
