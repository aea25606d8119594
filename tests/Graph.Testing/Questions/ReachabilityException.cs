namespace Graph.Testing.Questions;

/// <summary>An answer is not as expected. The message shows the way of the packet, hop by hop.</summary>
public sealed class ReachabilityException : Exception
{
    public ReachabilityException(string message)
        : base(message)
    {
    }

    public ReachabilityException()
    {
    }

    public ReachabilityException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
