using System.Collections.Concurrent;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Expectations;

/// <summary>Answers a table's rows on all cores and hands them on in the table's order, a batch at a time.</summary>
internal static class ExpectationRunner
{
    private const int BatchSize = 1 << 13;
    private const int ShareSize = 1 << 5;

    /// <param name="ask">called from several threads at once.</param>
    /// <param name="whenAnswered">called from one thread, in the table's order.</param>
    public static Tally Run(
        ExpectationTable table,
        Func<Question, Answer> ask,
        Action<Outcome> whenAnswered,
        CancellationToken cancellation)
    {
        var tally = new Tally();
        var batch = new Outcome[Math.Min(BatchSize, table.Rows.Count)];
        for (var start = 0; start < table.Rows.Count; start += BatchSize)
        {
            var first = start;
            var count = Math.Min(BatchSize, table.Rows.Count - first);
            Parallel.ForEach(
                Partitioner.Create(0, count, ShareSize),
                new ParallelOptions { CancellationToken = cancellation },
                share =>
                {
                    for (var i = share.Item1; i < share.Item2; i++)
                    {
                        var row = table.Rows[first + i];
                        batch[i] = new Outcome(row, ask(row.Question));
                    }
                });
            foreach (var outcome in batch.AsSpan(0, count))
            {
                tally.Add(outcome);
                whenAnswered(outcome);
            }
        }

        return tally;
    }
}
