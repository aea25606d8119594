using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Which routes of a table may take a packet (route-tables-priority.md, vpn-route-priority.md):
/// the longest match wins; at equal length static beats prefix list beats propagated; a propagated route that overlaps a
/// local one loses to it even where it is more specific; of several prefix lists that overlap with different targets AWS
/// takes one at random and stays with it, and no answer tells which.
/// </summary>
internal static class RoutePriority
{
    /// <param name="Candidates">
    /// every route that may win; more than one, or one that may not match, only where AWS or the snapshot leaves it open.
    /// </param>
    /// <param name="Uncertainties">
    /// what would tell which candidate wins: prefix lists that were not read, or AWS's choice among overlapping ones; empty where
    /// one candidate wins for certain.
    /// </param>
    /// <param name="Code">what kind of uncertainty it is.</param>
    public readonly record struct Choice(IReadOnlyList<Route> Candidates, IReadOnlyList<MissingFact> Uncertainties, ExplanationCode? Code);

    private readonly record struct Match(Route Route, int Length)
    {
        // Static beats prefix list beats propagated.
        public int Rank => Route switch
        {
            { DestinationPrefixList: not null } => 1,
            { IsPropagated: true } => 2,
            _ => 0,
        };

        public bool Beats(Match other) => Length != other.Length ? Length > other.Length : Rank < other.Rank;
    }

    public static Choice Choose(RouteFacts facts, IReadOnlyList<Route> routes, Address destination)
    {
        var blocks = new List<Match>();
        var lists = new List<Match>();
        var unread = new List<Route>();
        foreach (var route in routes)
        {
            if (route.DestinationPrefixList is { } list)
            {
                if (facts.EntriesOf(list) is not { } entries)
                    unread.Add(route);
                else if (LongestMatch(entries, destination) is { } length)
                    lists.Add(new Match(route, length));
            }
            else if (route.Destination is { } block && block.Contains(destination) && !LosesToLocal(route, routes, destination))
            {
                blocks.Add(new Match(route, block.Length));
            }
        }

        var certain = Winners(blocks, lists);
        if (unread.Count == 0 || certain is [{ Length: var longest }] && longest == destination.Width)
        {
            return new Choice(
                [.. certain.Select(match => match.Route)], UncertaintyOf(certain), ExplanationCodes.GraphPrefixListChoice);
        }

        return new Choice(
            [.. certain.Select(match => match.Route), .. unread],
            [
                .. unread.Select(route => route.DestinationText).Distinct(StringComparer.Ordinal)
                    .Select(list => new MissingFact(list, "a route leads to the prefix list, and its entries were not read")),
            ],
            ExplanationCodes.GraphMissingFact);
    }

    private static IReadOnlyList<MissingFact> UncertaintyOf(List<Match> winners) => winners.Count < 2
        ? []
        :
        [
            new MissingFact(
                string.Join(", ", winners.Select(match => match.Route.DestinationText)),
                "which of the overlapping prefix lists AWS prefers is in no answer"),
        ];

    private static List<Match> Winners(List<Match> blocks, List<Match> lists)
    {
        // With two overlapping lists either may come first; the other is then as if it were not there.
        var winners = new List<Match>();
        var targets = lists.Select(match => match.Route.Target).Distinct().Count();
        if (targets <= 1)
        {
            AddBest(winners, [.. blocks, .. lists]);
            return winners;
        }

        foreach (var list in lists)
            AddBest(winners, [.. blocks, list]);
        return winners;
    }

    private static void AddBest(List<Match> winners, List<Match> matches)
    {
        if (matches.Count == 0)
            return;
        var best = matches[0];
        foreach (var match in matches)
        {
            if (match.Beats(best))
                best = match;
        }

        if (!winners.Contains(best))
            winners.Add(best);
    }

    private static bool LosesToLocal(Route route, IReadOnlyList<Route> routes, Address destination) =>
        route.IsPropagated
        && routes.Any(
            other => other.Target.Kind == RouteTargetKind.Local && other.Destination is { } local && local.Contains(destination));

    private static int? LongestMatch(IReadOnlyList<Cidr> entries, Address destination)
    {
        int? longest = null;
        foreach (var entry in entries)
        {
            if (entry.Contains(destination) && (longest is null || entry.Length > longest))
                longest = entry.Length;
        }

        return longest;
    }
}
