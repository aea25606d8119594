namespace Graph.Snapshots.Import.Reading;

/// <summary>A file, or the rest of it, that cannot be read. The message continues the file's name: `is not JSON`.</summary>
internal sealed class InputProblemException : Exception
{
    public InputProblemException()
    {
    }

    public InputProblemException(string message)
        : base(message)
    {
    }

    public InputProblemException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
