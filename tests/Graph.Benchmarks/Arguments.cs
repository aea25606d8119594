using System.Globalization;

namespace Graph.Benchmarks;

/// <summary>The words of a command line: operands in order, and options that each take a value.</summary>
internal sealed class Arguments
{
    private readonly List<string> _operands = [];
    private readonly Dictionary<string, string> _options = [];

    /// <exception cref="UsageException">an option has no value, or is not one of the allowed.</exception>
    public Arguments(ReadOnlySpan<string> words, params ReadOnlySpan<string> allowed)
    {
        for (var index = 0; index < words.Length; index++)
        {
            var word = words[index];
            if (!word.StartsWith("--", StringComparison.Ordinal))
                _operands.Add(word);
            else if (!allowed.Contains(word))
                throw new UsageException($"unknown option `{word}`: run without arguments for help");
            else if (++index == words.Length)
                throw new UsageException($"option `{word}` needs a value");
            else
                _options[word] = words[index];
        }
    }

    /// <exception cref="UsageException">there are fewer or more operands.</exception>
    public IReadOnlyList<string> Operands(int count, string names) => _operands.Count == count
        ? _operands
        : throw new UsageException($"expected {names}: run without arguments for help");

    /// <summary>An option's value; null where it was not given.</summary>
    public string? Text(string option) => _options.GetValueOrDefault(option);

    /// <exception cref="UsageException">the value is no whole number in the range.</exception>
    public long Number(string option, long orElse, long least, long most)
    {
        if (!_options.TryGetValue(option, out var text))
            return orElse;
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) &&
            number >= least && number <= most
                ? number
                : throw new UsageException(string.Create(
                    CultureInfo.InvariantCulture, $"`{text}` is no number for {option}: give {least} to {most}"));
    }
}

/// <summary>A command line that cannot be understood; the message is one lower-case line.</summary>
internal sealed class UsageException(string message) : Exception(message);
