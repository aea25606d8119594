using System.Runtime.CompilerServices;
using FsCheck.Xunit;
using Graph.Checker;
using Graph.Checker.Facts;
using Graph.Checker.Proofs;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Testing.Generation;
using Graph.Testing.Questions;
using Graph.Tests.Generation;
using Graph.Tests.Labs;
using Graph.Tests.Properties;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>The steps over sets give the walker's verdict for every packet of a set.</summary>
public sealed class AgreementTests
{
    /// <summary>Whatever a scenario asks the walker is compared too, for all traffic.</summary>
    [ModuleInitializer]
    internal static void CompareScenarios() => Probe.Asked += (estate, question, options) =>
        Agreement.Check(estate, question, options, mostPairs: 4);

    public static TheoryData<string> Labs => [.. Lab.Names];

    [Theory]
    [MemberData(nameof(Labs))]
    public void Every_probe_of_the_labs_is_answered_as_AWS_answered_it(string name)
    {
        var lab = new Lab(name);
        var facts = new EstateFacts(Lab.Import(lab.Folder));
        var network = new Network(facts, WalkerOptions.Default);

        foreach (var probe in lab.Probes())
        {
            var results = Agreement.PairsOf(facts, probe.Question)
                .Select(pair => (
                    Kind: TrafficSet.Of(probe.Question.Traffic.Between(pair.Sender.Address, pair.Goal.Address, PortChoice.Usual)),
                    Result: Exploration.Of(
                        new Inquiry(network, pair.Sender, pair.Goal, [PortRange.Ephemeral]), TrafficSet.Everything)))
                .Select(pair => Agreement.VerdictOf(pair.Result, pair.Kind)).ToList();
            var verdict = results.Contains(Verdict.Reachable) ? Verdict.Reachable
                : results.TrueForAll(one => one == Verdict.Unreachable) ? Verdict.Unreachable : Verdict.Unknown;
            Assert.True(verdict == probe.Expected, $"{probe.Question}: AWS {probe.Expected}, sets {verdict}");
        }
    }

    [Property(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 60)]
    public void Random_networks_of_two_vpcs_are_answered_alike(Dice dice)
    {
        var network = new RandomNetwork(dice);
        Agreement.Check(network.Aws.Build(), network.Question.Question, WalkerOptions.Default);
    }

    /// <summary>
    /// A fixed choice of estates; `GRAPH_ESTATES=10000` takes as many, and `GRAPH_SEED=5` those from the fifth on.
    /// </summary>
    [Fact]
    public void Random_estates_of_every_construct_are_answered_alike()
    {
        var count = new Agreement.Count(0, 0, 0);
        foreach (var seed in LongRun.Seeds(60))
        {
            var random = EstatePlan.Of(seed).Build();
            var estate = random.Aws.Build();
            foreach (var question in random.Questions)
            {
                try
                {
                    count = count.Add(Agreement.Check(estate, question, random.Options, mostPairs: 6));
                }
                catch (Exception e)
                {
                    throw new InvalidOperationException($"estate {seed}, {question}: {e.Message}", e);
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"{count}");
        Assert.True(count is { Reachable: > 1000, Unreachable: > 1000, Unknown: > 300 }, $"{count}");
    }
}
