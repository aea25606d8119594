using Graph.Checker;
using Graph.Model.Evidence;
using Xunit;

namespace Graph.Tests.Labs;

/// <summary>What AWS did is what the walker says: 1,409 probes over eight estates.</summary>
public sealed class LabTests
{
    public static TheoryData<string> Labs => [.. Lab.Names];

    [Theory]
    [MemberData(nameof(Labs))]
    public void Every_probe_is_answered_as_AWS_answered_it(string name)
    {
        var lab = new Lab(name);
        var walker = new Walker(Lab.Import(lab.Folder), WalkerOptions.Default);

        var wrong = lab.Probes()
            .Select(probe => (Probe: probe, Answer: walker.Ask(probe.Question)))
            .Where(pair => pair.Answer.Verdict != pair.Probe.Expected)
            .Select(pair => $"{pair.Probe.Question}: AWS {pair.Probe.Expected}, {pair.Answer.Verdict} {pair.Answer.Code} {pair.Answer.Reason}")
            .ToList();

        Assert.True(wrong.Count == 0, string.Join('\n', wrong.Prepend($"{wrong.Count} probes differ")));
    }

    [Fact]
    public void The_probes_are_1409() =>
        Assert.Equal(1409, Lab.Names.Sum(name => new Lab(name).Probes().Count));

    [Theory]
    [MemberData(nameof(Labs))]
    public void A_deleted_input_file_makes_verdicts_unknown_and_never_turns_one(string name) =>
        NoVerdictTurns(name, "deleted", File.Delete);

    /// <summary>What the AWS CLI leaves of a call that the caller may not make.</summary>
    [Theory]
    [MemberData(nameof(Labs))]
    public void A_denied_call_makes_verdicts_unknown_and_never_turns_one(string name) => NoVerdictTurns(
        name,
        "denied",
        file => File.WriteAllText(
            file,
            """{"Error": {"Code": "UnauthorizedOperation", "Message": "You are not authorized to perform this operation."}}"""));

    private static void NoVerdictTurns(string name, string what, Action<string> damage)
    {
        var lab = new Lab(name);
        using var place = new TemporaryFolder();
        CopyTree(lab.Folder, place.Path);
        foreach (var file in Directory.GetFiles(place.Path, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var content = File.ReadAllBytes(file);
            damage(file);
            var walker = new Walker(Lab.Import(place.Path), WalkerOptions.Default);
            foreach (var probe in lab.Probes())
            {
                var verdict = walker.Ask(probe.Question).Verdict;
                Assert.True(
                    verdict == Verdict.Unknown || verdict == probe.Expected,
                    $"with {Path.GetRelativePath(place.Path, file)} {what}, {probe.Question} becomes {verdict}");
            }

            File.WriteAllBytes(file, content);
        }
    }

    private static void CopyTree(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*.json", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
