using FsCheck.Xunit;
using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Tests.Properties;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>
/// The prover's sets against the walker's packets: at every boundary that a rule of a random network draws, both give the same
/// verdict.
/// </summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 60)]
public sealed class AgreementTests
{
    // Each port that the random networks' rules name, and its neighbours.
    private static readonly ushort[] Ports = [0, 21, 22, 23, 52, 53, 54, 442, 443, 444, 1023, 1024, 39999, 40000, 50000, 50001, 65535];

    [Property]
    public void Every_packet_of_a_set_has_the_verdict_that_the_walker_gives_it(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var estate = network.Aws.Build();
        var walker = new Walker(estate, WalkerOptions.Default);
        var prover = new Prover(estate, ProverOptions.Default);
        var question = network.Question.Question;

        foreach (var (part, verdict) in Verdicts(prover, question))
        {
            foreach (var traffic in TrafficAtBoundaries().Where(traffic => part.Contains(QuestionTraffic.Of(traffic))))
            {
                var asked = question with { Traffic = traffic };
                Assert.True(
                    walker.Ask(asked).Verdict == verdict, $"{asked}: the prover says {verdict} of {part}, the walker {walker.Ask(asked).Reason}");
            }
        }
    }

    [Property]
    public void Splitting_every_class_to_single_interfaces_changes_no_answer(Dice dice)
    {
        var network = new RandomNetwork(dice);
        foreach (var (host, place) in network.Hosts.Take(2).Select((host, place) => (host, place)))
        {
            for (var i = 0; i < 2; i++)
                host.Subnet.Host($"twin{place}{i}").InGroups(host.Group);
        }

        var prover = new Prover(network.Aws.Build(), ProverOptions.Default);
        var pairs = new PairProver(prover.Network, ProverOptions.Default);
        var connections = new Connections(prover.Network, prover.Outside, pairs);
        var split = new InterfaceClasses(prover.Network, isSplit: true);
        Assert.True(prover.Classes.All.Count <= split.All.Count - 2, "twins share a class");

        foreach (var from in split.All)
        {
            foreach (var to in split.All.Where(other => other != from))
            {
                var single = Answers(connections, from, to);
                var grouped = Answers(
                    connections, prover.Classes.Of(from.Representative), prover.Classes.Of(to.Representative));
                Assert.Equal(single, grouped);
            }
        }
    }

    [Property]
    public void What_the_network_lets_pass_and_what_groups_admit_together_are_what_a_walk_of_the_pair_says(Dice dice)
    {
        var network = new RandomNetwork(dice);
        if (network.Dice.Throw(2) == 0)
            network.Aws.Forget(network.Dice.Pick(network.Things));
        var prover = new Prover(network.Aws.Build(), ProverOptions.Default);
        var pairs = new PairProver(prover.Network, ProverOptions.Default);
        var connections = new Connections(prover.Network, prover.Outside, pairs);
        var ports = ValueSet.Of(PortRange.Ephemeral);

        foreach (var from in prover.Classes.All)
        {
            foreach (var flow in prover.Classes.All.SelectMany(to => connections.Between(from, to, TrafficSet.All, ports)))
            {
                var walked = pairs.Prove(flow.Sender, flow.Goal, TrafficSet.All, ports);
                Assert.Equal(walked.Reachable, flow.Answer.Reachable);
                Assert.Equal(walked.Unknown, flow.Answer.Unknown);
                Assert.Equal(walked.Delivered, flow.Answer.Delivered);
                Assert.Equal(walked.Asked, flow.Answer.Asked);
            }
        }
    }

    private static List<(TrafficSet, TrafficSet)> Answers(Connections connections, InterfaceClass from, InterfaceClass to) =>
        [.. connections.Between(from, to, TrafficSet.All, ValueSet.Of(PortRange.Ephemeral)).Select(flow => (flow.Answer.Reachable, flow.Answer.Unknown))];

    /// <summary>The question's traffic, all of it, by verdict.</summary>
    private static IEnumerable<(TrafficSet Part, Verdict Verdict)> Verdicts(Prover prover, Question question)
    {
        var (reachable, unknown) = prover.Decide(question.Source, question.Destination, TrafficSet.All, ValueSet.Of(PortRange.Ephemeral));
        return
        [
            (reachable, Verdict.Reachable), (unknown, Verdict.Unknown),
            (TrafficSet.All.Except(reachable).Except(unknown), Verdict.Unreachable),
        ];
    }

    private static IEnumerable<Traffic> TrafficAtBoundaries() => Ports.SelectMany(port => new[] { Traffic.Tcp(port), Traffic.Udp(port) })
        .Append(Traffic.Echo).Append(Traffic.Of(new IpProtocol(47)));
}
