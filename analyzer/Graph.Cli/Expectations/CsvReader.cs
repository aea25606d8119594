using System.Text;

namespace Graph.Cli.Expectations;

/// <summary>One record of a CSV file.</summary>
/// <param name="Line">where it begins, counted from 1.</param>
internal readonly record struct CsvRecord(int Line, string[] Cells);

/// <summary>
/// CSV as RFC 4180 has it, read strictly and one record at a time: lines end with LF or CR LF, a quote stands only
/// around a whole cell or doubled inside one. Empty lines are left out. A record is bounded, so that no file can fill
/// the memory.
/// </summary>
internal sealed class CsvReader(TextReader input)
{
    public const int MaxRecordLength = 1 << 16;

    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private readonly char[] _buffer = new char[1 << 14];
    private int _at;
    private int _end;
    private int _line = 1;
    private int _length;

    /// <exception cref="FormatException">the text is no CSV; the message names the line.</exception>
    public IEnumerable<CsvRecord> Records()
    {
        if (Peek() == '\uFEFF')
            _at++;
        while (Peek() >= 0)
        {
            var line = _line;
            ReadRecord();
            if (_cells.Count > 1 || _cells[0].Length > 0)
                yield return new CsvRecord(line, [.. _cells]);
        }
    }

    private void ReadRecord()
    {
        _cells.Clear();
        _length = 0;
        do
        {
            _cell.Clear();
            if (Peek() == '"')
                ReadQuoted();
            else
                ReadPlain();
            _cells.Add(_cell.ToString());
        }
        while (EndsWithComma());
    }

    private void ReadQuoted()
    {
        var start = _line;
        _at++;
        while (true)
        {
            var next = Read();
            if (next < 0)
                throw Error(start, "a quote is not closed");
            if (next == '"')
            {
                if (Peek() != '"')
                    return;
                _at++;
            }
            else if (next == '\n')
            {
                _line++;
            }

            Append((char)next);
        }
    }

    private void ReadPlain()
    {
        while (Peek() is var next and not (',' or '\n' or '\r' or < 0))
        {
            if (next == '"')
                throw Error(_line, "a quote inside an unquoted cell: quote the whole cell and double the quote");
            Append((char)Read());
        }
    }

    private bool EndsWithComma()
    {
        switch (Read())
        {
            case ',':
                return true;
            case '\r' when Peek() == '\n':
                _at++;
                _line++;
                return false;
            case '\n':
                _line++;
                return false;
            case < 0:
                return false;
            case '\r':
                throw Error(_line, "a carriage return without a line feed");
            default:
                throw Error(_line, "text behind a closing quote");
        }
    }

    /// <summary>The next character, or -1 at the end; a reader's own Peek may answer -1 early on a pipe.</summary>
    private int Peek()
    {
        if (_at == _end)
        {
            _at = 0;
            _end = input.Read(_buffer, 0, _buffer.Length);
        }

        return _at < _end ? _buffer[_at] : -1;
    }

    private int Read()
    {
        var next = Peek();
        if (next >= 0)
            _at++;
        return next;
    }

    private void Append(char next)
    {
        if (++_length > MaxRecordLength)
            throw Error(_line, "a row of more than 65,536 characters");
        _cell.Append(next);
    }

    private static FormatException Error(int line, string what) =>
        new(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {line}: {what}"));
}
