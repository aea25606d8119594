using Graph.Model.Coverage;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Running;

/// <summary>A snapshot's coverage, asked in few words.</summary>
internal sealed class Coverage(IReadOnlyList<CoverageRow> rows)
{
    public static Coverage Of(string path)
    {
        using var snapshot = Snapshot.Open(path);
        return new Coverage(snapshot.ReadEstate().Coverage.Rows);
    }

    public IReadOnlyList<CoverageRow> Rows => rows;

    /// <summary>The row of a call that was made in one account and region.</summary>
    public CoverageRow this[string call, string? of = null] =>
        Assert.Single(rows, row => row.Call.Name == call && row.Subject == of && row.Outcome != CoverageOutcome.Note);
}
