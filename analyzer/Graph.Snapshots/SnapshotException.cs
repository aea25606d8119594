namespace Graph.Snapshots;

/// <summary>
/// A snapshot or an input that cannot be used. The message is one lower-case line that names the input and what to do next;
/// commands print it and end with exit code 2.
/// </summary>
public sealed class SnapshotException : Exception
{
    public SnapshotException()
    {
    }

    public SnapshotException(string message)
        : base(message)
    {
    }

    public SnapshotException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
