using System.Text;

namespace Graph.Snapshots.Storage;

/// <summary>
/// The strings of one column. Those that repeat come from the pool; a column whose texts turn out to be all different leaves it
/// alone, except that a text equal to the one of the row before is that one: looking up a hundred thousand ids in vain costs more
/// than making them.
/// </summary>
internal struct ColumnStrings
{
    private const int Sample = 512;
    private const int FewestFound = Sample / 8;

    private string? _last;
    private int _looked;
    private int _found;

    /// <exception cref="DecoderFallbackException">the text is not UTF-8.</exception>
    public string Get(ReadOnlySpan<byte> utf8, StringPool pool)
    {
        if (_last is { } last && last.Length == utf8.Length && Ascii.Equals(utf8, last))
            return last;
        if (_looked == Sample && _found < FewestFound)
            return _last = StringPool.Make(utf8);
        _last = pool.Get(utf8, out var isFound);
        if (_looked < Sample)
        {
            _looked++;
            _found += isFound ? 1 : 0;
        }

        return _last;
    }
}
