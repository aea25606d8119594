using System.Globalization;
using Graph.Checker;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Tests.Samples;

/// <summary>samples/three-tier-broken, imported once for all tests.</summary>
public sealed class ThreeTierBroken
{
    private readonly Walker _walker;

    public ThreeTierBroken()
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName() + ".graph");
        try
        {
            var options = new ImportOptions(null, "graph tests");
            var input = Path.Combine(Folder, "input");
            Warnings = Importer.Import([input], path, options, null, CancellationToken.None).Warnings;
            using var snapshot = Snapshot.Open(path);
            Estate = snapshot.ReadEstate();
        }
        finally
        {
            File.Delete(path);
        }

        _walker = new Walker(Estate, WalkerOptions.Default);
    }

    public static string Folder { get; } = Find();

    public Estate Estate { get; }

    public IReadOnlyList<string> Warnings { get; }

    public Answer Ask(string source, string destination, string protocol, string port) => _walker.Ask(new Question(
        EndpointReference.Parse(source),
        EndpointReference.Parse(destination),
        Traffic.Of(
            IpProtocol.Parse(protocol),
            port.Length == 0 ? null : ushort.Parse(port, NumberStyles.None, CultureInfo.InvariantCulture))));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Graph.sln")))
            folder = folder.Parent;
        return Path.Combine(
            folder?.FullName ?? throw new InvalidOperationException("the tests run outside of the repository"),
            "samples", "three-tier-broken");
    }
}
