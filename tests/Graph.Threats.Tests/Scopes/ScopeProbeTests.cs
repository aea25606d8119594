using System.Globalization;
using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Graph.Threats.Scopes;
using Xunit;

namespace Graph.Threats.Tests.Scopes;

/// <summary>Packets that were really sent in real estates: a scope made of one packet finds the path that it took.</summary>
public sealed class ScopeProbeTests
{
    [Theory]
    [InlineData("demo")]
    [InlineData("instance-multiple-interface")]
    [InlineData("multi-account-vpc-peering")]
    [InlineData("nlb-targets-instance")]
    [InlineData("nlb-targets-ip")]
    [InlineData("tgw-multi-az-intra-region")]
    [InlineData("traffic-in-igw-out-ngw")]
    public void A_scope_finds_what_arrived_and_nothing_that_did_not(string lab)
    {
        var estate = Estates.Lab(lab);
        var context = new ThreatContext(estate, DefaultPolicy.Value, ProverOptions.Default);
        var walker = new Walker(estate, WalkerOptions.Default);
        var ownPublic = estate.Rows<InterfaceAddress>().Select(row => row.PublicAddress).OfType<Address>().ToHashSet();
        var wrong = new List<string>();
        var asked = 0;
        foreach (var row in File.ReadLines(Estates.LabFile(lab, "probes.csv")).Skip(1).Select(line => line.Split(',')).Where(row => row[2] is "tcp" or "udp"))
        {
            if (!Address.TryParse(row[0], out var source) || !Address.TryParse(row[1], out var destination) || source == destination)
                continue;
            var traffic = row[2] == "tcp"
                ? Traffic.Tcp(ushort.Parse(row[3], CultureInfo.InvariantCulture))
                : Traffic.Udp(ushort.Parse(row[3], CultureInfo.InvariantCulture));
            var answer = walker.Ask(new Question(new EndpointReference.At(source), new EndpointReference.At(destination), traffic));
            var arrives = answer.Verdict == Verdict.Reachable || answer.IsForwardDelivered;
            var found = ScopeSearch.Find(context, Scope(row)).Paths;
            asked++;

            // To a public address of the estate itself a path ends at the internet gateway, wherever the packet goes from there.
            if (!arrives && ownPublic.Contains(destination))
                Assert.All(found, path => Assert.IsType<EndpointGroup.Internet>(path.Destination));
            else if ((row[4] == "reachable" && found.IsEmpty) || found.IsEmpty == arrives)
                wrong.Add($"{string.Join(' ', row)}: {(found.IsEmpty ? "nothing" : string.Join(", ", found.Select(path => $"{path.Source} > {path.Destination} {path.Traffic}")))}");
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Take(10)));
        Assert.NotEqual(0, asked);
    }

    private static AccessScope Scope(string[] row) => AccessScopeReader.Read(
        $$"""
        {"MatchPaths": [{"Source": {"PacketHeaderStatement":
          {"Protocols": ["{{row[2]}}"], "SourceAddresses": ["{{row[0]}}"], "DestinationAddresses": ["{{row[1]}}"], "DestinationPorts": ["{{row[3]}}"]} } }]}
        """);
}
