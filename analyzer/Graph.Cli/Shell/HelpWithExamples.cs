using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Graph.Cli.Shell;

/// <summary>The usual help, then the command's examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction help, IReadOnlyList<string> rootExamples)
    : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        var examples = parseResult.CommandResult.Command is ExampleCommand command ? command.Examples : rootExamples;
        var output = parseResult.InvocationConfiguration.Output;
        output.WriteLine("Examples:");
        foreach (var example in examples)
            output.WriteLine($"  {example}");
        output.WriteLine();
        output.WriteLine("Exit codes:");
        output.WriteLine("  0 done and as expected, 1 an expectation is violated, 2 usage or unreadable input,");
        output.WriteLine("  3 an answer that was needed is unknown, 4 internal error");
        return ExitCode.Done;
    }
}
