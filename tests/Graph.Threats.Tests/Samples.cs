using Graph.Model;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Threats.Tests;

/// <summary>The estates of samples/, imported once.</summary>
internal static class Samples
{
    private static readonly Dictionary<string, Estate> Read = new(StringComparer.Ordinal);

    public static Estate Of(string name)
    {
        lock (Read)
        {
            if (!Read.TryGetValue(name, out var estate))
                Read[name] = estate = Import(Repository.PathOf("samples", name, "input"));
            return estate;
        }
    }

    private static Estate Import(string folder)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".graph");
        try
        {
            Importer.Import([folder], path, new ImportOptions("2026-01-31T12:00:00Z", "graph tests"), null, CancellationToken.None);
            using var snapshot = Snapshot.Open(path);
            return snapshot.ReadEstate();
        }
        finally
        {
            File.Delete(path);
        }
    }
}
