namespace Graph.Cli;

/// <summary>
/// A command line or an input file that cannot be used. Each line of the message is lower-case, names the input in
/// backticks and says what to do; the command ends with <see cref="ExitCode.Unusable"/>.
/// </summary>
internal sealed class UsageException(IReadOnlyList<string> lines) : Exception(string.Join('\n', lines))
{
    public UsageException(string line)
        : this([line])
    {
    }

    public IReadOnlyList<string> Lines { get; } = lines;
}
