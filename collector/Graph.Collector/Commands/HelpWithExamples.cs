using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Graph.Collector.Commands;

/// <summary>The usual help, then examples and the exit codes.</summary>
internal sealed class HelpWithExamples(HelpAction help) : SynchronousCommandLineAction
{
    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        help.Invoke(parseResult);
        parseResult.InvocationConfiguration.Output.WriteLine(
            """
            Examples:
              graph-collect --profile audit -o estate.graph
              graph-collect --regions eu-west-1,eu-central-1 --skip volumes -o estate.graph
              graph-collect --accounts 111122223333,444455556666 --role-name Audit -o estate.graph --sign key.pem
              graph-collect -o estate.graph --resume
              graph-collect permissions > policy.json
              graph-collect script > collect.sh

            Exit codes:
              0 everything was read, 2 usage, configuration or credentials, 3 written with gaps, 4 internal error
            """);
        return ExitCode.Done;
    }
}
