using System.Globalization;
using System.Text.Json;
using Graph.Model.Addressing;

namespace Graph.Model.Proofs;

/// <summary>
/// A JSON object of a proof, read strictly: a member that is missing, unknown, double or of another type is an error.
/// </summary>
internal readonly struct ProofNode
{
    private readonly Dictionary<string, JsonElement> _members;

    public ProofNode(JsonElement element, string what, params ReadOnlySpan<string> known)
    {
        if (element.ValueKind != JsonValueKind.Object)
            throw new ProofFormatException($"{what} is no object");
        What = what;
        _members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in element.EnumerateObject())
        {
            if (!known.Contains(member.Name))
                throw new ProofFormatException($"{what} has an unknown member `{member.Name}`");
            if (!_members.TryAdd(member.Name, member.Value))
                throw new ProofFormatException($"{what} has `{member.Name}` twice");
        }
    }

    /// <summary>What the object is, for messages.</summary>
    public string What { get; }

    public bool Has(string name) => _members.ContainsKey(name);

    public JsonElement Member(string name) =>
        _members.TryGetValue(name, out var value) ? value : throw new ProofFormatException($"{What} has no `{name}`");

    public string Text(string name) => TextOf(Member(name), name);

    public string? TextOrNull(string name) => Has(name) ? Text(name) : null;

    public bool Flag(string name) => Member(name) switch
    {
        { ValueKind: JsonValueKind.True } => true,
        { ValueKind: JsonValueKind.False } => false,
        _ => throw new ProofFormatException($"`{name}` of {What} is neither true nor false"),
    };

    public ushort Number(string name, ushort most = ushort.MaxValue) =>
        Member(name) is { ValueKind: JsonValueKind.Number } value && value.TryGetUInt16(out var number) && number <= most
            ? number
            : throw new ProofFormatException(
                string.Create(CultureInfo.InvariantCulture, $"`{name}` of {What} is no number of 0 to {most}"));

    public Id<TResource> Id<TResource>(string name) => new(Text(name));

    public Address Address(string name) => Addressing.Address.TryParse(Text(name), out var address)
        ? address
        : throw new ProofFormatException($"`{name}` of {What} is no address");

    public ValueList<Cidr> Blocks(string name)
    {
        var blocks = new List<Cidr>();
        foreach (var part in Text(name).Split(','))
        {
            blocks.Add(Cidr.TryParse(part, out var block)
                ? block
                : throw new ProofFormatException($"`{part}` in `{name}` of {What} is no canonical block"));
        }

        return [.. blocks];
    }

    public ValueList<PortRange> Ranges(string name, bool isIcmp = false) =>
        Has(name) ? ProofRanges.Read(Text(name), isIcmp) : [];

    public IEnumerable<JsonElement> Items(string name) => Member(name) is { ValueKind: JsonValueKind.Array } array
        ? array.EnumerateArray()
        : throw new ProofFormatException($"`{name}` of {What} is no list");

    /// <summary>A list of texts and nulls.</summary>
    public string?[] Words(string name)
    {
        var words = new List<string?>();
        foreach (var item in Items(name))
            words.Add(item is { ValueKind: JsonValueKind.String or JsonValueKind.Null }
                ? item.GetString()
                : throw new ProofFormatException($"`{name}` of {What} is no list of texts"));
        return [.. words];
    }

    public bool IsReply() => Text("direction") switch
    {
        "request" => false,
        "reply" => true,
        var other => throw new ProofFormatException($"`{other}` is neither request nor reply"),
    };

    private string TextOf(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.String && element.GetString() is { Length: > 0 } text
            ? text
            : throw new ProofFormatException($"`{name}` of {What} is no text");
}
