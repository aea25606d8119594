using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;
using Graph.Threats.Drift;
using Graph.Threats.Findings;
using Graph.Threats.Rules;

namespace Graph.Reports;

/// <summary>What a report is made of.</summary>
/// <param name="Ask">answers a question on one packet of the estate, to show hops.</param>
/// <param name="Label">what the reader calls the input: the file's name. May be hostile text.</param>
/// <param name="Tool">the program that writes the report and its version: `graph 0.1.0`.</param>
public sealed record ReportInput(
    SnapshotInfo Info, ThreatContext Context, ThreatModel Model, Func<Question, Answer> Ask, string Label, string Tool)
{
    public Estate Estate => Context.Estate;

    /// <summary>What changed since an earlier snapshot; null where none was given.</summary>
    public DriftReport? Drift { get; init; }

    /// <summary>SHA-256 of the policy's text in lower-case hexadecimal digits, and what the reader calls it.</summary>
    public required PolicyIdentity Policy { get; init; }
}

/// <summary>Which policy an estate was judged by.</summary>
/// <param name="Label">the file's name, or that it is the default. May be hostile text.</param>
public sealed record PolicyIdentity(string Label, string Sha256);
