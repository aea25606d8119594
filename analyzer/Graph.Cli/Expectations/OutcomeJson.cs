using System.Text.Json;
using Graph.Cli.Trace;

namespace Graph.Cli.Expectations;

/// <summary>One row and its answer as a JSON object.</summary>
internal static class OutcomeJson
{
    public static void Write(Utf8JsonWriter json, ExpectationTable table, Outcome outcome)
    {
        var row = outcome.Expectation;
        json.WriteStartObject();
        json.WriteNumber("line", row.Line);
        foreach (var column in (ReadOnlySpan<string>)[ExpectationColumns.Id, ExpectationColumns.Note])
        {
            if (table.Columns.Contains(column))
                json.WriteString(column, table.Cell(row, column));
        }

        AnswerJson.WriteQuestion(json, row.Question);
        json.WriteString("expect", row.Expected is { } expected ? Output.VerdictWords.Of(expected) : null);
        AnswerJson.WriteAnswer(json, outcome.Answer);
        if (outcome.IsMet is { } isMet)
            json.WriteBoolean("ok", isMet);
        else
            json.WriteNull("ok");
        json.WriteEndObject();
    }

    public static void WriteSummary(Utf8JsonWriter json, Tally tally)
    {
        json.WriteStartObject("summary");
        json.WriteNumber("asExpected", tally.Met);
        json.WriteNumber("violated", tally.Violated);
        json.WriteNumber("unknown", tally.Unanswered);
        json.WriteNumber("withoutExpectation", tally.Asked);
        json.WriteEndObject();
    }
}
