namespace Graph.Engine.Paths;

/// <summary>
/// The fewest nodes to take out of a graph so that no path is left from a source to a target, by maximum flow (Dinic) over
/// split nodes. Nodes that cannot be taken out have no capacity limit.
/// </summary>
public sealed class MinimumCut
{
    private const int Unlimited = int.MaxValue / 4;

    private readonly List<(int To, int Capacity)> _arcs = [];
    private readonly List<List<int>> _arcsOf = [];
    private int[] _level = [];
    private int[] _next = [];

    /// <summary>Adds a node that can be taken out, or one that cannot; gives its number.</summary>
    public int AddNode(bool canBeCut)
    {
        var inward = NewVertex();
        var outward = NewVertex();
        AddArc(inward, outward, canBeCut ? 1 : Unlimited);
        return inward / 2;
    }

    public void AddEdge(int from, int to) => AddArc((from * 2) + 1, to * 2, Unlimited);

    /// <summary>The nodes to take out, ascending; null where no number of them is enough.</summary>
    public IReadOnlyList<int>? Cut(int source, int target)
    {
        var (from, to) = ((source * 2) + 1, target * 2);
        while (FindLevels(from, to))
        {
            _next = new int[_arcsOf.Count];
            while (Push(from, to, Unlimited) is var pushed and > 0)
            {
                // Other paths may have used a little of what has no limit; what can be taken out carries one.
                if (pushed > Unlimited / 2)
                    return null;
            }
        }

        // What the source still reaches: the cut's nodes are entered and not left.
        return [.. Enumerable.Range(0, _arcsOf.Count / 2).Where(node => _level[node * 2] >= 0 && _level[(node * 2) + 1] < 0)];
    }

    private int NewVertex()
    {
        _arcsOf.Add([]);
        return _arcsOf.Count - 1;
    }

    private void AddArc(int from, int to, int capacity)
    {
        _arcsOf[from].Add(_arcs.Count);
        _arcs.Add((to, capacity));
        _arcsOf[to].Add(_arcs.Count);
        _arcs.Add((from, 0));
    }

    private bool FindLevels(int from, int to)
    {
        _level = new int[_arcsOf.Count];
        Array.Fill(_level, -1);
        _level[from] = 0;
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var vertex))
        {
            foreach (var arc in _arcsOf[vertex])
            {
                if (_arcs[arc].Capacity == 0 || _level[_arcs[arc].To] >= 0)
                    continue;
                _level[_arcs[arc].To] = _level[vertex] + 1;
                queue.Enqueue(_arcs[arc].To);
            }
        }

        return _level[to] >= 0;
    }

    private int Push(int vertex, int to, int limit)
    {
        if (vertex == to)
            return limit;
        for (; _next[vertex] < _arcsOf[vertex].Count; _next[vertex]++)
        {
            var arc = _arcsOf[vertex][_next[vertex]];
            var (next, capacity) = _arcs[arc];
            if (capacity == 0 || _level[next] != _level[vertex] + 1)
                continue;
            var pushed = Push(next, to, Math.Min(limit, capacity));
            if (pushed == 0)
                continue;
            if (pushed < Unlimited)
            {
                _arcs[arc] = (next, capacity - pushed);
                _arcs[arc ^ 1] = (vertex, _arcs[arc ^ 1].Capacity + pushed);
            }

            return pushed;
        }

        return 0;
    }
}
