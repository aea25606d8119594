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
    internal const string Internet = "internet";
    internal const string OnPremises = "on-prem";

    // Pairs grow with the square: 1,500 interfaces have two million.
    private const int MostInterfaces = 1500;

    /// <param name="before">with what it tells of the later one's ends.</param>
    /// <param name="after">the other way round.</param>
    public static (ImmutableArray<PathChange> Paths, bool IsByInterface) Between(
        (ThreatContext Context, Sight Sight) before, (ThreatContext Context, Sight Sight) after)
    {
        var isByInterface = Math.Max(CountOf(before.Context), CountOf(after.Context)) <= MostInterfaces;
        var (old, now) = isByInterface
            ? (ByInterface(before.Context.Flows), ByInterface(after.Context.Flows))
            : (BySubnet(before.Context.Prover), BySubnet(after.Context.Prover));
        bool MayHide(Sight sight, string end) => isByInterface ? sight.MayHideInterface(end) : sight.MayHideSubnet(end);
        return (
            [
                .. old.Keys.Union(now.Keys)
                    .OrderBy(ends => ends.From, StringComparer.Ordinal).ThenBy(ends => ends.To, StringComparer.Ordinal)
                    .Select(ends => Change(
                        ends,
                        (old.GetValueOrDefault(ends, Reached.Nothing), MayHide(before.Sight, ends.From) || MayHide(before.Sight, ends.To)),
                        (now.GetValueOrDefault(ends, Reached.Nothing), MayHide(after.Sight, ends.From) || MayHide(after.Sight, ends.To))))
                    .OfType<PathChange>(),
            ],
            isByInterface);
    }

    /// <summary>Null where nothing differs. Where something may be hidden, all that is not reachable is unknown.</summary>
    private static PathChange? Change((string From, string To) ends, (Reached Reached, bool IsHidden) before, (Reached Reached, bool IsHidden) after)
    {
        var (was, isNow) = (before.Reached, after.Reached);
        var wasUnknown = before.IsHidden ? TrafficSet.All : was.Unknown;
        var isUnknown = after.IsHidden ? TrafficSet.All : isNow.Unknown;
        var (gained, lost) = (isNow.Certain.Except(was.Certain), was.Certain.Except(isNow.Certain));
        var change = new PathChange(
            ends.From,
            ends.To,
            gained.Except(wasUnknown),
            gained.Intersect(wasUnknown),
            lost.Except(isUnknown),
            lost.Intersect(isUnknown),
            isNow.Unknown.Except(was.Certain).Except(wasUnknown));
        return gained.IsEmpty && lost.IsEmpty && change.NewlyUnknown.IsEmpty ? null : change;
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
        EndpointGroup.Internet => [Internet],
        _ => [OnPremises],
    };

    private static Dictionary<(string From, string To), Reached> BySubnet(Prover prover) =>
        prover.Matrix(new Grouping.BySubnet(), TrafficSet.All).Cells
            .ToDictionary(cell => (cell.From, cell.To), cell => new Reached(cell.Reachable, cell.Unknown.Except(cell.Reachable)));
}
