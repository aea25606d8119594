using Graph.Engine;
using Graph.Model;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;

namespace Graph.Threats.Tests.Rules;

/// <summary>
/// A call that was not answered never makes a finding go away without a word: it leaves a question of its rule open.
/// </summary>
public sealed class MissingCallTests
{
    public static TheoryData<string> Files { get; } = [.. Directory.EnumerateFiles(
        Input, "*", SearchOption.AllDirectories)
        .Select(path => Path.GetRelativePath(Input, path)).Order(StringComparer.Ordinal)];

    private static string Input => Repository.PathOf("samples", "three-tier-broken", "input");

    [Theory]
    [MemberData(nameof(Files))]
    public void Without_an_answer_no_rule_turns_silent(string file)
    {
        var whole = Model(Estates.Sample("three-tier-broken"));
        var partial = Model(Without(file));
        var kept = partial.Findings.Select(finding => finding.Key).ToHashSet();
        var silent = whole.Findings.Where(finding => !kept.Contains(finding.Key))
            .Where(finding => partial.Rules.Single(rule => rule.Id == finding.Threat).Undecided.IsEmpty)
            .Select(finding => finding.Key.Text);
        Assert.Empty(silent);
        Assert.Contains(partial.Rules, rule => rule.State == RuleState.Unknown);
    }

    private static ThreatModel Model(Estate estate) => ThreatModelBuilder.Build(
        new ThreatContext(
            estate,
            DefaultPolicy.Value,
            ProverOptions.Default), ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity(
                "", "", null));

    private static Estate Without(string file)
    {
        var folder = Directory.CreateTempSubdirectory("graph-threats");
        try
        {
            foreach (var one in Directory.EnumerateFiles(Input, "*", SearchOption.AllDirectories)
                .Where(one => Path.GetRelativePath(Input, one) != file))
            {
                var copy = Path.Combine(folder.FullName, "input", Path.GetRelativePath(Input, one));
                Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
                File.Copy(one, copy);
            }

            var path = Path.Combine(folder.FullName, "estate.graph");
            Importer.Import(
                [Path.Combine(folder.FullName, "input")],
                path,
                new ImportOptions("2026-01-31T12:00:00Z", "graph tests"),
                null,
                CancellationToken.None);
            using var snapshot = Snapshot.Open(path);
            return snapshot.ReadEstate();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
