using Xunit;

namespace Graph.Browser.Tests.Running;

/// <summary>Where the project is, and the estates that it ships.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    public static string SampleInput(string name) => Path.Combine(Root, "samples", name, "input");

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

/// <summary>The samples that are estates, for theories: the one with planted faults, and all with GRAPH_LONG_TESTS=1.</summary>
internal static class Samples
{
    private static readonly bool IsLong = Environment.GetEnvironmentVariable("GRAPH_LONG_TESTS") == "1";

    public static TheoryData<string> All { get; } = IsLong ? ["dual-stack", "hub-and-spoke", "three-tier", "three-tier-broken"] : ["three-tier-broken"];

    /// <summary>The sound one has no finding to filter.</summary>
    public static TheoryData<string> WithFindings { get; } = IsLong ? ["dual-stack", "hub-and-spoke", "three-tier-broken"] : ["three-tier-broken"];
}
