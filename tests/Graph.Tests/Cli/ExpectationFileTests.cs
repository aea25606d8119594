using Graph.Cli;
using Graph.Cli.Expectations;
using Graph.Model.Evidence;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class ExpectationFileTests
{
    private const string Header = "source,destination,protocol,port,expect\n";

    [Fact]
    public void Columns_stand_in_any_order_and_the_optional_ones_are_read()
    {
        var table = Csv("note,expect,port,id,protocol,destination,source,source_port\n"
            + "why,unreachable,22,r1,tcp,i-1,internet,5000\n,,,,icmp,10.0.0.2,10.0.0.1,\n");
        Assert.Equal(["internet -> i-1 tcp/22", "10.0.0.1 -> 10.0.0.2 icmp"], table.Rows.Select(row => row.Question.ToString()));
        Assert.Equal([Verdict.Unreachable, null], table.Rows.Select(row => row.Expected));
        Assert.Equal((ushort)5000, table.Rows[0].Question.Traffic.SourcePort);
        Assert.Equal("r1", table.Cell(table.Rows[0], "id"));
        Assert.Equal([2, 3], table.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("source,destination,protocol,prot\n", "`t` line 1: column `prot` is unknown: the columns are source,")]
    [InlineData("source,destination,protocol\n", "`t` line 1: column `port` is missing")]
    [InlineData("source,source,destination,protocol,port\n", "`t` line 1: column `source` is there twice")]
    [InlineData("\n\n", "`t` no header: the first line names the columns")]
    [InlineData(Header + "nowhere,i-1,tcp,22,\n", "`t` line 2, column source: `nowhere` is not an endpoint")]
    [InlineData(Header + "\ninternet,i-,tcp,22,\n", "`t` line 3, column destination: `i-` is not an endpoint")]
    [InlineData(Header + "internet,i-1,TCP,22,\n", "`t` line 2, column protocol: `TCP` is not an IP protocol")]
    [InlineData(Header + "internet,i-1,tcp,65536,\n", "`t` line 2, column port: `65536` is no port")]
    [InlineData(Header + "internet,i-1,tcp,+22,\n", "`t` line 2, column port: `+22` is no port")]
    [InlineData(Header + "internet,i-1,tcp,,\n", "`t` line 2, column port: `tcp` needs a port")]
    [InlineData(Header + "internet,i-1,icmp,1,\n", "`t` line 2, column port: `icmp` has no ports")]
    [InlineData(Header + "internet,i-1,tcp,22,open\n", "`t` line 2, column expect: `open` is no verdict")]
    [InlineData(Header + "internet,i-1,tcp\n", "`t` line 2, column protocol: 3 cells, the header has 5")]
    [InlineData(Header + "internet,i-1,tcp,22,,x\n", "`t` line 2, column expect: 6 cells, the header has 5")]
    public void A_wrong_table_is_refused_with_line_column_and_value(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<UsageException>(() => Csv(text)).Lines[0], StringComparison.Ordinal);

    [Fact]
    public void Every_wrong_row_is_named_up_to_a_limit()
    {
        var rows = string.Concat(Enumerable.Repeat("x,i-1,tcp,22,\n", 50));
        var lines = Assert.Throws<UsageException>(() => Csv(Header + rows)).Lines;
        Assert.Equal(21, lines.Count);
        Assert.Equal("`t`: 30 more rows are wrong", lines[^1]);
    }

    [Fact]
    public void Yaml_holds_the_same()
    {
        var table = Yaml(
            """
            - { source: internet, destination: i-1, protocol: tcp, port: 22, expect: unreachable, id: r1 }
            - source: 10.0.0.1
              destination: 2001:db8::1
              protocol: icmp
              port: ~
            """);
        Assert.Equal(["internet -> i-1 tcp/22", "10.0.0.1 -> 2001:db8::1 icmp"], table.Rows.Select(row => row.Question.ToString()));
        Assert.Equal([Verdict.Unreachable, null], table.Rows.Select(row => row.Expected));
        Assert.Equal(["source", "destination", "protocol", "port", "expect", "id"], table.Columns);
        Assert.Equal([1, 2], table.Rows.Select(row => row.Line));
    }

    [Theory]
    [InlineData("source: internet\n", "`t` line 1: a list of maps is expected")]
    [InlineData("- internet\n", "`t` line 1: a map such as")]
    [InlineData("- { sorce: internet }\n", "`t` line 1: column `sorce` is unknown")]
    [InlineData("- { source: internet, source: internet }\n", "`t` line 1: `source` is there twice")]
    [InlineData("- { source: [a, b] }\n", "`t` line 1: a plain text or number is expected")]
    [InlineData("- &a { source: internet }\n- *a\n", "`t` line 2: aliases are not read")]
    [InlineData("- { source: &a internet }\n", "`t` line 1: anchors and tags are not read")]
    [InlineData("- { source: !!str internet }\n", "`t` line 1: anchors and tags are not read")]
    [InlineData("- { source: nowhere, destination: i-1, protocol: tcp, port: 1 }\n", "`t` line 1, column source: `nowhere` is not")]
    [InlineData("- { source: internet\n", "`t` line 2: this is no YAML")]
    [InlineData("[]\n---\n[]\n", "`t` line 2: one YAML document is expected")]
    [InlineData("", "`t` line 1: a list of maps is expected")]
    public void Wrong_yaml_is_refused_with_its_line(string text, string message) =>
        Assert.StartsWith(message, Assert.Throws<UsageException>(() => Yaml(text)).Lines[0], StringComparison.Ordinal);

    [Fact]
    public void Deep_yaml_is_refused_without_following_it()
    {
        var deep = "- { source: " + new string('[', 100_000);
        Assert.Contains("plain text", Assert.Throws<UsageException>(() => Yaml(deep)).Lines[0], StringComparison.Ordinal);
    }

    private static ExpectationTable Csv(string text)
    {
        using var input = new StringReader(text);
        return CsvExpectations.Read("t", input, CancellationToken.None);
    }

    private static ExpectationTable Yaml(string text)
    {
        using var input = new StringReader(text);
        return YamlExpectations.Read("t", input, CancellationToken.None);
    }
}
