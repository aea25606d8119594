using System.Globalization;

namespace Graph.Cli.Expectations;

/// <summary>Collects what is wrong with the rows of a table: the first twenty, then a count.</summary>
internal sealed class RowErrors(string name)
{
    private const int Shown = 20;

    private readonly List<string> _lines = [];
    private int _count;

    public void Add(int line, string column, string what)
    {
        _count++;
        if (_lines.Count < Shown)
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"`{name}` line {line}, column {column}: {what}"));
    }

    /// <exception cref="UsageException">anything was added.</exception>
    public void ThrowIfAny()
    {
        if (_count > Shown)
            _lines.Add(string.Create(CultureInfo.InvariantCulture, $"`{name}`: {_count - Shown} more rows are wrong"));
        if (_count > 0)
            throw new UsageException(_lines);
    }
}
