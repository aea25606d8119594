using System.Collections.Immutable;
using System.Globalization;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Reports.Formats.Drawing;

/// <summary>Draws as finely as a limit of nodes and edges lets it.</summary>
internal static class FlowGraphBuilder
{
    public static FlowGraph Build(ThreatModel model, int maxNodes, int maxEdges) => Build(model, Grain.All, null, maxNodes, maxEdges);

    /// <summary>What is in a VPC, as finely as it fits, and what it talks to outside.</summary>
    /// <param name="flows">those that have an end in it, or more.</param>
    public static FlowGraph BuildOf(ThreatModel model, string vpc, IReadOnlyCollection<SurveyFlow> flows, int maxNodes, int maxEdges) =>
        Build(model, Grain.Of(vpc), (vpc, flows), maxNodes, maxEdges);

    private static FlowGraph Build(ThreatModel model, IReadOnlyList<Grain> grains, (string Id, IReadOnlyCollection<SurveyFlow> Flows)? of, int maxNodes, int maxEdges)
    {
        foreach (var grain in grains)
        {
            if (new Draft(model, grain, of?.Id, of?.Flows ?? model.Flows.All).TryBuild(maxNodes, maxEdges) is { } graph)
                return graph;
        }

        return new Draft(model, grains[^1], of?.Id, of?.Flows ?? model.Flows.All).Cut(maxNodes, maxEdges);
    }

    /// <summary>The graph at one grain.</summary>
    private sealed class Draft(ThreatModel model, Grain grain, string? vpc, IReadOnlyCollection<SurveyFlow> flows)
    {
        private readonly Dictionary<Asset, NodeKey> _keyOf = [];
        private readonly Dictionary<NodeKey, int> _nodes = [];
        private readonly Dictionary<(NodeKey From, NodeKey To), HashSet<TrafficSet>> _edges = [];

        public FlowGraph? TryBuild(int maxNodes, int maxEdges)
        {
            AddNodes();
            if (vpc is null ? _nodes.Count > maxNodes : _nodes.Keys.Count(key => key.Vpc == vpc) > maxNodes)
                return null;
            if (!AddEdges(maxEdges))
                return null;
            DropStrangers();
            return _nodes.Count <= maxNodes ? ToGraph(maxNodes, maxEdges) : null;
        }

        public FlowGraph Cut(int maxNodes, int maxEdges)
        {
            AddNodes();
            AddEdges(int.MaxValue);
            DropStrangers();
            return ToGraph(maxNodes, maxEdges);
        }

        private void AddNodes()
        {
            foreach (var asset in model.Placement.Assets)
            {
                var key = _keyOf[asset] = grain.KeyOf(asset, model.Policy);
                _nodes[key] = _nodes.GetValueOrDefault(key) + 1;
            }
        }

        /// <summary>False as soon as there are more than fit.</summary>
        private bool AddEdges(int most)
        {
            foreach (var flow in flows)
            {
                if (flow.Reachable.IsEmpty)
                    continue;
                var sources = KeysOf(flow.Source, out var from);
                var destinations = KeysOf(flow.Destination, out var to);
                var isAlone = from is not null && from == to;
                foreach (var source in sources)
                {
                    foreach (var destination in destinations)
                    {
                        // Within one asset nothing passes the network.
                        if (source.Equals(destination) && (grain.Note is null || isAlone || source.IsOutside))
                            continue;
                        if (vpc is not null && source.Vpc != vpc && destination.Vpc != vpc)
                            continue;
                        if (!_edges.TryGetValue((source, destination), out var traffic))
                            _edges[(source, destination)] = traffic = [];
                        traffic.Add(flow.Reachable);
                        if (_edges.Count > most)
                            return false;
                    }
                }
            }

            return true;
        }

        /// <summary>Of a VPC's picture: what is not in it and has nothing to do with it.</summary>
        private void DropStrangers()
        {
            if (vpc is null)
                return;
            var partners = _edges.Keys.SelectMany(edge => new[] { edge.From, edge.To }).ToHashSet();
            foreach (var key in _nodes.Keys.Where(key => key.Vpc != vpc && !partners.Contains(key)).ToList())
                _nodes.Remove(key);
        }

