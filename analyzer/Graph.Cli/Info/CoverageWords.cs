using Graph.Model.Coverage;

namespace Graph.Cli.Info;

/// <summary>How a coverage outcome is written for people and in JSON.</summary>
internal static class CoverageWords
{
    public static string Of(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Ok => "ok",
        CoverageOutcome.Partly => "partly",
        CoverageOutcome.Denied => "denied",
        CoverageOutcome.Failed => "failed",
        CoverageOutcome.NotAsked => "not asked",
        CoverageOutcome.NotAvailable => "not available",
        CoverageOutcome.Skipped => "skipped",
        CoverageOutcome.Interrupted => "interrupted",
        CoverageOutcome.NotModelled => "not modelled",
        CoverageOutcome.Note => "note",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "no coverage outcome"),
    };

    /// <summary>Whether something that could matter was not read.</summary>
    public static bool IsGap(CoverageRow row) => row.Outcome
        is not (CoverageOutcome.Ok or CoverageOutcome.NotAvailable or CoverageOutcome.Note);
}
