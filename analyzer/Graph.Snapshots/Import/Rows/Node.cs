using System.Globalization;
using System.Text.Json;
using Graph.Model;
using Graph.Model.Addressing;

namespace Graph.Snapshots.Import.Rows;

/// <summary>
/// A JSON object of an AWS answer, read strictly: what is there must have its type and its range. A missing member, a null
/// and, where a text is optional, an empty one are the same. Every failure is a <see cref="BadObjectException"/> with its place.
/// </summary>
internal readonly struct Node
{
    private readonly JsonElement _element;
    private readonly Trail? _trail;
    private readonly int _index;

    private Node(JsonElement element, Trail? trail, int index)
    {
        _element = element;
        _trail = trail;
        _index = index;
    }

    /// <summary>The place in the document: `.Routes[1]`; empty at its top.</summary>
    public string Path => _trail is null ? "" : _index < 0 ? _trail.Path : IndexText(_trail.Path, _index);

    public JsonElement Element => _element;

    public static Node Top(JsonElement element) =>
        element.ValueKind == JsonValueKind.Object ? new Node(element, null, -1) : throw new BadObjectException("", "is not an object");

    public BadObjectException Bad(string member, string reason) => new($"{Path}.{member}", reason);

    public BadObjectException Bad(string reason) => new(Path, reason);

    public bool Has(string member) => TryGet(member, out _);

    public string Text(string member) => TextOrNull(member) ?? throw Bad(member, "is missing");

    public string? TextOrNull(string member)
    {
        var text = TextOrEmpty(member);
        return string.IsNullOrEmpty(text) ? null : text;
    }

    /// <summary>As <see cref="TextOrNull"/>, but an empty text is a value.</summary>
    public string? TextOrEmpty(string member) => TryGet(member, out var value) ? TextOf(value, member) : null;

    public Id<T> Id<T>(string member) => IdOrNull<T>(member) ?? throw Bad(member, "is missing");

    public Id<T>? IdOrNull<T>(string member) => IdTextOrNull(member) is { } text ? new Id<T>(text) : null;

    /// <summary>An id of a kind that only its text tells.</summary>
    public string IdText(string member) => IdTextOrNull(member) ?? throw Bad(member, "is missing");

    public string? IdTextOrNull(string member)
    {
        if (TextOrNull(member) is not { } text)
            return null;
        return Rows.IdText.IsValid(text) ? text : throw Bad(member, "is not an id");
    }

    public bool Flag(string member) => FlagOrNull(member) ?? throw Bad(member, "is missing");

    public bool? FlagOrNull(string member)
    {
        if (!TryGet(member, out var value))
            return null;
        return value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            _ => throw Bad(member, "is neither true nor false"),
        };
    }

    public int Integer(string member, int least, int most) =>
        IntegerOrNull(member, least, most) ?? throw Bad(member, "is missing");

    public int? IntegerOrNull(string member, int least, int most)
    {
        if (LongOrNull(member) is not { } number)
            return null;
        return number >= least && number <= most
            ? (int)number
            : throw Bad(member, string.Create(CultureInfo.InvariantCulture, $"is {number}, not between {least} and {most}"));
    }

    public long? LongOrNull(string member)
    {
        if (!TryGet(member, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out var number)
            ? number
            : throw Bad(member, "is not a whole number");
    }

    public Address Address(string member) => AddressOrNull(member) ?? throw Bad(member, "is missing");

    public Address? AddressOrNull(string member)
    {
        if (TextOrNull(member) is not { } text)
            return null;
        return Model.Addressing.Address.TryParse(text, out var address) ? address : throw Bad(member, "is not an address");
    }

    public Cidr Block(string member) => BlockOrNull(member) ?? throw Bad(member, "is missing");

    public Cidr? BlockOrNull(string member)
    {
        if (TextOrNull(member) is not { } text)
            return null;
        return Cidr.TryParse(text, out var block) ? block : throw Bad(member, "is not a canonical CIDR block");
    }

    public Node? ObjectOrNull(string member)
    {
        if (!TryGet(member, out var value))
            return null;
        return value.ValueKind == JsonValueKind.Object
            ? new Node(value, new Trail(_trail, _index, member), -1)
            : throw Bad(member, "is not an object");
    }

    /// <summary>The objects of a list; none where the member is missing.</summary>
    public NodeList List(string member) => ListOf(member, isRequired: false, JsonValueKind.Object);

    /// <summary>The objects of a list that AWS always gives, if empty: its absence would read as "none".</summary>
    public NodeList RequiredList(string member) => ListOf(member, isRequired: true, JsonValueKind.Object);

    /// <summary>The ids of a list of texts.</summary>
    public ValueList<Id<T>> Ids<T>(string member)
    {
        var ids = new List<Id<T>>();
        foreach (var item in ListOf(member, isRequired: false, JsonValueKind.String))
        {
            var text = item.OwnText();
            ids.Add(Rows.IdText.IsValid(text) ? new Id<T>(text) : throw item.Bad("is not an id"));
        }

        return [.. ids];
    }

    /// <summary>The ids of a list of objects, each under the same member; distinct, in order of appearance.</summary>
    public ValueList<Id<T>> Ids<T>(string member, string idMember)
    {
        var ids = new List<Id<T>>();
        foreach (var item in List(member))
            ids.Add(item.Id<T>(idMember));
        return [.. ids.Distinct()];
    }

    public ValueList<string> Texts(string member)
    {
        var texts = new List<string>();
        foreach (var item in ListOf(member, isRequired: false, JsonValueKind.String))
            texts.Add(item.OwnText());
        return [.. texts];
    }

    /// <summary>The blocks of a list of texts.</summary>
    public List<Cidr> Blocks(string member)
    {
        var blocks = new List<Cidr>();
        foreach (var item in ListOf(member, isRequired: false, JsonValueKind.String))
            blocks.Add(Cidr.TryParse(item.OwnText(), out var block) ? block : throw item.Bad("is not a canonical CIDR block"));
        return blocks;
    }

    /// <summary>The members with a value other than null, an empty text or an empty list that the predicate does not know.</summary>
    public string? FirstUnknown(HashSet<string> known)
    {
        foreach (var member in _element.EnumerateObject())
        {
            if (!known.Contains(member.Name) && !IsNothing(member.Value))
                return member.Name;
        }

        return null;
    }

    /// <summary>Whether a value says nothing: null, an empty text or an empty list.</summary>
    public static bool IsNothing(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.String => value.ValueEquals(""),
        _ => false,
    };

    /// <summary>A member's value as text, whatever its type, fit for a message.</summary>
    public string ShortText(string member) =>
        !TryGet(member, out var value) ? ""
            : Quote.Member(value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText());

    private string OwnText() => _element.GetString() ?? "";

    private string TextOf(JsonElement value, string member) =>
        value.ValueKind == JsonValueKind.String ? value.GetString() ?? "" : throw Bad(member, "is not a text");

    private bool TryGet(string member, out JsonElement value) =>
        _element.TryGetProperty(member, out value) && value.ValueKind != JsonValueKind.Null;

    private NodeList ListOf(string member, bool isRequired, JsonValueKind itemKind)
    {
        if (!TryGet(member, out var value))
            return isRequired ? throw Bad(member, "is missing") : default;
        if (value.ValueKind != JsonValueKind.Array)
            throw Bad(member, "is not a list");
        return value.GetArrayLength() == 0 ? default : new NodeList(value, new Trail(_trail, _index, member), itemKind);
    }

    private static string IndexText(string path, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]");

    /// <summary>The way to a list or an object from its document's top.</summary>
    internal sealed class Trail(Trail? parent, int index, string member)
    {
        public string Path
        {
            get
            {
                var above = parent is null ? "" : index < 0 ? parent.Path : IndexText(parent.Path, index);
                return $"{above}.{member}";
            }
        }
    }

    /// <summary>The items of a list, each of the expected kind. <c>default</c> is empty.</summary>
    internal readonly struct NodeList(JsonElement list, Trail trail, JsonValueKind itemKind)
    {
        public bool IsEmpty => list.ValueKind != JsonValueKind.Array;

        public Enumerator GetEnumerator() => new(list, trail, itemKind);

        public struct Enumerator(JsonElement list, Trail trail, JsonValueKind itemKind)
        {
            private JsonElement.ArrayEnumerator _items = list.ValueKind == JsonValueKind.Array ? list.EnumerateArray() : default;
            private int _index = -1;

            public readonly Node Current => new(_items.Current, trail, _index);

            public bool MoveNext()
            {
                if (!_items.MoveNext())
                    return false;
                _index++;
                if (_items.Current.ValueKind != itemKind)
                    throw Current.Bad(itemKind == JsonValueKind.Object ? "is not an object" : "is not a text");
                return true;
            }
        }
    }
}
