using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Engine.Paths;

/// <summary>
/// Finds security group rules without which a question has no path left, each of them needed: a minimum cut, proved again on
/// the changed estate until it holds, then without every rule that it does not need.
/// </summary>
internal static class RuleCut
{
    /// <param name="isCut">whether no path is left in an estate.</param>
    /// <param name="cutOnce">rules that would part the two sides of an estate as far as its graph shows; null where none do.</param>
    public static ImmutableArray<string>? Find(
        Estate estate, Func<Estate, bool> isCut, Func<Estate, IReadOnlyList<string>?> cutOnce)
    {
        var removed = new SortedSet<string>(StringComparer.Ordinal);
        while (!isCut(Without(estate, removed)))
        {
            if (cutOnce(Without(estate, removed)) is not { Count: > 0 } more)
                return null;
            removed.UnionWith(more);
        }

        foreach (var rule in removed.ToList())
        {
            removed.Remove(rule);
            if (!isCut(Without(estate, removed)))
                removed.Add(rule);
        }

        return [.. removed];
    }

    private static Estate Without(Estate estate, SortedSet<string> rules) => rules.Count == 0
        ? estate
        : estate.With(estate.Rows<SecurityGroupRule>().Where(row => !rules.Contains(row.RuleId)));
}
