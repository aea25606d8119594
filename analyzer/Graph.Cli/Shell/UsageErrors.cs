using System.CommandLine;

namespace Graph.Cli.Shell;

/// <summary>What is wrong with a command line, in this program's words: one lower-case line each.</summary>
internal static class UsageErrors
{
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        var help = $"see `{HelpCommand(parsed)}`";
        if (parsed.UnmatchedTokens is [var unknown, ..])
            return [$"`{unknown}` is not understood: {Guess(unknown, parsed.CommandResult.Command) ?? help}"];
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

    private static string? Guess(string word, Command command)
    {
        var names = command.Subcommands.Select(sub => sub.Name).Concat(command.Options.Select(option => option.Name));
        var nearest = names
            .Select(name => (Name: name, Distance: Distance(word, name)))
            .Where(guess => guess.Distance <= 2)
            .OrderBy(guess => guess.Distance)
            .ThenBy(guess => guess.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return nearest.Name is { } name ? $"did you mean `{name}`?" : null;
    }

    /// <summary>Levenshtein's distance.</summary>
    private static int Distance(string left, string right)
    {
        if (Math.Abs(left.Length - right.Length) > 2)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var changed = diagonal + (left[i] == right[j] ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(changed, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
