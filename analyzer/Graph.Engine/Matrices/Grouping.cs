using Graph.Engine.Network;
using Graph.Engine.Placing;

namespace Graph.Engine.Matrices;

/// <summary>How a matrix groups interfaces.</summary>
public abstract record Grouping
{
    private Grouping()
    {
    }

    public sealed record ByTier : Grouping;

    public sealed record ByVpc : Grouping;

    public sealed record BySubnet : Grouping;

    /// <summary>By the value of a tag of the interface or of what it belongs to; `(untagged)` without one.</summary>
    public sealed record ByTag(string Key) : Grouping;

    /// <exception cref="FormatException">none of `tier`, `vpc`, `subnet` and `tag:KEY`.</exception>
    public static Grouping Parse(string text) => text switch
    {
        "tier" => new ByTier(),
        "vpc" => new ByVpc(),
        "subnet" => new BySubnet(),
        _ when text is ['t', 'a', 'g', ':', _, ..] => new ByTag(text[4..]),
        _ => throw new FormatException($"`{text}` groups nothing: give tier, vpc, subnet or tag:KEY"),
    };

    internal Func<InterfaceNode, string> NameOf(Tiers tiers, Tagged tagged) => this switch
    {
        ByTier => node => tiers.Of(node).Name,
        ByVpc => node => node.Vpc.Id,
        BySubnet => node => node.Row.Subnet.Value,
        ByTag { Key: var key } => node => tagged.Of(node).FirstOrDefault(tag => tag.Key == key)?.Value ?? "(untagged)",
        _ => throw new InvalidOperationException("a grouping is one of the above"),
    };
}
