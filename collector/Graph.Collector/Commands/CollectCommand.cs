using System.CommandLine;
using Graph.Collector.Calls;
using Graph.Collector.Collecting;
using Graph.Collector.Output;
using Graph.Collector.Signing;
using Graph.Collector.Working;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Collector.Commands;

/// <summary>`graph-collect` itself: plan, read, write, tell.</summary>
internal static class CollectCommand
{
    public static void Describe(RootCommand command, Terminal terminal)
    {
        var options = new CollectOptions();
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, _) => RunAsync(options, parsed, terminal));
    }

    private static async Task<int> RunAsync(CollectOptions options, ParseResult parsed, Terminal terminal)
    {
        var chosen = CallTable.Select(
            CollectOptions.Split(parsed.GetValue(options.Only)), CollectOptions.Split(parsed.GetValue(options.Skip)));
        var request = options.RequestOf(parsed);
        if (parsed.GetValue(options.IsDry))
        {
            if (parsed.GetValue(options.Format) == "json")
                DryRun.WriteJson(chosen, terminal.Output);
            else
                DryRun.WriteText(request, chosen, terminal.Output);
            return ExitCode.Done;
        }

        var path = parsed.GetValue(options.Output)
            ?? throw new UsageException("name the snapshot to write with -o FILE; `graph-collect --help` has examples");
        if (Directory.Exists(path))
            throw new UsageException($"`{path}` is a folder: name a file to write the snapshot to");
        // A key that cannot be used is found out before the estate is read.
        using var key = parsed.GetValue(options.Sign) is { } keyPath ? SnapshotSignature.ReadPrivateKey(keyPath) : null;
        var limits = options.LimitsOf(parsed);
        var clock = TimeProvider.System;
        using var file = parsed.GetValue(options.IsResumed)
            ? WorkingFile.Resume(WorkingFile.PathOf(path), clock.GetUtcNow())
            : WorkingFile.Start(WorkingFile.PathOf(path), clock.GetUtcNow());
        using var stop = new CollectionStop(limits.Budget, terminal.Cancellation);
        Plan plan;
        try
        {
            plan = await Plan.MakeAsync(request, limits.Silence, stop.Any);
        }
        catch (OperationCanceledException e) when (!stop.ByUser.IsCancellationRequested)
        {
            throw new UsageException("the time given by --budget was over before anything could be asked", e);
        }
        catch (UsageException) when (file.Answers().Count == 0)
        {
            file.Delete();
            throw;
        }

        foreach (var account in plan.Accounts.Where(account => account.Problem is not null))
            terminal.Say($"account {account.Account}: {account.Problem!.Text}; its calls count as not answered");
        await new AwsCollector(plan, chosen, limits, file, clock).RunAsync(stop, terminal);

        var scopes = plan.Scopes.Select(item => item.Scope).ToList();
        var metadata = new SnapshotMetadata(
            Tool.Name,
            file.StartedAt.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            parsed.GetValue(options.IsAnonymous) ? plan.Caller.AnonymousArn : plan.Caller.Arn);
        var result = Importer.Import(
            SnapshotAssembly.Of(file, scopes, chosen), path, metadata, null, terminal.Cancellation);
        return Finish(path, result, file, key, parsed.GetValue(options.Format) == "json", terminal);
    }

    private static int Finish(
        string path, ImportResult result, WorkingFile file, System.Security.Cryptography.ECDsa? key, bool isJson, Terminal terminal)
    {
        using var snapshot = Snapshot.Open(path);
        var coverage = snapshot.ReadEstate().Coverage.Rows;
        var signature = key is null ? null : SnapshotSignature.Write(snapshot, path, key);
        if (isJson)
            Summary.WriteJson(path, signature, result, snapshot.Info, coverage, terminal.Output);
        else
            Summary.WriteText(path, signature, result, snapshot.Info, coverage, terminal.Output);

        // Of a collection that ran out of time the working file stays: --resume goes on with it.
        if (coverage.Any(row => row.Outcome == CoverageOutcome.Interrupted))
            terminal.Say($"not all was read: the same command with --resume goes on from `{file.Path}`");
        else
            file.Delete();
        return coverage.Any(Summary.IsGap) ? ExitCode.Gaps : ExitCode.Done;
    }
}
