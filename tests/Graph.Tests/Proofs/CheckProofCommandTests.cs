using System.Text.Json;
using Graph.Checker;
using Graph.Checker.Sets;
using Graph.Cli;
using Graph.Model.Questions;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Graph.Tests.Cli;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>`graph check-proof` on a sample.</summary>
public sealed class CheckProofCommandTests : IDisposable
{
    private readonly TemporaryFolder _place = new();
    private readonly string _snapshot;
    private readonly string _proof;

    public CheckProofCommandTests()
    {
        (_snapshot, _proof) = (_place["shop.graph"], _place["proof.json"]);
        Importer.Import(
            [Path.Combine(Fixtures.Sample("three-tier-broken"), "input")],
            _snapshot,
            new ImportOptions(null, "test"),
            null,
            TestContext.Current.CancellationToken);
        using var opened = Snapshot.Open(_snapshot);
        var question = new Question(
            new EndpointReference.Internet(), new EndpointReference.Of("eni-08ff57b5254c6dfea"), Traffic.Tcp(5432));
        var proof = new Refuter(opened.ReadEstate(), WalkerOptions.Default).Prove(question, TrafficSet.Everything.WithPorts, most: 3)!;
        File.WriteAllBytes(_proof, ProofFileTests.Bytes(proof with { SnapshotDigest = opened.Info.SnapshotDigest }));
    }

    public void Dispose() => _place.Dispose();

    [Fact]
    public void A_true_proof_is_accepted()
    {
        var run = GraphRun.Of("check-proof", _snapshot, _proof);
        Assert.Equal((ExitCode.Done, ""), (run.ExitCode, run.Error));
        Assert.Matches("^.*proof\\.json: accepted: 3 cases, \\d+ states\nselected -> selected: unreachable: 3\n$", run.Output);

        var json = JsonDocument.Parse(GraphRun.Of("check-proof", _snapshot, _proof, "--format", "json").Output).RootElement;
        Assert.True(json.GetProperty("accepted").GetBoolean());
        Assert.Equal(JsonValueKind.Null, json.GetProperty("problem").ValueKind);
        Assert.Equal(3, json.GetProperty("cases").GetInt32());
    }

    [Fact]
    public void A_false_proof_is_rejected_with_1_and_the_first_thing_that_is_wrong()
    {
        Alter("eni-08ff57b5254c6dfea\"]", "eni-03eb26ad960de829d\"]");
        var run = GraphRun.Of("check-proof", _snapshot, _proof);
        Assert.Equal((ExitCode.Violated, ""), (run.ExitCode, run.Error));
        Assert.Contains("proof.json: rejected: case 1: no state has ", run.Output, StringComparison.Ordinal);

        run = GraphRun.Of("check-proof", _snapshot, _proof, "--format", "json");
        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.StartsWith("case 1: no state has ", JsonDocument.Parse(run.Output).RootElement.GetProperty("problem").GetString());
    }

    [Fact]
    public void A_proof_about_another_snapshot_is_rejected()
    {
        Alter("sha256:", "sha256:0");
        var run = GraphRun.Of("check-proof", _snapshot, _proof);
        Assert.Equal(ExitCode.Violated, run.ExitCode);
        Assert.Contains("rejected: the proof is about snapshot sha256:0", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_proof_cannot_be_used()
    {
        File.WriteAllText(_proof, "{\"format\": \"graph-proof\", \"version\": 7}");
        var run = GraphRun.Of("check-proof", _snapshot, _proof);
        Assert.Equal((ExitCode.Unusable, ""), (run.ExitCode, run.Output));
        Assert.EndsWith("proof.json` is no proof: written by another version of graph: this one reads proofs of version 1\n", run.Error, StringComparison.Ordinal);

        run = GraphRun.Of("check-proof", _snapshot, _place["nowhere.json"]);
        Assert.Equal(ExitCode.Unusable, run.ExitCode);
        Assert.Contains("does not exist: give a proof", run.Error, StringComparison.Ordinal);
    }

    private void Alter(string part, string other)
    {
        var text = File.ReadAllText(_proof);
        Assert.Contains(part, text, StringComparison.Ordinal);
        File.WriteAllText(_proof, text.Replace(part, other, StringComparison.Ordinal));
    }
}
