using System.CommandLine;
using Graph.Cli.Shell;

namespace Graph.Cli.Commands;

/// <summary>`graph completion`: the script that teaches a shell to complete this program's words.</summary>
internal static class CompletionCommand
{
    public static Command Create(Terminal terminal)
    {
        var shell = new Argument<string>("SHELL") { Description = "bash or zsh." };
        shell.CompletionSources.Add("bash", "zsh");
        shell.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && token.Value is not ("bash" or "zsh"))
                result.AddError($"`{token.Value}` is no shell that is known: give bash or zsh");
        });
        var command = new ExampleCommand(
            "completion",
            "Print the completion script of a shell.",
            "source <(graph completion bash)",
            "graph completion zsh > ~/.zfunc/_graph")
        {
            shell,
        };
        command.SetAction(parsed =>
        {
            var isZsh = parsed.GetRequiredValue(shell) == "zsh";
            terminal.Output.Write(isZsh ? CompletionScripts.Zsh : CompletionScripts.Bash);
            return ExitCode.Done;
        });
        return command;
    }
}
