using Graph.Cli.Output;

namespace Graph.Cli;

/// <summary>
/// What a command talks to: results go to <see cref="Output"/>, everything else to <see cref="Error"/>.
/// </summary>
internal sealed class Terminal(TextReader input, TextWriter output, TextWriter error)
{
    public TextReader Input { get; } = input;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Whether <see cref="Error"/> is a terminal that a progress line may be redrawn on.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether an internal error prints its stack.</summary>
    public bool IsDebug { get; init; }

    public CancellationToken Cancellation { get; init; }

    /// <summary>Prints one message for people. The text may quote hostile input.</summary>
    public void Say(string message) => Error.WriteLine($"graph: {SafeText.Of(message)}");
}
