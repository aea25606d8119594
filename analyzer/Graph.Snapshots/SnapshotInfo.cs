namespace Graph.Snapshots;

/// <summary>What a snapshot says of itself.</summary>
/// <param name="FormatVersion">the schema's version (SQLite `user_version`).</param>
/// <param name="Tool">the program and version that wrote it: `graph 0.1.0`.</param>
/// <param name="TakenAt">when the estate looked like this, ISO 8601 in UTC; null: not known.</param>
/// <param name="TakenBy">the caller's identity; null: not known.</param>
/// <param name="ContentDigest">`sha256:...` of the normalised rows: equal estates are equal, however they were read.</param>
/// <param name="SnapshotDigest">`sha256:...` of rows, raw documents and coverage: what proofs and signatures bind to.</param>
public sealed record SnapshotInfo(
    int FormatVersion,
    string Tool,
    string? TakenAt,
    string? TakenBy,
    string ContentDigest,
    string SnapshotDigest);
