using Graph.Engine.Paths;
using Graph.Testing.Generation;
using QuikGraph;
using QuikGraph.Algorithms;
using QuikGraph.Algorithms.MaximumFlow;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>Our own cuts and dominators against another library's flow and search, on graphs too large for brute force.</summary>
public sealed class CrossCheckTests
{
    private const int Graphs = 60;
    private const int Nodes = 30;

    /// <summary>By Menger's theorem the smallest cut of nodes is as large as the flow through nodes of capacity one.</summary>
    [Fact]
    public void The_minimum_cut_is_as_large_as_the_flow_of_Edmonds_and_Karp()
    {
        var (cuts, uncut) = (0, 0);
        for (var seed = 1; seed <= Graphs; seed++)
        {
            var edges = Edges(seed, sides: 4 + (seed % 8));
            var draw = new Draw(seed);
            var canBeCut = Enumerable.Range(0, Nodes).Select(node => node is not (0 or Nodes - 1) && !draw.Rarely(6)).ToArray();
            var own = new MinimumCut();
            foreach (var can in canBeCut)
                own.AddNode(can);
            foreach (var (from, to) in Pairs(edges))
                own.AddEdge(from, to);

            var cut = own.Cut(0, Nodes - 1);

            // More than all nodes together: only paths that no cut parts carry as much.
            const double unlimited = 1000;
            var flow = Flow(edges, canBeCut, unlimited);
            if (cut is null)
            {
                Assert.True(flow >= unlimited, $"graph {seed}: no cut was found, the flow is {flow}");
                uncut++;
            }
            else
            {
                Assert.Equal(flow, cut.Count);
                Assert.DoesNotContain(Nodes - 1, Reached(edges, without: [.. cut]));
                cuts++;
            }
        }

        Assert.True(cuts > 20 && uncut > 2, $"{cuts} cuts, {uncut} without one");
    }

    [Fact]
    public void A_dominator_is_a_node_without_which_a_search_does_not_arrive()
    {
        var dominated = 0;
        for (var seed = 1; seed <= Graphs; seed++)
        {
            var edges = Edges(seed, sides: 8 + (seed % 8));
            var dominators = Dominators.Of(edges, 0);
            var reached = Reached(edges, without: []);
            Assert.Equal(reached, Enumerable.Range(0, Nodes).Where(node => node == 0 || dominators[node] >= 0).ToHashSet());
            for (var removed = 1; removed < Nodes; removed++)
            {
                var left = Reached(edges, without: [removed]);
                foreach (var node in reached.Where(node => node != removed && node != 0))
                {
                    var isDominator = false;
                    for (var at = dominators[node]; at != 0; at = dominators[at])
                        isDominator |= at == removed;
                    Assert.Equal(!left.Contains(node), isDominator);
                    dominated += isDominator ? 1 : 0;
                }
            }
        }

        Assert.True(dominated > 200, $"only {dominated} nodes are dominated");
    }

    private static List<int>[] Edges(int seed, int sides)
    {
        var draw = new Draw(seed);
        return [.. Enumerable.Range(0, Nodes).Select(from => Enumerable.Range(0, Nodes).Where(to => to != from && draw.Rarely(sides)).ToList())];
    }

    private static IEnumerable<(int From, int To)> Pairs(List<int>[] edges) =>
        Enumerable.Range(0, Nodes).SelectMany(from => edges[from].Select(to => (from, to)));

    /// <summary>The flow from the first node to the last where each node that can be cut carries one.</summary>
    private static double Flow(List<int>[] edges, bool[] canBeCut, double unlimited)
    {
        // A node is two: what comes in and what goes out. Edges are compared by reference, as parallel ones are not the same.
        var graph = new AdjacencyGraph<int, Edge<int>>(allowParallelEdges: true);
        var capacities = new Dictionary<Edge<int>, double>(ReferenceEqualityComparer.Instance);
        void Add(int from, int to, double capacity)
        {
            var edge = new Edge<int>(from, to);
            capacities[edge] = capacity;
            graph.AddVerticesAndEdge(edge);
        }

        for (var node = 0; node < Nodes; node++)
            Add(2 * node, (2 * node) + 1, canBeCut[node] ? 1 : unlimited);
        foreach (var (from, to) in Pairs(edges))
            Add((2 * from) + 1, 2 * to, unlimited);
        var reversed = new ReversedEdgeAugmentorAlgorithm<int, Edge<int>>(graph, (from, to) => new Edge<int>(from, to));
        reversed.AddReversedEdges();
        var algorithm = new EdmondsKarpMaximumFlowAlgorithm<int, Edge<int>>(
            graph, edge => capacities.GetValueOrDefault(edge), (from, to) => new Edge<int>(from, to), reversed);
        algorithm.Compute(0, (2 * (Nodes - 1)) + 1);
        return algorithm.MaxFlow;
    }

    private static HashSet<int> Reached(List<int>[] edges, HashSet<int> without)
    {
        var graph = new AdjacencyGraph<int, Edge<int>>();
        graph.AddVertexRange(Enumerable.Range(0, Nodes).Where(node => !without.Contains(node)));
        foreach (var (from, to) in Pairs(edges).Where(pair => !without.Contains(pair.From) && !without.Contains(pair.To)))
            graph.AddEdge(new Edge<int>(from, to));
        var paths = graph.TreeBreadthFirstSearch(0);
        return [0, .. graph.Vertices.Where(node => node != 0 && paths(node, out _))];
    }
}
