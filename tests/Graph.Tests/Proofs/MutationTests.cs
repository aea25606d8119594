using System.Globalization;
using Graph.Checker;
using Graph.Checker.Facts;
using Graph.Checker.Proofs;
using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Proofs;
using Graph.Testing.Generation;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>A proof with a fact altered is rejected, unless what it then says is true by the walker.</summary>
public sealed class MutationTests
{
    /// <summary>`GRAPH_ESTATES` takes more of them.</summary>
    [Fact]
    public void Altered_proofs_are_rejected_unless_they_are_true()
    {
        var counts = new SortedDictionary<string, (int Rejected, int True)>(StringComparer.Ordinal);
        var estates = Environment.GetEnvironmentVariable("GRAPH_ESTATES") is { } text ? int.Parse(text, CultureInfo.InvariantCulture) : 30;
        for (var seed = 1; seed <= estates; seed++)
        {
            var random = EstatePlan.Of(seed).Build();
            var estate = random.Aws.Build();
            var refuter = new Refuter(estate, random.Options);
            // A host with itself is no case that a proof needs, where it has other addresses.
            foreach (var question in random.Questions.Where(question => question.Source != question.Destination))
            {
                if (refuter.Prove(question, Traffic, most: 2) is { } proof)
                    Alter(estate, proof, $"estate {seed}, {question}", counts);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join('\n', counts.Select(pair => $"{pair.Key}: {pair.Value.Rejected} rejected, {pair.Value.True} true")));

        // Other options seldom change an answer; of everything else some alterations must be false.
        Assert.All(
            counts.Where(pair => pair.Key is not ("assume" or "strict")),
            pair => Assert.True(pair.Value.Rejected > 0, $"no `{pair.Key}` was rejected"));
        Assert.True(counts.Values.Sum(count => count.Rejected) > 5000);
    }

    private static TrafficSet Traffic { get; } = TrafficSet.Echo with
    {
        Tcp = PortSet.OfSorted([new(20, 30), new(400, 500), new(8443, 8443)]),
        Udp = PortSet.OfSorted([new(53, 53)]),
    };

    private static void Alter(
        Estate estate, Proof proof, string where, SortedDictionary<string, (int Rejected, int True)> counts)
    {
        var endpoints = proof.Question.Sources.Concat(proof.Question.Destinations).Distinct().Take(3).ToList();
        foreach (var mutant in Mutations.Of(proof, endpoints))
        {
            var outcome = ProofChecker.Check(estate, Refuter.Digest, mutant.Proof);
            Assert.False(outcome.Problem?.Contains('\n', StringComparison.Ordinal) ?? false);
            var count = counts.GetValueOrDefault(mutant.Kind);
            counts[mutant.Kind] = outcome.IsAccepted ? count with { True = count.True + 1 } : count with { Rejected = count.Rejected + 1 };
            if (!outcome.IsAccepted)
                continue;
            Assert.True(mutant.MayBeTrue, $"{where}: accepted with `{mutant.Kind}` altered");
            Assert.True(Truth.Holds(estate, mutant.Proof, out var why), $"{where}: accepted with `{mutant.Kind}` altered, but {why}");
        }
    }
}

/// <summary>Whether what a proof says is so by the walker, by one packet at each end of each range of each case.</summary>
internal static class Truth
{
    public static bool Holds(Estate estate, Proof proof, out string why)
    {
        var options = new WalkerOptions(proof.Options.Strict, [.. proof.Options.Assume]);
        var checks = new EstateChecks(new EstateFacts(estate), options);
        foreach (var one in proof.Cases)
        {
            foreach (var source in one.Sources)
            {
                foreach (var destination in one.Destinations)
                {
                    var (sender, goal) = (ProofEndpoints.AsSource(checks, source).Sender, ProofEndpoints.AsDestination(checks, destination).Goal);
                    foreach (var traffic in SamplesOf(one.Traffic, proof.Question.ClientPorts))
                    {
                        if (sender.Address.Family != goal.Address.Family)
                            continue;
                        var verdict = PacketReplay.Ask(checks, sender, goal, traffic).Verdict;
                        if (verdict != one.Evidence.Verdict)
                        {
                            why = $"{source} -> {destination} {traffic} is {verdict}, not {one.Evidence.Verdict}";
                            return false;
                        }
                    }
                }
            }
        }

        why = "";
        return true;
    }

    private static IEnumerable<Model.Questions.Traffic> SamplesOf(ProofTraffic traffic, ValueList<Model.Addressing.PortRange> clientPorts)
    {
        ushort? clientPort = clientPorts[0].First == clientPorts[0].Last ? clientPorts[0].First : null;
        foreach (var range in traffic.Tcp)
        {
            yield return Model.Questions.Traffic.Tcp(range.First, clientPort);
            yield return Model.Questions.Traffic.Tcp(range.Last, clientPort);
        }

        foreach (var range in traffic.Udp)
        {
            yield return Model.Questions.Traffic.Udp(range.First, clientPort);
            yield return Model.Questions.Traffic.Udp(range.Last, clientPort);
        }

        if (traffic.Icmp.Count > 0 && traffic.IcmpV6.Count > 0)
            yield return Model.Questions.Traffic.Echo;
    }
}
