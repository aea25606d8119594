using System.Diagnostics;
using System.Globalization;
using Graph.Reports;
using Graph.Snapshots.Import;

namespace Graph.Cli.Output;

/// <summary>
/// One line on the terminal, redrawn at most ten times a second and wiped at the end: how far the work is and how long
/// it may still take. Silent where the terminal shows no progress. May be told from several threads.
/// </summary>
internal sealed class ProgressLine(Terminal terminal)
    : IProgress<ImportProgress>, IProgress<ReportProgress>, IProgress<ExplainProgress>, IProgress<FixProgress>, IDisposable
{
    private const int Width = 78;

    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private readonly Lock _drawing = new();
    private TimeSpan _nextDraw;
    private bool _isDrawn;

    public void Report(ImportProgress value) => Draw(elapsed => Describe(value, elapsed));

    public void Report(ReportProgress value) => Draw(elapsed => Describe(value, elapsed));

    public void Report(ExplainProgress value) => Draw(elapsed => Describe(value, elapsed));

    public void Report(FixProgress value) => Draw(elapsed => Describe(value, elapsed));

    public void Dispose()
    {
        if (!_isDrawn)
            return;
        terminal.Error.Write($"\r{new string(' ', Width)}\r");
        terminal.Error.Flush();
    }

    /// <summary>The line's text: share, amount, and the time left once a twentieth is done.</summary>
    public static string Describe(ImportProgress progress, TimeSpan elapsed)
    {
        var (share, left) = Estimate(progress.BytesRead, progress.TotalBytes, elapsed);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"reading {share} of {progress.TotalBytes / 1e6:0.0} MB{left}: {progress.CurrentFile}");
    }

    public static string Describe(ReportProgress progress, TimeSpan elapsed)
    {
        var (share, left) = Estimate(progress.Done, progress.Total, elapsed);
        return string.Create(CultureInfo.InvariantCulture, $"writing {share} of {progress.Total} parts{left}");
    }

    public static string Describe(ExplainProgress progress, TimeSpan elapsed)
    {
        var (share, left) = Estimate(progress.Explained, progress.Total, elapsed);
        return string.Create(CultureInfo.InvariantCulture, $"explaining {share} of {progress.Total} destinations{left}");
    }

    public static string Describe(FixProgress progress, TimeSpan elapsed)
    {
        var (share, left) = Estimate(progress.Tried, progress.Total, elapsed);
        return string.Create(CultureInfo.InvariantCulture, $"fixing {share} of {progress.Total} findings{left}");
    }

    private static (string Share, string Left) Estimate(long done, long total, TimeSpan elapsed)
    {
        var share = total <= 0 ? 0 : Math.Clamp((double)done / total, 0, 1);
        var seconds = share < 0.05 ? 0 : Math.Ceiling((elapsed * ((1 - share) / share)).TotalSeconds);
        var left = share < 0.05 ? "" : string.Create(CultureInfo.InvariantCulture, $", about {seconds} s left");
        return (string.Create(CultureInfo.InvariantCulture, $"{share * 100:0} %"), left);
    }

    private void Draw(Func<TimeSpan, string> describe)
    {
        if (!terminal.ShowsProgress)
            return;
        lock (_drawing)
        {
            var elapsed = _sinceStart.Elapsed;
            if (elapsed < _nextDraw)
                return;
            _nextDraw = elapsed + TimeSpan.FromMilliseconds(100);
            _isDrawn = true;
            var safe = SafeText.Of(describe(elapsed));
            terminal.Error.Write('\r' + (safe.Length > Width ? safe[..Width] : safe.PadRight(Width)));
            terminal.Error.Flush();
        }
    }
}

/// <summary>How many groups of destinations are explained.</summary>
internal readonly record struct ExplainProgress(int Explained, int Total);

/// <summary>For how many findings a fix was looked for.</summary>
internal readonly record struct FixProgress(int Tried, int Total);
