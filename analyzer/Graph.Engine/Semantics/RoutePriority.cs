using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// Which routes of a table may take packets to an address (route-tables-priority.md, vpn-route-priority.md): the longest match
/// wins; at equal length static beats prefix list beats propagated; a propagated route loses to a local one that holds the
/// address; of prefix lists that overlap with different targets AWS takes one and stays with it.
/// </summary>
internal static class RoutePriority
{
    public static RouteChoice Choose(
        IReadOnlyList<Route> routes, Func<string, IReadOnlyList<Cidr>?> entriesOf, Address destination)
    {
        var isLocal = routes.Any(route => route is { Target.Kind: RouteTargetKind.Local, Destination: { } block } && block.Contains(destination));
        var blocks = new List<(Route Route, int Score)>();
        var lists = new List<(Route Route, int Score)>();
        var unread = new List<Route>();
        foreach (var route in routes)
        {
            if (route.DestinationPrefixList is { } list)
            {
                if (entriesOf(list.Value) is not { } entries)
                    unread.Add(route);
                else if (entries.Where(entry => entry.Contains(destination)).Select(entry => (int?)entry.Length).Max() is { } length)
                    lists.Add((route, ScoreOf(route, length)));
            }
            else if (route.Destination is { } block && block.Contains(destination) && !(route.IsPropagated && isLocal))
            {
                blocks.Add((route, ScoreOf(route, block.Length)));
            }
        }

        var winners = WinnersOf(blocks, lists);
        var isHostRoute = winners is [var only] && only.Score / 3 == destination.Width;
        if (unread.Count > 0 && !isHostRoute)
        {
            return new(
                [.. winners.Select(winner => winner.Route), .. unread],
                new MissingFact(unread[0].DestinationText, "a route leads to the prefix list, and its entries were not read"),
                false);
        }

        var missing = winners.Count < 2 ? null : new MissingFact(
            string.Join(", ", winners.Select(winner => winner.Route.DestinationText)),
            "which of the overlapping prefix lists AWS prefers is in no answer");
        return new([.. winners.Select(winner => winner.Route)], missing, missing is not null);
    }

    // Longer first, then static, prefix list, propagated.
    private static int ScoreOf(Route route, int length) => (length * 3) + route switch
    {
        { DestinationPrefixList: not null } => 1,
        { IsPropagated: true } => 0,
        _ => 2,
    };

    private static List<(Route Route, int Score)> WinnersOf(
        List<(Route Route, int Score)> blocks, List<(Route Route, int Score)> lists)
    {
        var winners = new List<(Route, int)>();
        if (lists.Select(list => list.Route.Target).Distinct().Count() <= 1)
        {
            AddBest(winners, [.. blocks, .. lists]);
            return winners;
        }

        // Either list may come first; the others are then as if they were not there.
        foreach (var list in lists)
            AddBest(winners, [.. blocks, list]);
        return winners;
    }

    private static void AddBest(List<(Route Route, int Score)> winners, List<(Route Route, int Score)> matches)
    {
        if (matches.Count == 0)
            return;
        var best = matches.MaxBy(match => match.Score);
        if (!winners.Contains(best))
            winners.Add(best);
    }
}
