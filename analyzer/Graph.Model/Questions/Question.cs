namespace Graph.Model.Questions;

/// <summary>
/// Can traffic get from a source to a destination, and its reply back? An id asks for any of its addresses (its public ones
/// when the internet asks).
/// </summary>
public sealed record Question(EndpointReference Source, EndpointReference Destination, Traffic Traffic)
{
    public override string ToString() => $"{Source} -> {Destination} {Traffic}";
}
