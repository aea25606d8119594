namespace Graph.Reports.Formats;

/// <summary>
/// CSV as RFC 4180 has it, safe to open in a spreadsheet: a cell that would be a formula there (it begins with `=`,
/// `+`, `-`, `@`, a tab, a carriage return or a NUL: OWASP ASVS 1.2.10) gets a leading apostrophe. Addresses and ids never
/// begin so.
/// </summary>
public static class Csv
{
    private static readonly System.Buffers.SearchValues<char> NeedQuotes =
        System.Buffers.SearchValues.Create("\",\r\n\t");

    public static void WriteCell(TextWriter output, string cell)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(cell);
        if (cell is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\0', ..])
            cell = "'" + cell;
        if (cell.AsSpan().ContainsAny(NeedQuotes) || cell.StartsWith(' ') || cell.EndsWith(' '))
        {
            output.Write('"');
            output.Write(cell.Replace("\"", "\"\"", StringComparison.Ordinal));
            output.Write('"');
        }
        else
        {
            output.Write(cell);
        }
    }

    public static void WriteRow(TextWriter output, ReadOnlySpan<string> cells)
    {
        ArgumentNullException.ThrowIfNull(output);
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0)
                output.Write(',');
            WriteCell(output, cells[i]);
        }

        output.Write('\n');
    }
}
