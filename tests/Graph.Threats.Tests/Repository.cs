namespace Graph.Threats.Tests;

/// <summary>Finds the repository that the tests were built in.</summary>
internal static class Repository
{
    public static string Root { get; } = Find();

    public static string PathOf(params string[] parts) => Path.Combine([Root, .. parts]);

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("the tests run outside of their repository");
    }
}
