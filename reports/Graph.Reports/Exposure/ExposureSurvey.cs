using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Reports.Exposure;

/// <summary>
/// Asks whether the internet reaches each watched port of each endpoint, on all processors, and keeps what a page needs:
/// the answers of an estate of thousands of interfaces would not fit beside each other.
/// </summary>
internal static class ExposureSurvey
{
    // Enough for every processor, few enough that their answers stay small.
    private const int ChunkSize = 64;

    /// <exception cref="OperationCanceledException">cancelled.</exception>
    public static ExposureFindings Run(
        ImmutableArray<ReportEndpoint> endpoints,
        Func<Question, Answer> ask,
        IProgress<ReportProgress>? progress,
        CancellationToken cancellation)
    {
        var tally = new ExposureTally();
        var total = endpoints.Sum(endpoint => endpoint.Ports.Length);
        progress?.Report(new ReportProgress(0, total));
        foreach (var chunk in endpoints.Chunk(ChunkSize))
        {
            var results = new EndpointResult[chunk.Length];
            try
            {
                Parallel.For(
                    0, chunk.Length, new ParallelOptions { CancellationToken = cancellation },
                    index => results[index] = Ask(chunk[index], ask));
            }
            catch (AggregateException error)
            {
                ExceptionDispatchInfo.Throw(error.InnerExceptions[0]);
            }

            foreach (var result in results)
                tally.Add(result);
            progress?.Report(new ReportProgress(tally.Questions, total));
        }

        return tally.ToFindings();
    }

    private static EndpointResult Ask(ReportEndpoint endpoint, Func<Question, Answer> ask)
    {
        var findings = new List<(string Shape, List<WatchedPort> Ports, Answer Answer)>();
        foreach (var port in endpoint.Ports)
        {
            var answer = ask(new Question(
                new EndpointReference.Internet(), new EndpointReference.Of(endpoint.AskId), Traffic.Tcp(port.Number)));
            var shape = EvidenceShape.Of(answer, endpoint, port);
            var known = findings.FindIndex(finding => finding.Shape == shape);
            if (known < 0)
                findings.Add((shape, [port], answer));
            else
                findings[known].Ports.Add(port);
        }

        var whole = string.Join('\u0004', findings.Select(finding =>
            string.Join(',', finding.Ports.Select(port => port.Number)) + '\u0005' + finding.Shape));
        return new EndpointResult(
            endpoint,
            [.. findings.Select(finding => new Finding([.. finding.Ports], finding.Answer))],
            $"{(int)endpoint.Kind}\u0004{endpoint.Vpc}\u0004{whole}");
    }
}
