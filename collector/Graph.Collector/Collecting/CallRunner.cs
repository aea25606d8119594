using Graph.Collector.Aws;
using Graph.Collector.Calls;
using Graph.Collector.Shapes;
using Graph.Collector.Working;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>
/// Makes one call with all its pages. It ends as a coverage row, whatever happens, unless the user stops the program.
/// </summary>
/// <param name="slots">lets so many calls be under way at once.</param>
internal sealed class CallRunner(WorkingFile file, SemaphoreSlim slots, CollectionStop stop, TimeProvider clock)
{
    /// <param name="requests">the parameters of each first page; more than one where ids are asked in batches.</param>
    /// <exception cref="OperationCanceledException">the user stops the program.</exception>
    public async Task<StoredAnswer> RunAsync(
        AwsCall call, AnswerKey key, IReadOnlyList<Dictionary<string, string>> requests, Func<IAwsClient> client)
    {
        // What a former run read whole is not asked again.
        if (file.Find(key) is { End.Outcome: CoverageOutcome.Ok } known)
            return known;
        await slots.WaitAsync(stop.ByUser);
        try
        {
            var answer = file.Begin(key);
            var began = clock.GetUtcNow();
            var (count, failure) = await AskAsync(call, answer, requests, client);
            stop.ByUser.ThrowIfCancellationRequested();
            return answer.End(
                new AnswerEnd(failure?.Outcome ?? CoverageOutcome.Ok, count, failure?.Text, began, clock.GetUtcNow()));
        }
        finally
        {
            slots.Release();
        }
    }

    private async Task<(int Count, Failure? Failure)> AskAsync(
        AwsCall call, OpenAnswer answer, IReadOnlyList<Dictionary<string, string>> requests, Func<IAwsClient> client)
    {
        var count = 0;
        try
        {
            foreach (var request in requests)
            {
                await foreach (var page in PagesAsync(call, request, client()))
                {
                    if (answer.Pages >= CollectionLimits.MaxPages)
                        throw new BadAnswerException("the answer has too many pages");
                    answer.Add(page.Json);
                    count += page.Count;
                }
            }

            return (count, null);
        }
        catch (OperationCanceledException) when (stop.Any.IsCancellationRequested)
        {
            return (count, new Failure(CoverageOutcome.Interrupted, "the collection's time was over"));
        }
#pragma warning disable CA1031 // A call may fail in any way, and the others go on; how is told by its coverage row.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return (count, stop.Any.IsCancellationRequested
                ? new Failure(CoverageOutcome.Interrupted, "the collection's time was over")
                : Failure.Of(e, call));
        }
    }

    private async IAsyncEnumerable<AnswerPage> PagesAsync(AwsCall call, Dictionary<string, string> first, IAwsClient client)
    {
        var parameters = new Dictionary<string, string>(first, StringComparer.Ordinal);
        foreach (var (name, value) in call.Parameters)
            parameters[name] = value;
        if (call.Paging.SizeParameter is { } size)
            parameters[size] = call.Paging.Size.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (true)
        {
            stop.Any.ThrowIfCancellationRequested();
            var page = await client.AskAsync(new AwsRequest(call, parameters), stop.Any);
            yield return page;
            if (page.NextToken is not { } token)
                yield break;
            if (!seen.Add(token))
                throw new BadAnswerException("AWS repeats a page");
            parameters = new Dictionary<string, string>(parameters, StringComparer.Ordinal) { [call.Paging.RequestToken!] = token };
        }
    }
}
