using Graph.Model.Addressing;
using Graph.Model.Questions;

namespace Graph.Engine.Selecting;

/// <summary>
/// What a person writes for a set of endpoints: `internet`, `on-prem`, `all`, an AWS id, an address or CIDR block, `lb:NAME`,
/// `db:NAME`, `tier:NAME`, `tag:KEY=VALUE` or `tag:KEY`; `,` is or, `&amp;` is and, `!` is not, parentheses group, and double
/// quotes hold a text that has any of these in it.
/// </summary>
public abstract record Selector
{
    private Selector()
    {
    }

    /// <summary>Every public address outside the estate.</summary>
    public sealed record Internet : Selector;

    /// <summary>Whatever routes lead to behind a VPN or Direct Connect.</summary>
    public sealed record OnPremises : Selector;

    /// <summary>Every interface of the estate.</summary>
    public sealed record All : Selector;

    /// <summary>A resource by AWS id, ARN, `lb:NAME` or `db:NAME`.</summary>
    public sealed record Resource(string Id) : Selector;

    /// <summary>Every address of a block, inside and outside.</summary>
    public sealed record Block(Cidr Cidr) : Selector;

    /// <summary>Interfaces of a tier.</summary>
    public sealed record Tier(string Name) : Selector;

    /// <summary>Interfaces of a resource with a tag.</summary>
    /// <param name="Value">null: any value.</param>
    public sealed record Tag(string Key, string? Value) : Selector;

    public sealed record Or(Selector Left, Selector Right) : Selector;

    public sealed record And(Selector Left, Selector Right) : Selector;

    public sealed record Not(Selector Operand) : Selector;

    /// <exception cref="FormatException">the text is no selector: says where and what is expected.</exception>
    public static Selector Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new SelectorParser(text).Parse();
    }

    internal static Selector OfWord(string word)
    {
        if (word is "internet")
            return new Internet();
        if (word is "on-prem")
            return new OnPremises();
        if (word is "all")
            return new All();
        if (word.StartsWith("tier:", StringComparison.Ordinal) && word.Length > 5)
            return new Tier(word[5..]);
        if (word.StartsWith("tag:", StringComparison.Ordinal) && word.Length > 4)
        {
            var equals = word.IndexOf('=', StringComparison.Ordinal);
            return equals < 0 ? new Tag(word[4..], null) : new Tag(word[4..equals], word[(equals + 1)..]);
        }

        if (Cidr.TryParse(word, out var block))
            return new Block(block);
        if (Address.TryParse(word, out var address))
            return new Block(Cidr.Single(address));
        return EndpointReference.TryParse(word, out var reference) && reference is EndpointReference.Of resource
            ? new Resource(resource.Id)
            : throw new FormatException(
                $"`{word}` selects nothing: give internet, on-prem, all, an id such as i-... or sg-..., an address or CIDR, lb:NAME, db:NAME, tier:NAME or tag:KEY=VALUE");
    }
}
