using System.Collections.Concurrent;
using System.Globalization;
using Graph.Checker;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Tests.Samples;

/// <summary>A folder of samples/, imported once for all tests.</summary>
public sealed class Sample
{
    private static readonly ConcurrentDictionary<string, Lazy<Sample>> Loaded = new(StringComparer.Ordinal);

    private readonly Walker _walker;

    private Sample(string folder)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".graph");
        try
        {
            var options = new ImportOptions(null, "graph tests");
            var input = Path.Combine(folder, "input");
            Warnings = Importer.Import([input], path, options, null, CancellationToken.None).Warnings;
            using var snapshot = Snapshot.Open(path);
            Estate = snapshot.ReadEstate();
        }
        finally
        {
            File.Delete(path);
        }

        Rows = [.. File.ReadLines(Path.Combine(folder, "expectations.csv")).Skip(1).Select(SampleRow.Parse)];
        _walker = new Walker(Estate, WalkerOptions.Default);
    }

    /// <summary>The names of all samples that are estates, sorted.</summary>
    public static IReadOnlyList<string> Names { get; } =
    [
        .. new DirectoryInfo(Root()).EnumerateDirectories().Where(folder => File.Exists(Path.Combine(folder.FullName, "expectations.csv")))
            .Select(folder => folder.Name).Order(StringComparer.Ordinal),
    ];

    public Estate Estate { get; }

    public IReadOnlyList<string> Warnings { get; }

    public IReadOnlyList<SampleRow> Rows { get; }

    public static Sample Of(string name) =>
        Loaded.GetOrAdd(name, _ => new Lazy<Sample>(() => new Sample(Path.Combine(Root(), name)))).Value;

    public SampleRow Row(string id) => Rows.Single(row => row.Id == id);

    public Answer Ask(SampleRow row) => Ask(row.Source, row.Destination, row.Protocol, row.Port);

    public Answer Ask(string source, string destination, string protocol, string port) => _walker.Ask(new Question(
        EndpointReference.Parse(source),
        EndpointReference.Parse(destination),
        Traffic.Of(
            IpProtocol.Parse(protocol),
            port.Length == 0 ? null : ushort.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture))));

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("the tests run outside of the repository"),
            "samples");
    }
}
