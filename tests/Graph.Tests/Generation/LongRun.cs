using System.Globalization;

namespace Graph.Tests.Generation;

/// <summary>
/// How many estates a property looks at: a fixed few, so that each run says the same; `GRAPH_ESTATES=10000` takes as many, and
/// `GRAPH_SEED=5` those from the fifth on.
/// </summary>
internal static class LongRun
{
    public static int First { get; } = Number("GRAPH_SEED", 1);

    public static IEnumerable<int> Seeds(int otherwise) => Enumerable.Range(First, Number("GRAPH_ESTATES", otherwise));

    private static int Number(string variable, int otherwise) =>
        Environment.GetEnvironmentVariable(variable) is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : otherwise;
}
