using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Graph.Collector.Commands;
using Graph.Collector.Output;
using Graph.Snapshots;

namespace Graph.Collector;

/// <summary>The program `graph-collect` without its process: what the tests run.</summary>
internal static class CollectProgram
{
    /// <summary>Runs one command line. Never throws for what a user, a file or AWS can do.</summary>
    /// <returns>one of <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, Terminal terminal)
    {
        try
        {
            var root = Root(terminal);
            // The default configuration would read files named by `@FILE` arguments.
            var parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (parsed.Action is ParseErrorAction)
                throw new UsageException(WhatIsWrong(parsed));
            return await parsed.InvokeAsync(
                new InvocationConfiguration
                {
                    Output = terminal.Output,
                    Error = terminal.Error,
                    EnableDefaultExceptionHandler = false,
                    ProcessTerminationTimeout = null,
                },
                terminal.Cancellation);
        }
        catch (Exception e) when (e is UsageException or SnapshotException)
        {
            terminal.Say(e.Message);
            return ExitCode.Unusable;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            terminal.Say($"cannot read or write: {e.Message}");
            return ExitCode.Unusable;
        }
        catch (OperationCanceledException)
        {
            terminal.Say("stopped; no snapshot was written. What was read is kept: the same command with --resume goes on");
            return ExitCode.Stopped;
        }
#pragma warning disable CA1031 // The last resort: a defect must not look like an answer; its exit code is documented.
        catch (Exception e)
#pragma warning restore CA1031
        {
            terminal.Say($"internal error: {e.GetType().Name}: {e.Message} (GRAPH_DEBUG=1 shows where)");
            if (terminal.IsDebug)
                terminal.Error.WriteLine(string.Join('\n', e.ToString().Split('\n').Select(SafeText.Of)));
            return ExitCode.Internal;
        }
        finally
        {
            terminal.Wipe();
            await terminal.Output.FlushAsync(CancellationToken.None);
            await terminal.Error.FlushAsync(CancellationToken.None);
        }
    }

    internal static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Reads a live AWS estate into a snapshot for graph. Reads only; writes only the snapshot.");
        CollectCommand.Describe(root, terminal);
        root.Subcommands.Add(PermissionsCommand.Create(terminal));
        root.Subcommands.Add(ScriptCommand.Create(terminal));
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                option.Action = new HelpWithExamples(help);
        }

        return root;
    }

    private static string WhatIsWrong(ParseResult parsed)
    {
        var help = "`graph-collect --help` lists what there is";
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return $"`{unknown}` is not understood: {help}";
        var line = string.Join(' ', parsed.Errors[0].Message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries));
        return $"{char.ToLowerInvariant(line[0])}{line[1..].TrimEnd('.').Replace('\'', '`')}: {help}";
    }
}
