using System.Text;

namespace Graph.Snapshots.Schema;

/// <summary>The words that stand for the members of an enum in the file; part of the format, so never changed.</summary>
internal sealed class Words<TEnum>
    where TEnum : struct, Enum
{
    private readonly Dictionary<TEnum, string> _words;
    private readonly (byte[] Utf8, TEnum Value)[] _values;

    public Words(params ReadOnlySpan<(TEnum Value, string Word)> pairs)
    {
        _words = new Dictionary<TEnum, string>(pairs.Length);
        _values = new (byte[], TEnum)[pairs.Length];
        for (var i = 0; i < pairs.Length; i++)
        {
            _words.Add(pairs[i].Value, pairs[i].Word);
            _values[i] = (Encoding.UTF8.GetBytes(pairs[i].Word), pairs[i].Value);
        }
    }

    public IEnumerable<string> All => _words.Values;

    /// <exception cref="ArgumentOutOfRangeException">not a member of the enum.</exception>
    public string Of(TEnum value) =>
        _words.TryGetValue(value, out var word)
            ? word
            : throw new ArgumentOutOfRangeException(nameof(value), value, "no word stands for the value");

    /// <exception cref="FormatException">not one of the words.</exception>
    public TEnum Read(ReadOnlySpan<byte> utf8)
    {
        foreach (var (word, value) in _values)
        {
            if (utf8.SequenceEqual(word))
                return value;
        }

        throw new FormatException("not one of the words that the column takes");
    }
}
