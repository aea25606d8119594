using System.Collections.Frozen;
using FsCheck.Xunit;
using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Tests.Labs;
using Graph.Tests.Properties;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>Every verdict of the prover comes with a proof that the checker, which shares nothing with it, accepts.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 40)]
public sealed class ProofTests
{
    private const string Digest = "sha256:0000000000000000000000000000000000000000000000000000000000000000";

    public static TheoryData<string> Labs => [.. Lab.Names];

    [Property]
    public void Proofs_of_random_networks_are_accepted(Dice dice)
    {
        var network = new RandomNetwork(dice);
        foreach (var host in network.Hosts.Take(2))
            host.Subnet.Host($"twin-{host.EndpointText}").InGroups(host.Group);
        var estate = network.Aws.Build();
        foreach (var (from, to) in new[] { ("all", "all"), ("internet", "all"), ("all", "internet") })
            AssertAccepted(estate, from, to);
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public void Proofs_of_the_labs_are_accepted(string name)
    {
        var estate = Lab.Import(new Lab(name).Folder);
        foreach (var (from, to) in new[] { ("all", "all"), ("internet", "all"), ("all", "internet") })
            AssertAccepted(estate, from, to);
    }

    private static void AssertAccepted(Estate estate, string from, string to)
    {
        var replay = new PacketReplay(estate, new WalkerOptions(false, FrozenSet<string>.Empty));
        var question = new ProveQuestion(
            Selector.Parse(from), Selector.Parse(to), TrafficSet.All, ValueSet.Of(PortRange.Ephemeral));
        var proof = new Prover(estate, ProverOptions.Default).ToProof(
            question, from, to, Digest, (source, destination, packet) => replay.Ask(source, destination, packet).Connection);

        using var file = new MemoryStream();
        ProofWriter.Write(proof, file);
        var outcome = ProofChecker.Check(estate, Digest, ProofReader.Read(file.ToArray()));

        Assert.True(outcome.IsAccepted, $"{from} -> {to}: {outcome.Problem}");
        Assert.True(outcome.Cases > 0);
    }
}
