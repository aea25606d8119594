namespace Graph.Engine.Paths;

/// <summary>
/// Immediate dominators of a flow graph: the last node that every path from the root to a node passes (Cooper, Harvey and
/// Kennedy, "A Simple, Fast Dominance Algorithm").
/// </summary>
public static class Dominators
{
    /// <param name="successors">by node, 0 to n - 1.</param>
    /// <returns>the immediate dominator of each node; the root's own is itself; -1 where the root leads nowhere near.</returns>
    public static int[] Of(IReadOnlyList<IReadOnlyList<int>> successors, int root)
    {
        ArgumentNullException.ThrowIfNull(successors);
        var order = PostOrder(successors, root);
        var numberOf = new int[successors.Count];
        Array.Fill(numberOf, -1);
        for (var i = 0; i < order.Count; i++)
            numberOf[order[i]] = i;
        var predecessors = new List<int>[successors.Count];
        foreach (var node in order)
        {
            foreach (var next in successors[node])
                (predecessors[next] ??= []).Add(node);
        }

        var dominator = new int[successors.Count];
        Array.Fill(dominator, -1);
        dominator[root] = root;
        for (var hasChanged = true; hasChanged;)
        {
            hasChanged = false;
            for (var i = order.Count - 2; i >= 0; i--)
            {
                var node = order[i];
                var common = -1;
                foreach (var predecessor in predecessors[node])
                {
                    if (dominator[predecessor] >= 0)
                        common = common < 0 ? predecessor : Intersect(dominator, numberOf, predecessor, common);
                }

                if (dominator[node] == common)
                    continue;
                dominator[node] = common;
                hasChanged = true;
            }
        }

        return dominator;
    }

    private static int Intersect(int[] dominator, int[] numberOf, int one, int other)
    {
        while (one != other)
        {
            while (numberOf[one] < numberOf[other])
                one = dominator[one];
            while (numberOf[other] < numberOf[one])
                other = dominator[other];
        }

        return one;
    }

    /// <summary>The nodes that the root leads to, each after all it leads to but for cycles; the root is last.</summary>
    private static List<int> PostOrder(IReadOnlyList<IReadOnlyList<int>> successors, int root)
    {
        var order = new List<int>();
        var isSeen = new bool[successors.Count];
        var stack = new Stack<(int Node, int Next)>();
        stack.Push((root, 0));
        isSeen[root] = true;
        while (stack.TryPop(out var top))
        {
            if (top.Next == successors[top.Node].Count)
            {
                order.Add(top.Node);
                continue;
            }

            stack.Push((top.Node, top.Next + 1));
            var next = successors[top.Node][top.Next];
            if (isSeen[next])
                continue;
            isSeen[next] = true;
            stack.Push((next, 0));
        }

        return order;
    }
}
