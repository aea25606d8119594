using System.CommandLine;
using Graph.Threats.Documents;

namespace Graph.Cli.Shell;

/// <summary>What is wrong with a command line, in this program's words: one lower-case line each.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var help = $"see `{HelpCommand(parsed)}`";
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return [$"`{unknown}` is not understood: {MeantBy(unknown, parsed.CommandResult.Command) ?? help}"];
        return
        [
            .. parsed.Errors.Select(error => InOurWords(error.Message))
                .Select(message => message.Contains(": ", StringComparison.Ordinal) ? message : $"{message}: {help}"),
        ];
    }

    private static string HelpCommand(ParseResult parsed) => parsed.CommandResult.Command is RootCommand
        ? "graph --help"
        : $"graph {parsed.CommandResult.Command.Name} --help";

    /// <summary>The library's messages are sentences with quotes and full stops, some of several lines.</summary>
    private static string InOurWords(string message)
    {
        if (message.StartsWith('`'))
            return message;
        var line = string.Join(' ', message.Split(['\r', '\n', '\t'], StringSplitOptions.RemoveEmptyEntries))
            .TrimEnd('.')
            .Replace('\'', '`');
        return line.Length == 0 ? "the command line is not understood" : char.ToLowerInvariant(line[0]) + line[1..];
    }

    private static string? MeantBy(string word, Command command) =>
        Guess.Nearest(word, command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name))) is { } name
            ? $"did you mean `{name}`?"
            : null;
}
