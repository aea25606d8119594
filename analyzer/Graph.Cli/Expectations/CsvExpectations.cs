namespace Graph.Cli.Expectations;

/// <summary>Reads a table of expectations from CSV with a header.</summary>
internal static class CsvExpectations
{
    /// <exception cref="UsageException">the file is no such table.</exception>
    public static ExpectationTable Read(string name, TextReader input, CancellationToken cancellation)
    {
        try
        {
            var errors = new RowErrors(name);
            var rows = new List<Expectation>();
            ExpectationColumns? columns = null;
            foreach (var record in new CsvReader(input).Records())
            {
                cancellation.ThrowIfCancellationRequested();
                if (columns is null)
                    columns = HeaderOf(record);
                else if (columns.Read(record.Line, record.Cells, errors) is { } row)
                    rows.Add(row);
            }

            if (columns is null)
                throw new FormatException("no header: the first line names the columns");
            errors.ThrowIfAny();
            return new ExpectationTable(name, columns.Names, rows);
        }
        catch (FormatException e)
        {
            throw new UsageException($"`{name}` {e.Message}");
        }
    }

    private static ExpectationColumns HeaderOf(CsvRecord record)
    {
        try
        {
            return new ExpectationColumns(record.Cells);
        }
        catch (FormatException e)
        {
            throw new FormatException(
                string.Create(System.Globalization.CultureInfo.InvariantCulture, $"line {record.Line}: {e.Message}"),
                e);
        }
    }
}
