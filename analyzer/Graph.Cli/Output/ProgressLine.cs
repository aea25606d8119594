using System.Diagnostics;
using System.Globalization;
using Graph.Snapshots.Import;

namespace Graph.Cli.Output;

/// <summary>
/// One line on the terminal, redrawn at most ten times a second and wiped at the end: how far an import is and how long it
/// may still take. Silent where the terminal shows no progress.
/// </summary>
internal sealed class ProgressLine(Terminal terminal) : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 78;

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private TimeSpan _nextDraw;
    private bool _isDrawn;

    public void Report(ImportProgress value)
    {
        if (!terminal.ShowsProgress || _sinceStart.Elapsed < _nextDraw)
            return;
        _nextDraw = _sinceStart.Elapsed + TimeSpan.FromMilliseconds(100);
        Draw(Describe(value, _sinceStart.Elapsed));
    }

    /// <summary>Draws a step that has no measure.</summary>
    public void Report(string step)
    {
        if (terminal.ShowsProgress)
            Draw(step);
    }

    public void Dispose()
    {
        if (!_isDrawn)
            return;
        terminal.Error.Write($"\r{new string(' ', Width)}\r");
        terminal.Error.Flush();
    }

    /// <summary>The line's text: share, amount, and the time left once a twentieth is read.</summary>
    public static string Describe(ImportProgress progress, TimeSpan elapsed)
    {
        var share = progress.TotalBytes <= 0
            ? 0
            : Math.Clamp((double)progress.BytesRead / progress.TotalBytes, 0, 1);
        var left = share < 0.05 ? null : (TimeSpan?)(elapsed * ((1 - share) / share));
        var estimate = left is { } time
            ? string.Create(CultureInfo.InvariantCulture, $", about {Math.Ceiling(time.TotalSeconds)} s left")
            : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"reading {share * 100:0} % of {progress.TotalBytes / 1e6:0.0} MB{estimate}: {progress.CurrentFile}");
    }

    private void Draw(string text)
    {
        var safe = SafeText.Of(text);
        terminal.Error.Write('\r' + (safe.Length > Width ? safe[..Width] : safe.PadRight(Width)));
        terminal.Error.Flush();
        _isDrawn = true;
    }
}
