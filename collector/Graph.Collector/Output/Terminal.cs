namespace Graph.Collector.Output;

/// <summary>What the program talks to: results go to <see cref="Output"/>, everything else to <see cref="Error"/>.</summary>
internal sealed class Terminal(TextWriter output, TextWriter error)
{
    private const int Width = 110;

    private bool _isDrawn;

    public TextWriter Output { get; } = output;

    public TextWriter Error { get; } = error;

    /// <summary>Whether <see cref="Error"/> is a terminal that a progress line may be redrawn on.</summary>
    public bool ShowsProgress { get; init; }

    /// <summary>Whether an internal error prints its stack.</summary>
    public bool IsDebug { get; init; }

    /// <summary>Ends when the user stops the program.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Prints one message for people. The text may quote hostile input.</summary>
    public void Say(string message) => Error.WriteLine($"graph-collect: {SafeText.Of(message)}");

    /// <summary>Redraws the progress line.</summary>
    public void Draw(string text)
    {
        var safe = SafeText.Of(text);
        Error.Write('\r' + (safe.Length > Width ? safe[..Width] : safe.PadRight(Width)));
        Error.Flush();
        _isDrawn = true;
    }

    public void Wipe()
    {
        if (!_isDrawn)
            return;
        Error.Write($"\r{new string(' ', Width)}\r");
        Error.Flush();
        _isDrawn = false;
    }
}
