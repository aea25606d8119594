using Graph.Engine;
using Graph.Tests.Labs;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>What AWS did is what the prover says.</summary>
public sealed class LabAgreementTests
{
    public static TheoryData<string> Labs => [.. Lab.Names];

    [Theory]
    [MemberData(nameof(Labs))]
    public void Every_probe_is_answered_as_AWS_answered_it(string name)
    {
        var lab = new Lab(name);
        var prover = new Prover(Lab.Import(lab.Folder), ProverOptions.Default);

        var wrong = lab.Probes()
            .Select(probe => (Probe: probe, Verdict: prover.Ask(probe.Question)))
            .Where(pair => pair.Verdict != pair.Probe.Expected)
            .Select(pair => $"{pair.Probe.Question}: AWS {pair.Probe.Expected}, {pair.Verdict}")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend($"{wrong.Count} probes differ")));
    }
}
