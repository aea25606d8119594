using System.Diagnostics.CodeAnalysis;
using Graph.Model.Addressing;

namespace Graph.Model.Questions;

/// <summary>How a question names its source or its destination.</summary>
public abstract record EndpointReference
{
    private static readonly string[] IdPrefixes =
    [
        "eni-", "i-", "sg-", "subnet-", "vpc-", "nat-", "vpce-", "arn:", "lb:", "db:",
    ];

    private EndpointReference()
    {
    }

    /// <summary>Any address of the internet.</summary>
    public sealed record Internet : EndpointReference
    {
        public override string ToString() => "internet";
    }

    /// <summary>Any address behind a VPN or Direct Connect.</summary>
    public sealed record OnPremises : EndpointReference
    {
        public override string ToString() => "on-prem";
    }

    /// <summary>One address: of an interface, of the internet, or on premises.</summary>
    public sealed record At(Address Address) : EndpointReference
    {
        public override string ToString() => Address.ToString();
    }

    /// <summary>Any address of a resource, or of the interfaces in it.</summary>
    /// <param name="Id">an AWS id, an ARN, `lb:NAME` or `db:IDENTIFIER`.</param>
    public sealed record Of(string Id) : EndpointReference
    {
        public override string ToString() => Id;
    }

    /// <exception cref="FormatException">the text is none of these.</exception>
    public static EndpointReference Parse(string text) => TryParse(text, out var reference)
        ? reference
        : throw new FormatException(
            $"`{text}` is not an endpoint: give an address, an id such as i-... or eni-..., lb:NAME, db:IDENTIFIER, internet or on-prem");

    public static bool TryParse(string text, [NotNullWhen(true)] out EndpointReference? reference)
    {
        ArgumentNullException.ThrowIfNull(text);
        reference = text switch
        {
            "internet" => new Internet(),
            "on-prem" => new OnPremises(),
            _ when Address.TryParse(text, out var address) => new At(address),
            _ when Array.Exists(
                IdPrefixes, prefix => text.Length > prefix.Length && text.StartsWith(prefix, StringComparison.Ordinal)) =>
                new Of(text),
            _ => null,
        };
        return reference is not null;
    }
}
