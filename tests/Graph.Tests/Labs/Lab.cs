using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Tests.Labs;

/// <summary>One of the estates of real AWS, with the probes that were really sent in it.</summary>
internal sealed record Lab(string Name)
{
    public static string[] Names { get; } =
    [
        "demo", "instance-multiple-interface", "multi-account-vpc-peering", "nlb-targets-instance", "nlb-targets-ip",
        "tgw-multi-az-intra-region", "traffic-in-igw-out-ngw", "vpc-endpoints",
    ];

    public string Folder => Path.Combine(Fixtures.Folder("aws-labs"), Name);

    /// <summary>A probe: a question and how AWS answered it.</summary>
    public sealed record Probe(Question Question, Verdict Expected);

    public IReadOnlyList<Probe> Probes() =>
    [
        .. File.ReadLines(Path.Combine(Folder, "probes.csv")).Skip(1).Select(line => line.Split(',')).Select(cells => new Probe(
            new Question(
                EndpointReference.Parse(cells[0]),
                EndpointReference.Parse(cells[1]),
                cells[3].Length == 0
                    ? Traffic.Of(IpProtocol.Parse(cells[2]))
                    : Traffic.Of(IpProtocol.Parse(cells[2]), ushort.Parse(cells[3], System.Globalization.CultureInfo.InvariantCulture))),
            Enum.Parse<Verdict>(cells[4], ignoreCase: true))),
    ];

    public static Estate Import(string folder)
    {
        using var place = new TemporaryFolder();
        Importer.Import([folder], place["lab.graph"], new ImportOptions(null, "test"), null, CancellationToken.None);
        using var snapshot = Snapshot.Open(place["lab.graph"]);
        return snapshot.ReadEstate();
    }
}
