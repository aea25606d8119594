using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using Graph.Cli.Commands;
using Graph.Cli.Output;
using Graph.Cli.Shell;
using Graph.Snapshots;

namespace Graph.Cli;

/// <summary>The program `graph` without its process: what the tests run.</summary>
internal static class GraphProgram
{
    private static readonly string[] Examples =
    [
        "graph import dump/ -o estate.graph",
        "graph trace estate.graph internet i-0123456789abcdef0 --port 22",
        "graph report dump/ -o report.html",
    ];

    /// <summary>Runs one command line. Never throws for what a user or a file can do.</summary>
    /// <returns>one of <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(terminal);
        try
        {
            // The default configuration would read files named by `@FILE` arguments.
            var parsed = Root(terminal).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
            if (args.Count > 0 && parsed.Action is ParseErrorAction)
                throw new UsageException(UsageErrors.Of(parsed));
            return parsed.Invoke(Configuration(terminal));
        }
        catch (UsageException e)
        {
            foreach (var line in e.Lines)
                terminal.Say(line);
            return ExitCode.Unusable;
        }
        catch (SnapshotException e)
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
            terminal.Say("stopped");
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
            terminal.Output.Flush();
            terminal.Error.Flush();
        }
    }

    /// <summary>The command tree, for the parser and for the tests over all commands.</summary>
    internal static RootCommand Root(Terminal terminal)
    {
        var root = new RootCommand("Offline threat-model and reachability analyzer for AWS networks.")
        {
            ImportCommand.Create(terminal),
            InfoCommand.Create(terminal),
            TraceCommand.Create(terminal),
            TestCommand.Create(terminal),
            ProveCommand.Create(terminal),
            CheckProofCommand.Create(terminal),
            MatrixCommand.Create(terminal),
            PathsCommand.Create(terminal),
            ThreatsCommand.Create(terminal),
            WhatIfCommand.Create(terminal),
            DiffCommand.Create(terminal),
            PolicyCommand.Create(terminal),
            ReportCommand.Create(terminal),
            UpgradeCommand.Create(terminal),
            CompletionCommand.Create(terminal),
        };
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
                option.Action = new HelpWithExamples(help, Examples);
        }

        root.SetAction(parsed =>
        {
            root.Parse(["--help"]).Invoke(new InvocationConfiguration { Output = terminal.Error });
            return ExitCode.Unusable;
        });
        return root;
    }

    private static InvocationConfiguration Configuration(Terminal terminal) => new()
    {
        Output = terminal.Output,
        Error = terminal.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    };
}
