using FsCheck.Xunit;
using Graph.Cli.Expectations;
using Graph.Reports.Formats;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class CsvTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "1:a|b 2:c|d")]
    [InlineData("a,b\r\nc,d", "1:a|b 2:c|d")]
    [InlineData("\ufeffa\n\n\nb\n", "1:a 4:b")]
    [InlineData("\"a,\"\"b\"\"\",\n", "1:a,\"b\"|")]
    [InlineData("\"x\ny\",1\nz,2", "1:x\ny|1 3:z|2")]
    [InlineData("", "")]
    [InlineData(",\n", "1:|")]
    public void Records_are_read_with_their_lines(string text, string records) =>
        Assert.Equal(records, string.Join(' ', Read(text).Select(record => $"{record.Line}:{string.Join('|', record.Cells)}")));

    [Theory]
    [InlineData("a\nb\"c", "line 2: a quote inside an unquoted cell")]
    [InlineData("\"a\nb", "line 1: a quote is not closed")]
    [InlineData("a\n\"b\"c", "line 2: text behind a closing quote")]
    [InlineData("a\rb", "line 1: a carriage return without a line feed")]
    public void What_is_no_csv_is_refused_with_its_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<FormatException>(() => Read(text)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_record_is_bounded()
    {
        Assert.Single(Read(new string('x', CsvReader.MaxRecordLength)));
        Assert.Throws<FormatException>(() => Read(new string('x', CsvReader.MaxRecordLength + 1)));
        Assert.Throws<FormatException>(() => Read('"' + new string('\n', CsvReader.MaxRecordLength + 1)));
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData("\tx", "\"'\tx\"")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("\0=1", "'\0=1")]
    [InlineData("=\"a\",b", "\"'=\"\"a\"\",b\"")]
    [InlineData("10.0.0.1", "10.0.0.1")]
    [InlineData("a b", "a b")]
    [InlineData(" a", "\" a\"")]
    public void A_cell_is_no_formula_and_quoted_where_it_must_be(string cell, string written)
    {
        using var output = new StringWriter();
        Csv.WriteCell(output, cell);
        Assert.Equal(written, output.ToString());
    }

    [Property]
    public void What_is_written_reads_back_but_for_the_guard(string?[] cells)
    {
        if (cells.Length == 0 || cells is [null or ""])
            return;
        var row = Array.ConvertAll(cells, cell => cell ?? "");
        using var output = new StringWriter();
        Csv.WriteRow(output, row);
        var read = Assert.Single(Read(output.ToString())).Cells;
        Assert.Equal(row, read.Zip(row, (got, was) => got == "'" + was && "=+-@\t\r\0".Contains(was[0]) ? was : got));
    }

    private static List<CsvRecord> Read(string text)
    {
        using var input = new StringReader(text);
        return [.. new CsvReader(input).Records()];
    }
}
