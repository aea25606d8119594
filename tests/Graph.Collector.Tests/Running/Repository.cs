namespace Graph.Collector.Tests.Running;

/// <summary>The repository that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    /// <summary>A file of this project.</summary>
    public static string TestFile(string path) => Path.Combine(Root, "tests", "Graph.Collector.Tests", path);

    /// <summary>Whether the long forms of the tests are wanted.</summary>
    public static bool IsLong { get; } = Environment.GetEnvironmentVariable("GRAPH_LONG_TESTS") == "1";

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the tests do not run from the repository");
    }
}
