using Xunit;

namespace Graph.Tests;

/// <summary>Where the project and the estates beside it are. Tests on what is absent are skipped by name.</summary>
internal static class Fixtures
{
    public static string Root { get; } = FindRoot();

    /// <summary>A folder of real estates beside the project; skips the test where there is none.</summary>
    public static string Folder(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Root, "..", "shared", "fixtures", name));
        Assert.SkipUnless(Directory.Exists(folder), $"the estates of `{name}` are not beside the project");
        return folder;
    }

    public static string Sample(string name) => Path.Combine(Root, "samples", name);

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
                return folder.FullName;
        }

        throw new InvalidOperationException("no Graph.sln above the tests");
    }
}
