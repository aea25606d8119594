using Graph.Model;
using Graph.Model.Addressing;
using Graph.Snapshots.Storage;
using SQLitePCL;

namespace Graph.Snapshots.Schema;

/// <summary>
/// Reads the values of a row, each once and in the order of the columns, and adds them to the digest of what was read. Every
/// type is checked and every spelling must be the canonical one: whatever is not as a writer writes it is damage.
/// </summary>
internal sealed class RowReader(Statement statement, StringPool pool, DigestBuilder digest)
{
    private const int MaxAddressLength = 64;

    // As many as the widest table has columns, and some.
    private readonly ColumnStrings[] _strings = new ColumnStrings[32];
    private int _next;

    /// <summary>The column that is read next; after a failure, the one behind the damaged one.</summary>
    public int Position => _next;

    public void Start()
    {
        _next = 0;
        digest.StartRow();
    }

    public string Text() => Pooled(TextBytes());

    public string? OptionalText() => IsNull(out var value) ? null : Pooled(TextBytes(value));

    public Id<TResource> Id<TResource>() => new(Text());

    public Id<TResource>? OptionalId<TResource>() => OptionalText() is { } text ? new Id<TResource>(text) : null;

    public Scope Scope()
    {
        var account = Text();
        var region = Text();
        return account.Length > 0 && region.Length > 0
            ? new Scope(account, region)
            : throw new FormatException("an empty account or region");
    }

    public long Int64() => Int64(statement.Value(_next++));

    public long? OptionalInt64() => IsNull(out var value) ? null : Int64(value);

    public int Int32() => checked((int)Int64());

    public int? OptionalInt32() => OptionalInt64() is { } value ? checked((int)value) : null;

    public PortRange? OptionalPorts()
    {
        var first = OptionalInt64();
        var last = OptionalInt64();
        return (first, last) switch
        {
            (null, null) => null,
            ({ } from, { } to) => checked(new PortRange((ushort)from, (ushort)to)),
            _ => throw new FormatException("half a port range"),
        };
    }

    public short? OptionalInt16() => OptionalInt64() is { } value ? checked((short)value) : null;

    public bool Flag() => Flag(Int64());

    public bool? OptionalFlag() => OptionalInt64() is { } value ? Flag(value) : null;

    private static bool Flag(long value) => value switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException("neither 0 nor 1"),
    };

    public TEnum Word<TEnum>(Words<TEnum> words)
        where TEnum : struct, Enum =>
        words.Read(TextBytes());

    public Address Address() => Address(TextBytes());

    private static Address Address(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxAddressLength];
        text = text[..Ascii(utf8, text)];
        if (!Model.Addressing.Address.TryParse(text, out var address) || !IsCanonical(address.Family, text, address))
            throw new FormatException("not a canonical address");
        return address;
    }

    /// <exception cref="FormatException">no address, or not written canonically.</exception>
    public static Address CanonicalAddress(string text) =>
        Model.Addressing.Address.TryParse(text, out var address) && IsCanonical(address.Family, text, address)
            ? address
            : throw new FormatException("not a canonical address");

    public Address? OptionalAddress() => IsNull(out var value) ? null : Address(TextBytes(value));

    public Cidr Cidr() => Cidr(TextBytes());

    private static Cidr Cidr(ReadOnlySpan<byte> utf8)
    {
        Span<char> text = stackalloc char[MaxAddressLength];
        text = text[..Ascii(utf8, text)];
        if (!Model.Addressing.Cidr.TryParse(text, out var cidr) || !IsCanonical(cidr.Family, text, cidr))
            throw new FormatException("not a canonical CIDR block");
        return cidr;
    }

    public Cidr? OptionalCidr() => IsNull(out var value) ? null : Cidr(TextBytes(value));

    public IpProtocol Protocol()
    {
        var text = Text();
        var protocol = IpProtocol.Parse(text);
        return string.Equals(protocol.ToString(), text, StringComparison.Ordinal)
            ? protocol
            : throw new FormatException("not the canonical name of a protocol");
    }

    public ValueList<TItem> List<TItem>(Func<string, TItem> read)
    {
        var texts = JsonTextArray.Read(TextBytes());
        if (texts.Length == 0)
            return [];
        var items = new TItem[texts.Length];
        for (var i = 0; i < texts.Length; i++)
            items[i] = read(texts[i]);
        return ValueList.Create<TItem>(items);
    }

    public ValueList<Id<TResource>> Ids<TResource>() => List(static text => new Id<TResource>(text));

    public ValueList<string> Texts() => List(static text => text);

    // The strict parser takes one spelling of an IPv4 address, but several of an IPv6 one.
    private static bool IsCanonical<TValue>(AddressFamily family, ReadOnlySpan<char> text, TValue value)
        where TValue : struct =>
        family == AddressFamily.IPv4 || text.SequenceEqual(value.ToString());

    private ReadOnlySpan<byte> TextBytes() => TextBytes(statement.Value(_next++));

    private ReadOnlySpan<byte> TextBytes(StatementValue value)
    {
        Expect(value, raw.SQLITE_TEXT);
        var utf8 = value.Bytes;
        digest.AddText(utf8);
        return utf8;
    }

    private string Pooled(ReadOnlySpan<byte> utf8) => _strings[_next - 1].Get(utf8, pool);

    private long Int64(StatementValue value)
    {
        Expect(value, raw.SQLITE_INTEGER);
        var number = value.Int64;
        digest.AddInteger(number);
        return number;
    }

    private static int Ascii(ReadOnlySpan<byte> utf8, Span<char> target)
    {
        if (utf8.Length > target.Length)
            throw new FormatException("longer than any address");
        for (var i = 0; i < utf8.Length; i++)
            target[i] = (char)utf8[i];
        return utf8.Length;
    }

    private bool IsNull(out StatementValue value)
    {
        value = statement.Value(_next++);
        if (value.Type != raw.SQLITE_NULL)
            return false;
        digest.AddNull();
        return true;
    }

    private static void Expect(StatementValue value, int type)
    {
        if (value.Type != type)
            throw new FormatException("a value of another type");
    }
}
