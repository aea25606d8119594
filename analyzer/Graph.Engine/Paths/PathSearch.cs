using Graph.Engine.Sets;

namespace Graph.Engine.Paths;

/// <summary>
/// Paths with the fewest pivots from some nodes to all others, over every edge that an attacker can take. What leaves a start is
/// the attacker's own; what leaves another host needs it taken over.
/// </summary>
internal sealed class PathSearch
{
    private readonly Dictionary<AttackNode, (int Pivots, AttackEdge? By)> _found = [];
    private readonly List<AttackEdge> _edges = [];
    private readonly HashSet<AttackNode> _starts;
    private readonly bool _certainly;

    /// <param name="certainly">not over what a missing fact leaves open.</param>
    /// <param name="maximumPivots">longer paths are not looked for.</param>
    public PathSearch(
        AttackGraph graph, IEnumerable<AttackNode> starts, bool certainly, int maximumPivots, CancellationToken cancellation)
    {
        _certainly = certainly;
        _starts = [.. starts];
        var queue = new LinkedList<AttackNode>();
        foreach (var start in _starts)
        {
            _found[start] = (0, null);
            queue.AddLast(start);
        }

        var done = new HashSet<AttackNode>();
        while (queue.First is { Value: var node })
        {
            cancellation.ThrowIfCancellationRequested();
            queue.RemoveFirst();
            if (!done.Add(node))
                continue;
            var isFree = _starts.Contains(node) || AttackGraph.Forwards(node);
            if (!isFree && !AttackGraph.CanPivot(node))
                continue;
            var pivots = _found[node].Pivots + (isFree ? 0 : 1);
            if (pivots > maximumPivots)
            {
                IsCutShort = true;
                continue;
            }

            foreach (var edge in graph.EdgesOf(node))
            {
                if (Carried(edge).IsEmpty)
                    continue;
                _edges.Add(edge);

                // Nobody is taken over by a ping.
                if (!Carried(edge).Overlaps(TrafficSet.AllPorts))
                    continue;
                if (_found.TryGetValue(edge.To, out var known) && known.Pivots <= pivots)
                    continue;
                _found[edge.To] = (pivots, edge);
                if (isFree)
                    queue.AddFirst(edge.To);
                else
                    queue.AddLast(edge.To);
            }
        }
    }

    /// <summary>Whether there are hosts that a longer path would go on from.</summary>
    public bool IsCutShort { get; }

    /// <summary>Everything that is reached, with the number of pivots before it.</summary>
    public IEnumerable<(AttackNode Node, int Pivots)> Reached =>
        _found.Where(pair => !_starts.Contains(pair.Key)).Select(pair => (pair.Key, pair.Value.Pivots));

    /// <summary>Every edge that an attacker can take.</summary>
    public IReadOnlyList<AttackEdge> Edges => _edges;

    /// <summary>The path with the fewest pivots whose last connection carries some of the traffic; null where there is none.</summary>
    public IReadOnlyList<AttackEdge>? To(AttackNode target, TrafficSet traffic)
    {
        var last = _edges.Where(edge => edge.To.Equals(target) && Carried(edge).Overlaps(traffic))
            .OrderBy(edge => _found[edge.From].Pivots + (IsPivot(edge.From) ? 1 : 0)).FirstOrDefault();
        if (last is null)
            return null;
        var path = new List<AttackEdge> { last };
        for (var by = _found[last.From].By; by is not null; by = _found[by.From].By)
            path.Add(by);
        path.Reverse();
        return path;
    }

    /// <summary>Which of some starts have a path to a target, with pivots in between or without.</summary>
    public IReadOnlySet<AttackNode> StartsThatReach(IReadOnlySet<AttackNode> targets, TrafficSet traffic, int maximumPivots)
    {
        var into = _edges.ToLookup(edge => edge.To);
        var pivotsFrom = new Dictionary<AttackNode, int>();
        var queue = new LinkedList<AttackNode>();
        foreach (var edge in _edges.Where(edge => targets.Contains(edge.To) && Carried(edge).Overlaps(traffic)))
        {
            if (pivotsFrom.TryAdd(edge.From, 0))
                queue.AddLast(edge.From);
        }

        while (queue.First is { Value: var node })
        {
            queue.RemoveFirst();
            var isRelay = AttackGraph.Forwards(node);
            var pivots = pivotsFrom[node] + (isRelay ? 0 : 1);
            if (pivots > maximumPivots || !(isRelay || AttackGraph.CanPivot(node)))
                continue;
            foreach (var edge in into[node].Where(edge => Carried(edge).Overlaps(TrafficSet.AllPorts)))
            {
                if (pivotsFrom.TryGetValue(edge.From, out var known) && known <= pivots)
                    continue;
                pivotsFrom[edge.From] = pivots;
                if (isRelay)
                    queue.AddFirst(edge.From);
                else
                    queue.AddLast(edge.From);
            }
        }

        return _starts.Where(pivotsFrom.ContainsKey).ToHashSet();
    }

    /// <summary>What an edge carries as far as this search goes.</summary>
    public TrafficSet Carried(AttackEdge edge) => edge.Carries(_certainly);

    /// <summary>Whether going on from a node needs it taken over.</summary>
    public bool IsPivot(AttackNode node) => !AttackGraph.Forwards(node) && !_starts.Contains(node);
}
