using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Checker.Sets;
using Graph.Model.Proofs;
using Graph.Testing.Generation;
using Graph.Tests.Labs;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>Proofs that are true are accepted, whatever the network is.</summary>
public sealed class ProofCheckerTests
{
    public static TheoryData<string> Labs => [.. Lab.Names];

    [Fact]
    public void Proofs_about_random_estates_are_accepted_and_survive_their_file()
    {
        var (cases, states) = (0, 0);
        for (var seed = 1; seed <= 40; seed++)
        {
            var random = EstatePlan.Of(seed).Build();
            var estate = random.Aws.Build();
            var refuter = new Refuter(estate, random.Options);
            foreach (var question in random.Questions)
            {
                if (refuter.Prove(question, TrafficSet.Everything, most: 6) is not { } proof)
                    continue;
                var outcome = ProofChecker.Check(estate, Refuter.Digest, ProofReader.Read(ProofFileTests.Bytes(proof)));
                Assert.True(outcome.IsAccepted, $"estate {seed}, {question}: {outcome.Problem}");
                (cases, states) = (cases + outcome.Cases, states + outcome.States);
            }
        }

        Assert.True(cases > 300 && states > 500, $"{cases} cases, {states} states");
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public void Proofs_about_the_probes_of_the_labs_are_accepted(string name)
    {
        var lab = new Lab(name);
        var estate = Lab.Import(lab.Folder);
        var refuter = new Refuter(estate, WalkerOptions.Default);
        foreach (var probes in lab.Probes().Select(probe => (probe.Question.Source, probe.Question.Destination)).Distinct())
        {
            var question = new Model.Questions.Question(probes.Source, probes.Destination, Model.Questions.Traffic.Echo);
            if (refuter.Prove(question, TrafficSet.Everything, most: 100) is not { } proof)
                continue;
            var outcome = ProofChecker.Check(estate, Refuter.Digest, proof);
            Assert.True(outcome.IsAccepted, $"{question}: {outcome.Problem}");
        }
    }
}
