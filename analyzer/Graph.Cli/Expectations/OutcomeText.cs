using System.Globalization;
using Graph.Cli.Output;

namespace Graph.Cli.Expectations;

/// <summary>Every row that did not come out as expected, or only asks, in one line.</summary>
internal static class OutcomeText
{
    public static void Write(ExpectationTable table, Outcome outcome, TextWriter output)
    {
        if (outcome.IsMet == true)
            return;
        var row = outcome.Expectation;
        var name = table.Cell(row, ExpectationColumns.Id) is { Length: > 0 } id ? $" ({id})" : "";
        var expected = row.Expected is { } verdict ? $"expected {VerdictWords.Of(verdict)}, is " : "";
        var mark = outcome switch
        {
            { IsViolated: true } => "violated",
            { IsUnanswered: true } => "unknown ",
            _ => "answer  ",
        };
        output.WriteLine(SafeText.Of(string.Create(
            CultureInfo.InvariantCulture,
            $"{mark} line {row.Line}{name}: {row.Question}: {expected}{VerdictWords.Sentence(outcome.Answer)}")));
    }
}
