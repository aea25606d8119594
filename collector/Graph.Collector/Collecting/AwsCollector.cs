using System.Collections.Concurrent;
using Amazon;
using Graph.Collector.Aws;
using Graph.Collector.Calls;
using Graph.Collector.Output;
using Graph.Collector.Working;
using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>Reads all accounts and regions of a plan into the working file.</summary>
internal sealed class AwsCollector(
    Plan plan, IReadOnlySet<ApiCall> chosen, CollectionLimits limits, WorkingFile file, TimeProvider clock)
{
    /// <exception cref="OperationCanceledException">the user stops the program; the working file has what was read.</exception>
    public async Task RunAsync(CollectionStop stop, Terminal terminal)
    {
        using var slots = new SemaphoreSlim(limits.Parallelism);
        var scopes = plan.Scopes.ToList();
        using var progress = new CollectionProgress(terminal, scopes.Count);
        var runner = new CallRunner(file, slots, stop, clock);
        var clients = new ConcurrentDictionary<Scope, RegionClients>();
        try
        {
            // As many regions as calls at once: with fewer, the end of a region's few slow calls would leave others waiting.
            var options = new ParallelOptions { MaxDegreeOfParallelism = limits.Parallelism };
            await Parallel.ForEachAsync(scopes, options, async (item, _) =>
            {
                var (account, scope) = item;
                if (account.Problem is { } problem)
                {
                    Refuse(scope, problem);
                    return;
                }

                RegionClients Clients() => clients.GetOrAdd(scope, key => new RegionClients(
                    account.Caller!.Credentials, RegionEndpoint.GetBySystemName(key.Region), limits.Silence));
                await new RegionCollection(scope, Clients, chosen, file, runner, progress).RunAsync();
            });
        }
        finally
        {
            foreach (var client in clients.Values)
                client.Dispose();
        }
    }

    private void Refuse(Scope scope, Failure problem)
    {
        var now = clock.GetUtcNow();
        foreach (var call in CallTable.All.Where(call => call.Follows is null && chosen.Contains(call.Call)))
        {
            file.Begin(new AnswerKey(scope, call.Call, null))
                .End(new AnswerEnd(problem.Outcome, 0, problem.Text, now, now));
        }
    }
}
