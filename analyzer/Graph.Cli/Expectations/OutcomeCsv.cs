using Graph.Cli.Output;
using Graph.Reports.Formats;

namespace Graph.Cli.Expectations;

/// <summary>The rows as they came, with `verdict,code,ok` behind them.</summary>
internal static class OutcomeCsv
{
    public static void WriteHeader(ExpectationTable table, TextWriter output) =>
        Csv.WriteRow(output, [.. table.Columns, "verdict", "code", "ok"]);

    public static void Write(Outcome outcome, TextWriter output)
    {
        foreach (var cell in outcome.Expectation.Cells)
        {
            Csv.WriteCell(output, cell);
            output.Write(',');
        }

        Csv.WriteRow(
            output,
            [VerdictWords.Of(outcome.Answer.Verdict), outcome.Answer.Code?.ToString() ?? "", outcome.OkCell]);
    }
}
