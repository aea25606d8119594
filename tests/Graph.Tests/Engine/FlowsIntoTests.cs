using FsCheck.Xunit;
using Graph.Engine;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Testing.Generation;
using Graph.Tests.Labs;
using Graph.Tests.Properties;
using Graph.Tests.Samples;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>What follows the rules that let somebody in finds what asking every pair finds.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 60)]
public sealed class FlowsIntoTests
{
    private static readonly ValueSet Clients = ValueSet.Of(PortRange.Ephemeral);

    [Property]
    public void On_random_networks(Dice dice)
    {
        var network = new RandomNetwork(dice);
        if (network.Dice.Throw(2) == 0)
            network.Aws.Forget(network.Dice.Pick(network.Things));
        Agree(network.Aws.Build());
    }

    [Fact]
    public void On_random_estates_of_every_construct()
    {
        for (var seed = 1; seed <= 60; seed++)
        {
            var random = EstatePlan.Of(seed).Build();
            Agree(random.Aws.Build(), new ProverOptions(random.Options.Strict, random.Options.Assumed));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void On_the_samples(string name) => Agree(Sample.Of(name).Estate);

    [Theory]
    [MemberData(nameof(Labs))]
    public void On_estates_of_real_aws(string name) => Agree(Lab.Import(new Lab(name).Folder));

    public static TheoryData<string> Samples => [.. Sample.Names];

    public static TheoryData<string> Labs => [.. Lab.Names];

    private static void Agree(Estate estate, ProverOptions? options = null)
    {
        var prover = new Prover(estate, options ?? ProverOptions.Default);
        var pairs = new PairProver(prover.Network, options ?? ProverOptions.Default);
        var connections = new Connections(prover.Network, prover.Outside, pairs);
        var into = new FlowsInto(prover.Network, prover.Outside, prover.Classes, connections, pairs);
        foreach (var to in prover.Classes.All)
        {
            var asked = prover.Classes.All.SelectMany(from => connections.Between(from, to, TrafficSet.All, Clients));
            Assert.Equal(
                asked.Where(flow => !flow.Answer.Reachable.IsEmpty || !flow.Answer.Unknown.IsEmpty || !flow.Answer.Delivered.IsEmpty)
                    .Select(Line).Order(StringComparer.Ordinal),
                into.Of(to, TrafficSet.All, Clients).Select(Line).Order(StringComparer.Ordinal));
        }
    }

    private static string Line(PartyFlow flow) =>
        $"{flow.Sender.Address} -> {flow.Goal.Holder} {flow.Goal.Address}: {flow.Answer.Reachable}, unknown {flow.Answer.Unknown}, delivered {flow.Answer.Delivered}";
}
