namespace Graph.Collector;

/// <summary>What the program ends with; scripts rely on the numbers.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>The command line, the configuration or the credentials cannot be used.</summary>
    public const int Unusable = 2;

    /// <summary>Done, with gaps: a call was denied, failed or ended early.</summary>
    public const int Gaps = 3;

    /// <summary>A defect of this program.</summary>
    public const int Internal = 4;

    /// <summary>Stopped by Ctrl-C or a termination signal, as a shell reports it (128 + SIGINT).</summary>
    public const int Stopped = 130;
}
