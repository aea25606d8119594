using System.Diagnostics;

namespace Graph.Benchmarks;

internal static class Peak
{
    /// <summary>The largest working set of this process until now, in millions of bytes.</summary>
    public static double Megabytes
    {
        get
        {
            using var process = Process.GetCurrentProcess();
            return process.PeakWorkingSet64 / 1e6;
        }
    }
}
