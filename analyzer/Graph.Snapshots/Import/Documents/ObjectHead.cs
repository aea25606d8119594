using System.Text;
using System.Text.Json;
using Graph.Model;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Documents;

/// <summary>What an object says of itself at its top: the id it is stored under and whose it is.</summary>
/// <param name="Scope">from the owner's id and the ARN, else where the answer was asked.</param>
internal readonly record struct ObjectHead(string Id, Scope Scope)
{
    /// <param name="json">valid JSON without white space between its parts.</param>
    /// <param name="asked">the account and region that the answer is of.</param>
    /// <exception cref="BadObjectException">the object has no id.</exception>
    /// <param name="owner">the owner's account where the object itself does not tell it.</param>
    public static ObjectHead Read(ReadOnlySpan<byte> json, ResourceKind kind, Scope asked, string? owner = null)
    {
        var names = kind.Head;
        var found = new string?[names.Members.Count];
        if (!TryReadPlain(json, names, found))
            ReadAny(json, names, found);
        var scope = ScopeOf(found[names.Owner] ?? owner, names.Arn < 0 ? null : found[names.Arn], asked);
        return new ObjectHead(IdOf(kind, found, scope), scope);
    }

    // As nearly all are: an object whose names and ids have no escapes.
    private static bool TryReadPlain(ReadOnlySpan<byte> json, HeadMembers names, string?[] found)
    {
        if (json[0] != (byte)'{')
            return false;
        var members = new CompactJson(json);
        while (members.TryReadMember(out var name, out var range))
        {
            if (name.Contains((byte)'\\'))
                return false;
            var member = names.IndexOf(name);
            if (member < 0)
                continue;
            var value = json[range];
            if (value[0] is (byte)'-' or (>= (byte)'0' and <= (byte)'9'))
                found[member] = Encoding.UTF8.GetString(value);
            else if (value[0] != (byte)'"')
                found[member] = null;
            else if (!value.Contains((byte)'\\'))
                found[member] = Encoding.UTF8.GetString(value[1..^1]);
            else
                return false;
        }

        return true;
    }

    private static void ReadAny(ReadOnlySpan<byte> json, HeadMembers names, string?[] found)
    {
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ImportLimits.Depth });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
            throw new BadObjectException("", "is not an object");
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var member = names.IndexOf(ref reader);
            reader.Read();
            if (member < 0)
            {
                reader.Skip();
                continue;
            }

            found[member] = reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString(),
                JsonTokenType.Number => Encoding.UTF8.GetString(reader.ValueSpan),
                _ => null,
            };
            reader.Skip();
        }
    }

    /// <summary>The id of a document that is named by what it was asked for.</summary>
    public static string IdInScope(ResourceKind kind, string name, Scope scope) =>
        kind.IsNamedInScope ? $"{scope}/{name}" : name;

    private static Scope ScopeOf(string? owner, string? arn, Scope asked)
    {
        var (account, region) = arn is null ? (null, null) : ScopeNames.OfArn(arn);
        if (owner is not null && ScopeNames.IsAccount(owner))
            account = owner;
        if (account is null && region is null)
            return asked;
        return new Scope(account ?? Known(asked.Account), region ?? Known(asked.Region));
    }

    private static string? Known(string part) => part == Scope.Unknown ? null : part;

    private static string IdOf(ResourceKind kind, string?[] found, Scope scope)
    {
        var names = kind.Head;
        if (names.Ids.Count == 0)
            return scope.ToString();
        var id = "";
        foreach (var alternatives in names.Ids)
        {
            var text = alternatives.Select(index => found[index]).FirstOrDefault(value => !string.IsNullOrEmpty(value));
            if (text is null)
                throw new BadObjectException($".{names.Members[alternatives[0]]}", "is missing");
            if (!IdText.IsValid(text))
                throw new BadObjectException($".{names.Members[alternatives[0]]}", "is not an id");
            id = id.Length == 0 ? text : $"{id} {text}";
        }

        if (!kind.IsNamedInScope || id.StartsWith("arn:", StringComparison.Ordinal))
            return id;
        return kind.ScopeInfix is { } infix ? $"{scope}/{infix}/{id}" : $"{scope}/{id}";
    }
}
