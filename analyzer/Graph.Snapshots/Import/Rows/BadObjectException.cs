namespace Graph.Snapshots.Import.Rows;

/// <summary>An AWS object that cannot be read; it is dropped as a whole.</summary>
internal sealed class BadObjectException : Exception
{
    public BadObjectException()
    {
    }

    public BadObjectException(string message)
        : base(message)
    {
    }

    public BadObjectException(string message, Exception innerException)
        : base(message, innerException)
    {
    }

    /// <param name="path">where in the object: `.Routes[1].DestinationCidrBlock`.</param>
    /// <param name="reason">continues the path: `is missing`.</param>
    public BadObjectException(string path, string reason)
        : base($"{path} {reason}")
    {
        Path = path;
        Reason = reason;
    }

    public string Path { get; } = "";

    public string Reason { get; } = "cannot be read";
}
