using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Questions;
using Graph.Tests.Proofs;
using Xunit;

namespace Graph.Tests.Generation;

/// <summary>
/// The prover against those who are written apart from it, on generated estates of every construct: the walker gives each packet
/// on either side of a boundary the verdict of its set, and the checker accepts every proof. `GRAPH_ESTATES=10000` is the
/// long run (tests/README.md).
/// </summary>
public sealed class AgreementTests
{
    // Each port that a rule, a listener or a target of the generated estates names, and its neighbours.
    private static readonly ushort[] Ports =
        [0, 21, 22, 23, 52, 53, 54, 79, 80, 442, 443, 444, 1023, 1024, 8442, 8443, 8444, 39999, 40000, 50000, 50001, 65535];

    private static readonly Traffic[] Portless =
    [
        Traffic.Echo, Traffic.IcmpOf(8, 1), Traffic.IcmpOf(3, 4), Traffic.IcmpOf(3, 3), Traffic.IcmpOf(0, 0), Traffic.IcmpOf(128, 0),
        Traffic.Of(new IpProtocol(47)), Traffic.Of(new IpProtocol(46)),
    ];

    private static readonly (string From, string To)[] Claims =
        [("internet", "all"), ("all", "internet"), ("all", "all"), ("on-prem", "all"), ("all", "on-prem")];

    [Fact]
    public void The_walker_gives_each_packet_the_verdict_of_its_set()
    {
        var counts = new Dictionary<Verdict, int>();
        EachPlan.Check(120, (plan, _) =>
        {
            var planned = plan.Build();
            var estate = planned.Aws.Build();
            var walker = new Walker(estate, planned.Options);
            var prover = new Prover(estate, new ProverOptions(planned.Options.Strict, planned.Options.Assumed));
            foreach (var question in planned.Questions)
            {
                var verdicts = Verdicts.Of(prover, question);
                foreach (var traffic in TrafficOf(question.Traffic.SourcePort))
                {
                    var asked = question with { Traffic = traffic };
                    var answer = walker.Ask(asked);
                    // ICMP in a question is of whichever family the addresses have: two packets, not one of a set.
                    var proved = traffic.Protocol.IsIcmp ? prover.Ask(asked) : verdicts.Of(traffic);
                    if (proved != answer.Verdict)
                        Assert.Fail($"{asked}: the prover says {proved}, the walker:\n{Testing.Questions.Trace.Of(answer)}");

                    counts[answer.Verdict] = counts.GetValueOrDefault(answer.Verdict) + 1;
                }
            }
        });
        EachPlan.Report(string.Join(", ", counts.OrderBy(pair => pair.Key).Select(pair => $"{pair.Key} {pair.Value}")));
        Assert.True(counts.Count == 3 && counts.Values.All(count => count > 500), "the estates are all alike");
    }

    [Fact]
    public void The_checker_accepts_every_proof()
    {
        var (proofs, cases, states) = (0, 0, 0);
        EachPlan.Check(25, (plan, _) =>
        {
            var planned = plan.Build();
            var estate = planned.Aws.Build();
            var prover = new Prover(estate, new ProverOptions(planned.Options.Strict, planned.Options.Assumed));
            var replay = new PacketReplay(estate, planned.Options);
            foreach (var (from, to) in Claims)
            {
                var question = new ProveQuestion(Selector.Parse(from), Selector.Parse(to), TrafficSet.All, ValueSet.Of(PortRange.Ephemeral));
                var proof = prover.ToProof(
                    question, from, to, Refuter.Digest, (source, destination, packet) => replay.Ask(source, destination, packet).Connection);
                if (proof.Question.Sources.Count == 0 || proof.Question.Destinations.Count == 0)
                    continue;
                var outcome = ProofChecker.Check(estate, Refuter.Digest, ProofReader.Read(ProofFileTests.Bytes(proof)));
                Assert.True(outcome.IsAccepted, $"{from} -> {to}: {outcome.Problem}");
                (proofs, cases, states) = (proofs + 1, cases + outcome.Cases, states + outcome.States);
            }
        });
        EachPlan.Report($"{proofs} proofs, {cases} cases, {states} states");
        Assert.True(proofs > 60 && cases > 2000, $"{proofs} proofs, {cases} cases");
    }

    private static IEnumerable<Traffic> TrafficOf(ushort? sourcePort) =>
        Ports.SelectMany(port => new[] { Traffic.Tcp(port, sourcePort), Traffic.Udp(port, sourcePort) }).Concat(Portless);
}
