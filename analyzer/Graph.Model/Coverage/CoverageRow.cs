namespace Graph.Model.Coverage;

/// <summary>What became of one API call in one account and region, or of one thing found while reading the input.</summary>
/// <param name="Subject">the id that the call was asked for; null for a call that lists everything.</param>
/// <param name="Count">the number of items read.</param>
/// <param name="Error">what went wrong, or what is worth knowing, in one line; null when all went well.</param>
/// <param name="Source">the input file, relative to the imported folder, with `/`; null where there was none.</param>
/// <param name="SourceDigest">`sha256:` and the hexadecimal digest of that file; null where there was none.</param>
public sealed record CoverageRow(
    Scope Scope,
    ApiCall Call,
    string? Subject,
    CoverageOutcome Outcome,
    int Count,
    string? Error,
    string? Source,
    string? SourceDigest);

/// <summary>
/// How a call ended. Only <see cref="Ok"/> lets anybody reason from the absence of a row; every other outcome moves such a
/// verdict to unknown.
/// </summary>
public enum CoverageOutcome
{
    /// <summary>Everything was read.</summary>
    Ok = 0,

    /// <summary>Read in part: a damaged object, a file cut short, an answer with more pages.</summary>
    Partly = 1,

    /// <summary>The caller was not allowed to ask.</summary>
    Denied = 2,

    /// <summary>The call or the file failed.</summary>
    Failed = 3,

    /// <summary>The input has no answer of this call.</summary>
    NotAsked = 4,

    /// <summary>The region does not have the service.</summary>
    NotAvailable = 5,

    /// <summary>Left out on request.</summary>
    Skipped = 6,

    /// <summary>The collector was stopped.</summary>
    Interrupted = 7,

    /// <summary>The answer is of a call that this version does not read; its content is not in the snapshot's tables.</summary>
    NotModelled = 8,

    /// <summary>A remark on the input: a duplicate, two answers that differ. Says nothing about completeness.</summary>
    Note = 9,
}