        /// <param name="only">the one asset there; null where there are several or none.</param>
        private HashSet<NodeKey> KeysOf(EndpointGroup group, out Asset? only)
        {
            only = null;
            if (group is not EndpointGroup.Interfaces)
            {
                var outside = group is EndpointGroup.Internet ? NodeKey.Internet : NodeKey.OnPremises;
                _nodes.TryAdd(outside, 0);
                return [outside];
            }

            var keys = new HashSet<NodeKey>();
            var count = 0;
            foreach (var asset in model.Placement.AssetsOf(group))
            {
                keys.Add(_keyOf[asset]);
                only = ++count == 1 ? asset : null;
            }

            return keys;
        }

        private FlowGraph ToGraph(int maxNodes, int maxEdges)
        {
            var worstOf = new Dictionary<NodeKey, Severity>();
            var worstBetween = new Dictionary<(NodeKey, NodeKey), Severity>();
            foreach (var finding in model.Open)
            {
                if (KeyOf(finding.Destination) is not { } to)
                    continue;
                Raise(worstOf, to, finding.Rating.Severity);
                if (KeyOf(finding.Source) is { } from)
                    Raise(worstBetween, (from, to), finding.Rating.Severity);
            }

            var assetOf = new Dictionary<NodeKey, Asset>();
            foreach (var (asset, key) in _keyOf)
                assetOf[key] = asset;
            var tiers = model.Policy.Tiers.Select((tier, index) => (tier.Name, index)).ToDictionary(StringComparer.Ordinal);
            var all = _nodes
                .OrderBy(pair => pair.Key.IsOutside ? -1 : tiers.GetValueOrDefault(pair.Key.Tier ?? "", int.MaxValue))
                .ThenBy(pair => pair.Key.Tier, StringComparer.Ordinal).ThenBy(pair => pair.Key.Id, StringComparer.Ordinal)
                .Select(pair => (pair.Key, Node: ToNode(pair.Key, pair.Value, worstOf) with { Only = pair.Value == 1 ? assetOf[pair.Key] : null }));
            var order = new Dictionary<NodeKey, (int Index, FlowNode Node)>();
            foreach (var (key, node) in all.Take(maxNodes))
                order[key] = (order.Count, node);
            var edges = _edges.Where(edge => order.ContainsKey(edge.Key.From) && order.ContainsKey(edge.Key.To))
                .OrderBy(edge => order[edge.Key.From].Index).ThenBy(edge => order[edge.Key.To].Index).Take(maxEdges)
                .Select(edge => new FlowEdge(
                    order[edge.Key.From].Node,
                    order[edge.Key.To].Node,
                    edge.Value.Aggregate(TrafficSet.Empty, (set, traffic) => set.Union(traffic)),
                    worstBetween.TryGetValue(edge.Key, out var worst) ? worst : null));
            var drawn = edges.ToImmutableArray();
            return new([.. order.Values.Select(one => one.Node)], drawn, [.. NotesOf(_nodes.Count - order.Count, _edges.Count - drawn.Length)]);
        }

        private IEnumerable<string> NotesOf(int nodesLeft, int edgesLeft)
        {
            if (grain.Note is { } note)
                yield return note;
            if (nodesLeft > 0 || edgesLeft > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"left out: {nodesLeft} nodes and {edgesLeft} edges");
            var unknown = model.Flows.All.Count(flow => !flow.Unknown.IsEmpty);
            if (unknown > 0)
                yield return string.Create(CultureInfo.InvariantCulture, $"{unknown} ways are unknown in part and drawn only as far as they are proven");
            if (!model.Flows.Missing.IsEmpty)
                yield return "the snapshot is not complete: there may be more";
        }

        private NodeKey? KeyOf(Subject subject) =>
            subject == Subject.Internet ? NodeKey.Internet
            : subject == Subject.OnPremises ? NodeKey.OnPremises
            : model.Placement.Find(subject.Id) is { } asset ? _keyOf[asset] : null;

        private static FlowNode ToNode(NodeKey key, int assets, Dictionary<NodeKey, Severity> worstOf) => new(
            key.Id,
            assets > 1 ? string.Create(CultureInfo.InvariantCulture, $"{assets} x {key.Label}") : key.Label,
            key.Kind,
            key.IsOutside ? "outside" : key.Tier ?? Grain.Unplaced,
            key.Tier,
            key.Environment,
            key.Vpc,
            assets,
            worstOf.TryGetValue(key, out var worst) ? worst : null);

        private static void Raise<TKey>(Dictionary<TKey, Severity> worst, TKey key, Severity severity)
            where TKey : notnull
        {
            if (!worst.TryGetValue(key, out var known) || known < severity)
                worst[key] = severity;
        }
    }
}
