namespace Graph.Model.Proofs;

/// <summary>A file that is no proof; the message is one lower-case line and says where.</summary>
public sealed class ProofFormatException : FormatException
{
    public ProofFormatException()
    {
    }

    public ProofFormatException(string message)
        : base(message)
    {
    }

    public ProofFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
