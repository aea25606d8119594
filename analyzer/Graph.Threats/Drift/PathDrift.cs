using System.Collections.Immutable;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Matrices;
using Graph.Engine.Sets;
using Graph.Model.Resources;
using Graph.Threats.Rules;

namespace Graph.Threats.Drift;

/// <summary>Compares what reaches what in two estates: by interface, or by subnet where there are too many pairs to list.</summary>
internal static class PathDrift
{
    // Pairs grow with the square: 1,500 interfaces have two million.
    private const int MostInterfaces = 1500;

    public static (ImmutableArray<PathChange> Paths, bool IsByInterface) Between(ThreatContext before, ThreatContext after)
    {
        var isByInterface = Math.Max(CountOf(before), CountOf(after)) <= MostInterfaces;
        var (old, now) = isByInterface
            ? (ByInterface(before.Flows), ByInterface(after.Flows))
            : (BySubnet(before.Prover), BySubnet(after.Prover));
        var changes = new List<PathChange>();
        foreach (var ends in old.Keys.Union(now.Keys))
        {
            var was = old.GetValueOrDefault(ends, Reached.Nothing);
            var isNow = now.GetValueOrDefault(ends, Reached.Nothing);
            var opened = isNow.Certain.Except(was.Certain);
            var closed = was.Certain.Except(isNow.Certain);
            var unknown = isNow.Unknown.Except(was.Certain).Except(was.Unknown);
            if (!opened.IsEmpty || !closed.IsEmpty || !unknown.IsEmpty)
                changes.Add(new(ends.From, ends.To, opened, closed, unknown));
        }

        return (
            [.. changes.OrderBy(change => change.From, StringComparer.Ordinal).ThenBy(change => change.To, StringComparer.Ordinal)],
            isByInterface);
    }

    private static int CountOf(ThreatContext context) => context.Estate.Rows<NetworkInterface>().Count;

    private sealed record Reached(TrafficSet Certain, TrafficSet Unknown)
    {
        public static Reached Nothing { get; } = new(TrafficSet.Empty, TrafficSet.Empty);

        public Reached Or(TrafficSet certain, TrafficSet unknown)
        {
            var all = Certain.Union(certain);
            return new(all, Unknown.Union(unknown).Except(all));
        }
    }

    private static Dictionary<(string From, string To), Reached> ByInterface(Flows flows)
    {
        var reached = new Dictionary<(string, string), Reached>();
        foreach (var flow in flows.All)
        {
            if (flow.Reachable.IsEmpty && flow.Unknown.IsEmpty)
                continue;
            foreach (var from in NamesOf(flow.Source))
            {
                foreach (var to in NamesOf(flow.Destination))
                {
                    if (from != to)
                        reached[(from, to)] = reached.GetValueOrDefault((from, to), Reached.Nothing).Or(flow.Reachable, flow.Unknown);
                }
            }
        }

        return reached;
    }

    private static ImmutableArray<string> NamesOf(EndpointGroup group) => group switch
    {
        EndpointGroup.Interfaces { Ids: var ids } => ids,
        EndpointGroup.Internet => ["internet"],
        _ => ["on-prem"],
    };

    private static Dictionary<(string From, string To), Reached> BySubnet(Prover prover) =>
        prover.Matrix(new Grouping.BySubnet(), TrafficSet.All).Cells
            .ToDictionary(cell => (cell.From, cell.To), cell => new Reached(cell.Reachable, cell.Unknown.Except(cell.Reachable)));
}
