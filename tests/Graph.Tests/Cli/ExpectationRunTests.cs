using System.Globalization;
using System.Text.Json;
using Graph.Cli;
using Graph.Cli.Expectations;
using Graph.Cli.Output;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class ExpectationRunTests
{
    /// <summary>Port 1 is reachable, port 2 unreachable, every other unknown.</summary>
    private static Answer Ask(Question question) => Answers.Of(question.Traffic.Port switch
    {
        1 => Verdict.Reachable,
        2 => Verdict.Unreachable,
        _ => Verdict.Unknown,
    });

    [Theory]
    [InlineData("1:reachable 2:unreachable 3:unknown 3:", ExitCode.Done)]
    [InlineData("1:reachable 3:reachable", ExitCode.Unknown)]
    [InlineData("3:unreachable", ExitCode.Unknown)]
    [InlineData("3:reachable 1:unreachable", ExitCode.Violated)]
    [InlineData("2:unknown", ExitCode.Violated)]
    [InlineData("", ExitCode.Done)]
    public void The_exit_code_tells_violated_before_unknown(string rows, int exitCode) =>
        Assert.Equal(exitCode, Run(Table(rows), _ => { }).ExitCode);

    [Fact]
    public void Rows_are_answered_once_each_and_handed_on_in_order()
    {
        var rows = string.Join(' ', Enumerable.Range(0, 20_000).Select(i => $"{i % 7}:"));
        var table = Table(rows);
        var lines = new List<int>();
        var asked = 0;
        var tally = ExpectationRunner.Run(
            table,
            question =>
            {
                Interlocked.Increment(ref asked);
                return Ask(question);
            },
            outcome => lines.Add(outcome.Expectation.Line),
            CancellationToken.None);
        Assert.Equal(table.Rows.Select(row => row.Line), lines);
        Assert.Equal(20_000, asked);
        Assert.Equal(20_000, tally.Asked);
    }

    [Fact]
    public void A_stop_ends_it()
    {
        using var stop = new CancellationTokenSource();
        var table = Table(string.Join(' ', Enumerable.Repeat("1:", 50_000)));
        Assert.ThrowsAny<OperationCanceledException>(() => ExpectationRunner.Run(
            table,
            question =>
            {
                stop.Cancel();
                return Ask(question);
            },
            _ => { },
            stop.Token));
    }

    [Fact]
    public void Csv_repeats_the_rows_as_they_were_and_adds_three_columns()
    {
        var table = Csv("note,destination,source,protocol,port,expect\n"
            + "\"=cmd|' /C calc'!A0, \"\"x\"\"\",i-1,internet,tcp,1,reachable\n"
            + ",i-1,internet,tcp,3,reachable\n,i-1,internet,tcp,2,\n");
        using var output = new StringWriter();
        OutcomeCsv.WriteHeader(table, output);
        Run(table, outcome => OutcomeCsv.Write(outcome, output));
        Assert.Equal(
            "note,destination,source,protocol,port,expect,verdict,code,ok\n"
            + "\"'=cmd|' /C calc'!A0, \"\"x\"\"\",i-1,internet,tcp,1,reachable,reachable,,true\n"
            + ",i-1,internet,tcp,3,reachable,unknown,SUBNET_ACL_RESTRICTION,false\n"
            + ",i-1,internet,tcp,2,,unreachable,SUBNET_ACL_RESTRICTION,\n",
            output.ToString());
    }

    [Fact]
    public void Text_names_every_row_that_is_not_as_expected()
    {
        var table = Csv("source,destination,protocol,port,expect,id\n"
            + "internet,i-1,tcp,1,reachable,fine\ninternet,i-1,tcp,1,unreachable,no\u202epen\n"
            + "internet,i-1,tcp,3,reachable,\ninternet,i-1,tcp,2,,\n");
        using var output = new StringWriter { NewLine = "\n" };
        var tally = Run(table, outcome => OutcomeText.Write(table, outcome, output));
        Assert.Equal(
            """
            violated line 3 (no\u202Epen): internet -> i-1 tcp/1: expected unreachable, is reachable: because
            unknown  line 4: internet -> i-1 tcp/3: expected reachable, is unknown: because [SUBNET_ACL_RESTRICTION]
            answer   line 5: internet -> i-1 tcp/2: unreachable: because [SUBNET_ACL_RESTRICTION]

            """,
            output.ToString());
        Assert.Equal("1 as expected, 1 violated, 1 unknown, 1 without expectation", tally.ToString());
    }

    [Fact]
    public void Json_rows_read_back()
    {
        var table = Table("1:unreachable 3:");
        using var output = new StringWriter();
        using (var document = new JsonOutput(output))
        {
            document.Json.WriteStartArray();
            Run(table, outcome => OutcomeJson.Write(document.Json, table, outcome));
            document.Json.WriteEndArray();
        }

        using var json = JsonDocument.Parse(output.ToString());
        var rows = json.RootElement.EnumerateArray().ToList();
        Assert.Equal(["reachable", "unknown"], rows.Select(row => row.GetProperty("verdict").GetString()));
        Assert.Equal([JsonValueKind.False, JsonValueKind.Null], rows.Select(row => row.GetProperty("ok").ValueKind));
        Assert.Equal("acl-1", rows[1].GetProperty("missing")[0].GetProperty("subject").GetString());
    }

    private static Tally Run(ExpectationTable table, Action<Outcome> whenAnswered) =>
        ExpectationRunner.Run(table, Ask, whenAnswered, CancellationToken.None);

    /// <summary>Rows written as `port:expect`.</summary>
    private static ExpectationTable Table(string rows)
    {
        var lines = rows.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(row => row.Split(':'));
        return Csv("source,destination,protocol,port,expect\n" + string.Concat(lines.Select(
            cells => string.Create(CultureInfo.InvariantCulture, $"internet,i-1,tcp,{cells[0]},{cells[1]}\n"))));
    }

    private static ExpectationTable Csv(string text)
    {
        using var input = new StringReader(text);
        return CsvExpectations.Read("t", input, CancellationToken.None);
    }
}
