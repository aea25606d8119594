using System.Globalization;

namespace Graph.Reports.Pages;

/// <summary>Numbers and counted nouns as the report writes them.</summary>
internal static class Words
{
    /// <summary>`2,000`.</summary>
    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>`1 endpoint`, `2 endpoints`.</summary>
    public static string Count(int number, string noun, string? plural = null) =>
        $"{Number(number)} {(number == 1 ? noun : plural ?? noun + "s")}";

    /// <summary>The first few of a list, and how many more there are.</summary>
    public static string Few(IReadOnlyCollection<string> items, int limit) => items.Count <= limit
        ? string.Join(", ", items)
        : $"{string.Join(", ", items.Take(limit))} and {Number(items.Count - limit)} more";
}
