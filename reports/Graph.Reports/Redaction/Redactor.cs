using System.Buffers;
using System.Collections.Frozen;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Graph.Model.Addressing;

namespace Graph.Reports;

/// <summary>
/// Replaces what names an organisation by pseudonyms, the same wherever they stand and whenever they are made with the same key: account
/// ids, addresses (what lay in a block lies in its pseudonym, private stays private) and the names that people gave. Ids that AWS draws
/// at random stay. For one thread.
/// </summary>
public sealed class Redactor
{
    /// <summary>In bytes; with a shorter key, names could be guessed and compared.</summary>
    public const int MinKeyLength = 16;

    private const int AccountLength = 12;
    private const int Remembered = 200_000;

    private static readonly SearchValues<char> AddressParts = SearchValues.Create("0123456789abcdefABCDEF:.");

    private readonly byte[] _key;
    private readonly PrefixPreserving _addresses;
    private readonly FrozenSet<string> _names;
    private readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int[] _lengths;
    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);

    /// <param name="names">what people wrote: whole values, found as whole words in other texts.</param>
    /// <exception cref="ArgumentException">the key is too short.</exception>
    public Redactor(byte[] key, IEnumerable<string> names)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (key.Length < MinKeyLength)
            throw new ArgumentException($"a key has at least {MinKeyLength} bytes", nameof(key));
        _key = [.. key];
        _addresses = new PrefixPreserving(_key);
        _names = names.Where(name => name.Length > 1).ToFrozenSet(StringComparer.Ordinal);
        _lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        _lengths = [.. _names.Select(name => name.Length).Distinct().OrderDescending()];
    }

    /// <summary>The text with pseudonyms in it.</summary>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_known.TryGetValue(text, out var known))
            return known;
        var redacted = Numbers(Names(text));
        if (_known.Count < Remembered)
            _known[text] = redacted;
        return redacted;
    }

    /// <summary>Where several names begin at one place, the longest.</summary>
    private string Names(string text)
    {
        if (_names.Contains(text))
            return NameOf(text);
        StringBuilder? redacted = null;
        var done = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if ((at > 0 && IsWord(text[at - 1]) && IsWord(text[at])) || LengthOfName(text, at) is not (> 0 and var length))
                continue;
            redacted = (redacted ?? new StringBuilder()).Append(text, done, at - done).Append(NameOf(text.Substring(at, length)));
            done = at + length;
            at = done - 1;
        }

        return redacted is null ? text : redacted.Append(text, done, text.Length - done).ToString();
    }

    private int LengthOfName(string text, int at)
    {
        foreach (var length in _lengths)
        {
            var end = at + length;
            if (end <= text.Length && (end == text.Length || !IsWord(text[end]) || !IsWord(text[end - 1]))
                && _lookup.Contains(text.AsSpan(at, length)))
            {
                return length;
            }
        }

        return 0;
    }

    /// <summary>Addresses, blocks and account ids: whatever is made of their characters and stands alone.</summary>
    private string Numbers(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange('0', '9'))
            return text;
        var redacted = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var length = text.AsSpan(at).IndexOfAnyExcept(AddressParts);
            length = length < 0 ? text.Length - at : length;
            var (isCutBefore, isCutAfter) = (at > 0 && char.IsLetterOrDigit(text[at - 1]), at + length < text.Length && char.IsLetterOrDigit(text[at + length]));
            if (length == 0)
                redacted.Append(text[at++]);
            else
                redacted.Append(Token(text.Substring(at, length), PrefixAfter(text, at + length), isCutBefore, isCutAfter));
            at += length;
        }

        return redacted.ToString();
    }

    /// <summary>The length behind an address that is a block; null where it is none.</summary>
    private static int? PrefixAfter(string text, int at)
    {
        if (at >= text.Length || text[at] != '/')
            return null;
        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return end - at is > 1 and <= 4 ? int.Parse(text.AsSpan((at + 1)..end), CultureInfo.InvariantCulture) : null;
    }

    /// <summary>What stands for a run of such characters; a part of it that goes on in a word before or after is no address.</summary>
    private string Token(string token, int? prefix, bool isCutBefore, bool isCutAfter)
    {
        if (!isCutBefore && !isCutAfter && Address.TryParse(token, out var address))
            return _addresses.Of(address, prefix ?? address.Width).ToString();

        // `10.0.0.1:443`, `arn:aws:rds:eu-west-1:111122223333:db:shop`, an address at the end of a sentence.
        var parts = token.Split(':');
        for (var at = isCutBefore ? 1 : 0; at < parts.Length - (isCutAfter ? 1 : 0); at++)
            parts[at] = Part(parts[at]);
        return string.Join(':', parts);
    }

    private string Part(string part)
    {
        var bare = part.TrimEnd('.');
        if (Address.TryParse(bare, out var address))
            return _addresses.Of(address, address.Width) + part[bare.Length..];
        return bare.Length == AccountLength && bare.All(char.IsAsciiDigit) ? AccountOf(bare) + part[bare.Length..] : part;
    }

    private string AccountOf(string account) =>
        (BitConverter.ToUInt64(Hash("account", account), 0) % 1_000_000_000_000UL).ToString("D12", CultureInfo.InvariantCulture);

    private string NameOf(string name) => $"name-{Convert.ToHexStringLower(Hash("name", name).AsSpan(0, 4))}";

    private byte[] Hash(string kind, string text) => HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes($"{kind}\0{text}"));

    private static bool IsWord(char c) => char.IsLetterOrDigit(c) || c is '_' or '-';
}
