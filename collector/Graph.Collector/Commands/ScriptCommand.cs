using System.CommandLine;
using Graph.Collector.Output;
using Graph.Collector.Script;

namespace Graph.Collector.Commands;

/// <summary>`graph-collect script`: the same questions as a shell script of AWS CLI calls.</summary>
internal static class ScriptCommand
{
    public static Command Create(Terminal terminal)
    {
        var command = new Command(
            "script", "Print a shell script of read-only AWS CLI calls, for those who may not run this program.");
        command.SetAction(_ =>
        {
            CliScript.Write(terminal.Output);
            return ExitCode.Done;
        });
        return command;
    }
}
