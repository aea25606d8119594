using System.Collections.Concurrent;
using Graph.Model;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Xunit;

namespace Graph.Threats.Tests;

/// <summary>Whole estates: the samples, and real ones beside the project. Tests on what is absent are skipped by name.</summary>
internal static class Estates
{
    private static readonly ConcurrentDictionary<string, Lazy<Estate>> Read = new(StringComparer.Ordinal);

    public static Estate Sample(string name) => Of(Repository.PathOf("samples", name, "input"));

    /// <summary>A real estate; skips the test where there is none.</summary>
    public static Estate Lab(string name)
    {
        var folder = Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fixtures", "aws-labs", name, "aws_configs"));
        Assert.SkipUnless(Directory.Exists(folder), $"the estate `{name}` is not beside the project");
        return Of(folder);
    }

    public static string LabFile(string name, string file) =>
        Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "fixtures", "aws-labs", name, file));

    private static Estate Of(string folder) => Read.GetOrAdd(folder, path => new(() =>
    {
        var target = Directory.CreateTempSubdirectory("graph-threats-");
        try
        {
            var file = Path.Combine(target.FullName, "estate.graph");
            Importer.Import([path], file, new ImportOptions("2026-01-31T12:00:00Z", "tests"), null, CancellationToken.None);
            using var snapshot = Snapshot.Open(file);
            return snapshot.ReadEstate();
        }
        finally
        {
            target.Delete(recursive: true);
        }
    })).Value;
}
