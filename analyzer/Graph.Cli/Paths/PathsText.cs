using System.Globalization;
using Graph.Cli.Output;
using Graph.Engine.Paths;

namespace Graph.Cli.Paths;

/// <summary>Attack paths for people.</summary>
internal static class PathsText
{
    /// <summary>All of `graph paths`: the targets, and what they have in common.</summary>
    public static void Write(AttackPaths paths, TextWriter output)
    {
        WriteTargets(paths, output);
        output.WriteLine();
        WriteList("every path passes", paths.ChokePoints, output);
        WriteList("bastions", paths.Bastions, output);
        output.WriteLine(paths.Cut switch
        {
            null => "no set of security group rules closes every path",
            { IsEmpty: true } => "nothing to close",
            { } rules => $"without these rules no path is left: {SafeText.Of(string.Join(", ", rules))}",
        });
        for (var pivots = 0; pivots < paths.Reach.Length; pivots++)
        {
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture, $"reached with at most {pivots} pivots: {paths.Reach[pivots]} interfaces"));
        }

        output.WriteLine($"exposure: {Of(paths.Exposure)} starts have a path");
        output.WriteLine($"impact: {Of(paths.Impact)} targets are reached");
        var blast = paths.Blast.Where(tier => tier.Reached.Some > 0).Select(tier => $"{tier.Tier} {Of(tier.Reached)}");
        if (blast.Any())
            output.WriteLine(SafeText.Of($"blast radius by tier: {string.Join(", ", blast)}"));
    }

    /// <summary>How many targets are reached, and the path to each.</summary>
    public static void WriteTargets(AttackPaths paths, TextWriter output)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{paths.Impact.Some} targets reached, {paths.Undecided.Length} unknown, {paths.Unreached.Length} not"));
        WriteList("unknown", paths.Undecided, output);
        foreach (var path in paths.Paths)
        {
            output.WriteLine();
            output.WriteLine(SafeText.Of(string.Create(CultureInfo.InvariantCulture, $"{path.Target}  pivots: {path.Pivots}")));
            foreach (var step in path.Steps)
            {
                var alike = step.Alike > 0 ? string.Create(CultureInfo.InvariantCulture, $" (and {step.Alike} alike)") : "";
                output.WriteLine(SafeText.Of($"  {step.From} -> {step.To}{alike}  {step.Traffic}{(step.IsRelay ? "  relayed" : "")}"));
            }
        }

        foreach (var fact in paths.Missing)
            output.WriteLine(SafeText.Of($"missing  {fact.Subject}: {fact.Reason}"));
    }

    private static string Of(Share share) =>
        string.Create(CultureInfo.InvariantCulture, $"{share.Some} of {share.Of} ({share.Percent} %)");

    private static void WriteList(string name, IReadOnlyCollection<string> items, TextWriter output)
    {
        if (items.Count > 0)
            output.WriteLine($"{name}: {SafeText.Of(string.Join(", ", items))}");
    }
}
