using Graph.Model.Questions;
using Graph.Testing.Building;

namespace Graph.Testing.Questions;

/// <summary>The source or the destination of a question: a part of the topology, an address, an id, or the internet.</summary>
public readonly record struct Place
{
    private Place(EndpointReference reference) => Reference = reference;

    public EndpointReference Reference { get; }

    public static implicit operator Place(EndpointReference reference) => new(reference);

    public static implicit operator Place(Part part) => new(EndpointReference.Parse(part.EndpointText));

    /// <summary>An address or an id.</summary>
    public static implicit operator Place(string text) => new(EndpointReference.Parse(text));
}
