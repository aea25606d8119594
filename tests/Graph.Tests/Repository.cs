namespace Graph.Tests;

/// <summary>Where the tests find the repository they were built from.</summary>
internal static class Repository
{
    /// <summary>The folder of Graph.sln.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("Graph.sln is in no folder above the tests");
    }
}
