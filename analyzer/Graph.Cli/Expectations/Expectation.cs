using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Expectations;

/// <summary>One row of a table of expectations.</summary>
/// <param name="Line">the row's line in its file, counted from 1.</param>
/// <param name="Expected">null: the row only asks.</param>
/// <param name="Cells">the row as it was written, one cell per column of the table.</param>
internal sealed record Expectation(int Line, Question Question, Verdict? Expected, string[] Cells);

/// <summary>A table of expectations, in the order of its file.</summary>
/// <param name="Name">the file's name, for messages.</param>
/// <param name="Columns">the columns as the file has them.</param>
internal sealed record ExpectationTable(string Name, string[] Columns, IReadOnlyList<Expectation> Rows)
{
    /// <summary>The cell of an optional column; empty where the table has no such column.</summary>
    public string Cell(Expectation row, string column)
    {
        var at = Array.IndexOf(Columns, column);
        return at < 0 ? "" : row.Cells[at];
    }
}
