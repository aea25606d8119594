using Graph.Engine.Selecting;
using Graph.Model.Addressing;
using Graph.Model.Questions;
using Graph.Testing.Building;

namespace Graph.Testing;

/// <summary>
/// A set of endpoints that an expectation is about: a part of a topology, the internet, on premises, a <see cref="Tier"/>, what
/// is <see cref="Words.Tagged"/>, an id, an address or a block, or whatever else a selector says (`lb:web,db:orders`). `|` is or,
/// `&amp;` is and, `!` is everything else: the internet and on premises too.
/// </summary>
public sealed class Endpoints
{
    private readonly string _text;

    internal Endpoints(Selector selector, string text)
    {
        Selector = selector;
        _text = text;
    }

    internal Selector Selector { get; }

    public static implicit operator Endpoints(EndpointReference reference) => new(
        reference switch
        {
            EndpointReference.Internet => new Selector.Internet(),
            EndpointReference.OnPremises => new Selector.OnPremises(),
            EndpointReference.At at => new Selector.Block(Cidr.Single(at.Address)),
            EndpointReference.Of of => new Selector.Resource(of.Id),
            _ => throw new ArgumentOutOfRangeException(nameof(reference), reference, "no endpoint"),
        },
        reference.ToString());

    public static implicit operator Endpoints(Part part) => EndpointReference.Parse(part.EndpointText);

    /// <summary>A selector as `graph prove` takes it.</summary>
    /// <exception cref="FormatException">the text is no selector.</exception>
    public static implicit operator Endpoints(string selector) => new(Selector.Parse(selector), selector);

    public static Endpoints operator |(Endpoints left, Endpoints right) =>
        new(new Selector.Or(left.Selector, right.Selector), $"({left} or {right})");

    public static Endpoints operator &(Endpoints left, Endpoints right) =>
        new(new Selector.And(left.Selector, right.Selector), $"({left} and {right})");

    public static Endpoints operator !(Endpoints all) => new(new Selector.Not(all.Selector), $"all but {all}");

    /// <summary>The same as `|`.</summary>
    public Endpoints BitwiseOr(Endpoints other) => this | other;

    /// <summary>The same as `&amp;`.</summary>
    public Endpoints BitwiseAnd(Endpoints other) => this & other;

    /// <summary>The same as `!`.</summary>
    public Endpoints LogicalNot() => !this;

    public override string ToString() => _text;
}
