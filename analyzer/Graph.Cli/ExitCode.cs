namespace Graph.Cli;

/// <summary>What every command ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Done, and an expectation is violated.</summary>
    public const int Violated = 1;

    /// <summary>The command line or an input cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>An answer that was needed is unknown.</summary>
    public const int Unknown = 3;

    /// <summary>A defect of this program.</summary>
    public const int Internal = 4;

    /// <summary>Stopped by Ctrl-C or a termination signal, as a shell reports it (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
