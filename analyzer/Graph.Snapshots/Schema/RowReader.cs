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

    private int _next;

    /// <summary>The column that is read next; after a failure, the one behind the damaged one.</summary>
    public int Position => _next;

    public void Start()
    {
        _next = 0;
        digest.StartRow();
    }

    public string Text() => pool.Get(TextBytes());

    public string? OptionalText() => IsNull() ? null : Text();

    public Id<TResource> Id<TResource>() => new(Text());

    public Id<TResource>? OptionalId<TResource>() => IsNull() ? null : Id<TResource>();

    public Scope Scope()
    {
        var account = Text();
        var region = Text();
        return account.Length > 0 && region.Length > 0
            ? new Scope(account, region)
            : throw new FormatException("an empty account or region");
    }

    public long Int64()
    {
        Expect(raw.SQLITE_INTEGER);
        var value = statement.Int64(_next++);
        digest.AddInteger(value);
        return value;
    }

    public long? OptionalInt64() => IsNull() ? null : Int64();

    public int Int32() => checked((int)Int64());

    public int? OptionalInt32() => IsNull() ? null : Int32();

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

    public short? OptionalInt16() => IsNull() ? null : checked((short)Int64());

    public bool Flag() => Int64() switch
    {
        0 => false,
        1 => true,
        _ => throw new FormatException("neither 0 nor 1"),
    };

    public bool? OptionalFlag() => IsNull() ? null : Flag();

    public TEnum Word<TEnum>(Words<TEnum> words)
        where TEnum : struct, Enum =>
        words.Read(TextBytes());

    public Address Address()
    {
        Span<char> text = stackalloc char[MaxAddressLength];
        text = text[..Ascii(text)];
        if (!Model.Addressing.Address.TryParse(text, out var address) || !IsCanonical(address.Family, text, address))
            throw new FormatException("not a canonical address");
        return address;
    }

    /// <exception cref="FormatException">no address, or not written canonically.</exception>
    public static Address CanonicalAddress(string text) =>
        Model.Addressing.Address.TryParse(text, out var address) && IsCanonical(address.Family, text, address)
            ? address
            : throw new FormatException("not a canonical address");

    public Address? OptionalAddress() => IsNull() ? null : Address();

    public Cidr Cidr()
    {
        Span<char> text = stackalloc char[MaxAddressLength];
        text = text[..Ascii(text)];
        if (!Model.Addressing.Cidr.TryParse(text, out var cidr) || !IsCanonical(cidr.Family, text, cidr))
            throw new FormatException("not a canonical CIDR block");
        return cidr;
    }

    public Cidr? OptionalCidr() => IsNull() ? null : Cidr();

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

    private ReadOnlySpan<byte> TextBytes()
    {
        Expect(raw.SQLITE_TEXT);
        var utf8 = statement.Bytes(_next++);
        digest.AddText(utf8);
        return utf8;
    }

    private int Ascii(Span<char> target)
    {
        var utf8 = TextBytes();
        if (utf8.Length > target.Length)
            throw new FormatException("longer than any address");
        for (var i = 0; i < utf8.Length; i++)
            target[i] = (char)utf8[i];
        return utf8.Length;
    }

    private bool IsNull()
    {
        if (statement.TypeOf(_next) != raw.SQLITE_NULL)
            return false;
        _next++;
        digest.AddNull();
        return true;
    }

    private void Expect(int type)
    {
        if (statement.TypeOf(_next) == type)
            return;
        _next++;
        throw new FormatException("a value of another type");
    }
}
