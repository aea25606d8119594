using System.Globalization;
using System.Text;
using Graph.Snapshots.Schema;
using Graph.Snapshots.Schema.Tables;
using Xunit;

namespace Graph.Tests.Snapshots;

public sealed class SchemaDocumentationTests
{
    private const string Start = "<!-- schema: start -->\n";
    private const string End = "<!-- schema: end -->";

    /// <summary>With GRAPH_UPDATE_DOCS=1 in the environment, rewrites the list instead of comparing it.</summary>
    [Fact]
    public void The_README_lists_the_schema_as_it_is()
    {
        var path = Path.Combine(RepositoryRoot(), "analyzer", "Graph.Snapshots", "README.md");
        var text = File.ReadAllText(path);
        var (start, end) = (text.IndexOf(Start, StringComparison.Ordinal), text.IndexOf(End, StringComparison.Ordinal));
        Assert.True(start >= 0 && end > start, "the README has no marks around the schema");
        var expected = text[..(start + Start.Length)] + Markdown() + text[end..];

        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE_DOCS") == "1")
            File.WriteAllText(path, expected);

        Assert.Equal(expected, File.ReadAllText(path));
    }

    private static string Markdown()
    {
        var text = new StringBuilder("\n| table | a row is | columns (**key**, ? may be NULL) |\n|---|---|---|\n");
        foreach (var table in SnapshotSchema.Content.Append(GeneralTables.Coverage))
            text.Append(CultureInfo.InvariantCulture, $"| `{table.Name}` | {table.Summary} | {ColumnsOf(table)} |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{DocumentTable.Name}` | {DocumentTable.Summary} | ");
        text.Append("**kind**, **resource_id**, account, region, api_call, source?, digest, body |\n");
        text.Append(CultureInfo.InvariantCulture, $"| `{MetaTable.Name}` | {MetaTable.Summary} | ");
        text.Append("**id**, tool, taken_at?, taken_by?, content_digest, coverage_digest, documents_digest, snapshot_digest |\n");
        text.Append("\n| view | a row is |\n|---|---|\n");
        foreach (var view in Views.All)
            text.Append(CultureInfo.InvariantCulture, $"| `{view.Name}` | {view.Summary} |\n");
        return text.Append('\n').ToString();
    }

    private static string ColumnsOf(Table table) => string.Join(", ", table.Columns.Select(column =>
    {
        var name = table.Key.Contains(column.Name) ? $"**{column.Name}**" : column.Name;
        return $"{name}{(column.IsNullable ? "?" : "")}{(column.SqlType == "INTEGER" ? " (integer)" : "")}";
    }));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("no Graph.sln above the tests");
        return folder.FullName;
    }
}
