namespace Graph.Snapshots.Import.Documents;

/// <summary>Where an object stands in the input: `us-east-1/Vpcs.json#$.Vpcs[0]`.</summary>
internal static class DocumentSource
{
    private const string Mark = "#$";

    /// <param name="place">a path in the file that begins with `$`.</param>
    public static string Of(string file, string place) => $"{file}#{place}";

    public static string FileOf(string? source)
    {
        var mark = source?.LastIndexOf(Mark, StringComparison.Ordinal) ?? -1;
        return mark < 0 ? source ?? "" : source![..mark];
    }

    public static string PlaceOf(string? source)
    {
        var mark = source?.LastIndexOf(Mark, StringComparison.Ordinal) ?? -1;
        return mark < 0 ? "$" : source![(mark + 1)..];
    }
}
