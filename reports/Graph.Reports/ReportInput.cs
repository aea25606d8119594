using Graph.Checker;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Snapshots;

namespace Graph.Reports;

/// <summary>What a report is made of.</summary>
/// <param name="Ask">answers a question on <paramref name="Estate"/>; called from several threads at once.</param>
/// <param name="Label">what the reader calls the input: the file's name. May be hostile text.</param>
/// <param name="Tool">the program that writes the report and its version: `graph 0.1.0`.</param>
public sealed record ReportInput(
    SnapshotInfo Info, Estate Estate, Func<Question, Answer> Ask, string Label, string Tool)
{
    public ReportInput(SnapshotInfo info, Estate estate, Walker walker, string label, string tool)
        : this(info, estate, walker.Ask, label, tool)
    {
    }
}

/// <summary>How far a report is: questions answered, of all.</summary>
public readonly record struct ReportProgress(int Answered, int Total);

/// <summary>
/// What a report says, in numbers. An endpoint is reached if any of its watched ports is; undecided if none is and the
/// verdict on some port is unknown.
/// </summary>
public readonly record struct ReportSummary(int Endpoints, int Reached, int NotReached, int Undecided, int Questions);
