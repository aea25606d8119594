using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>What formats need beside the model.</summary>
/// <param name="Artifact">what the reader calls the input: the file's name. May be hostile text.</param>
/// <param name="ToolVersion">`0.1.0`.</param>
public sealed record FormatOptions(string Artifact, string ToolVersion)
{
    /// <summary>Answers a question on one packet, to show hops; null: no hops are shown.</summary>
    public Func<Question, Answer>? Ask { get; init; }

    /// <summary>The lowest severity that fails a test; null: every open finding does.</summary>
    public Severity? FailOn { get; init; }

    /// <summary>Whether a finding counts: it is open, was not there before, and is grave enough.</summary>
    public bool Counts(ThreatModel model, Finding finding)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(finding);
        return finding.IsOpen && !model.IsKnown(finding) && (FailOn is not { } least || finding.Rating.Severity >= least);
    }
}
