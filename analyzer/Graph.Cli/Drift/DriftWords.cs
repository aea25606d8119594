using Graph.Threats.Drift;

namespace Graph.Cli.Drift;

/// <summary>Kinds of changes as they are written everywhere.</summary>
internal static class DriftWords
{
    public static string Of(RowChangeKind kind) => kind switch
    {
        RowChangeKind.Added => "added",
        RowChangeKind.Removed => "removed",
        RowChangeKind.NotRead => "not read",
        RowChangeKind.NewlyRead => "newly read",
        _ => "changed",
    };

    public static string Of(FindingChangeKind kind) => kind switch
    {
        FindingChangeKind.New => "new",
        FindingChangeKind.Worsened => "worsened",
        FindingChangeKind.Unknown => "unknown",
        FindingChangeKind.Improved => "improved",
        _ => "fixed",
    };
}
