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

namespace Graph.Tests.Proofs;

/// <summary>The prover's proofs are accepted by the checker, which has nothing in common with it.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)])]
public sealed class ProverProofTests
{
    private static readonly (string From, string To)[] Everything = [("all", "all"), ("internet", "all"), ("all", "internet")];

    public static TheoryData<string> Labs => [.. Lab.Names];

    [Theory]
    [MemberData(nameof(Labs))]
    public void Its_proofs_about_the_labs_are_accepted(string name)
    {
        var estate = Lab.Import(new Lab(name).Folder);
        foreach (var (from, to) in Everything)
            AssertAccepted(estate, from, to);
    }

    [Property(MaxTest = 40)]
    public void Its_proofs_about_hosts_that_are_alike_are_accepted(Dice dice)
    {
        var network = new RandomNetwork(dice);
        foreach (var host in network.Hosts.Take(2))
            host.Subnet.Host($"twin-{host.EndpointText}").InGroups(host.Group);
        var estate = network.Aws.Build();
        foreach (var (from, to) in Everything)
            AssertAccepted(estate, from, to);
    }

    private static void AssertAccepted(Estate estate, string from, string to)
    {
        var outcome = Check(estate, WalkerOptions.Default, from, to);
        Assert.True(outcome.IsAccepted, $"{from} -> {to}: {outcome.Problem}");
        Assert.True(outcome.Cases > 0, $"{from} -> {to} has no case");
    }

    private static ProofOutcome Check(Estate estate, WalkerOptions options, string from, string to)
    {
        var prover = new Prover(estate, new ProverOptions(options.Strict, options.Assumed));
        var replay = new PacketReplay(estate, options);
        var question = new ProveQuestion(Selector.Parse(from), Selector.Parse(to), TrafficSet.All, ValueSet.Of(PortRange.Ephemeral));
        var proof = prover.ToProof(question, from, to, Refuter.Digest, (source, destination, packet) => replay.Ask(source, destination, packet).Connection);
        return proof.Question.Sources.Count == 0 || proof.Question.Destinations.Count == 0
            ? new ProofOutcome(null, 0, 0)
            : ProofChecker.Check(estate, Refuter.Digest, ProofReader.Read(ProofFileTests.Bytes(proof)));
    }
}
