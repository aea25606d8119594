using System.Diagnostics;

namespace Graph.Collector.Tests.Running;

/// <summary>What a program printed and ended with.</summary>
internal sealed record Run(int ExitCode, string Output, string Error, TimeSpan Elapsed, TimeSpan Processor, long PeakBytes)
{
    /// <summary>Runs `graph-collect` against a server that plays AWS.</summary>
    /// <param name="settings">environment variables besides those that lead to the server.</param>
    public static Task<Run> CollectAsync(
        string server, IEnumerable<string> args, CancellationToken cancellation, Dictionary<string, string>? settings = null) =>
        ProgramAsync(Built("graph-collect"), args, Environment(server, settings), cancellation);

    /// <summary>Runs `graph`, which has no use for a server.</summary>
    public static Task<Run> GraphAsync(IEnumerable<string> args, CancellationToken cancellation) =>
        ProgramAsync(Built("graph"), args, [], cancellation);

    public static string Built(string program) => Path.Combine(AppContext.BaseDirectory, program);

    /// <summary>Nothing of the machine's own AWS configuration is seen.</summary>
    public static Dictionary<string, string> Environment(string server, Dictionary<string, string>? settings = null)
    {
        var all = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["AWS_ENDPOINT_URL"] = server,
            ["AWS_ACCESS_KEY_ID"] = "AKIAIOSFODNN7EXAMPLE",
            ["AWS_SECRET_ACCESS_KEY"] = "wJalrXUtnFEMIEXAMPLEKEY",
            ["AWS_MAX_ATTEMPTS"] = "1",
            ["AWS_CONFIG_FILE"] = "/dev/null",
            ["AWS_SHARED_CREDENTIALS_FILE"] = "/dev/null",
            ["AWS_EC2_METADATA_DISABLED"] = "true",
        };
        foreach (var (name, value) in settings ?? [])
            all[name] = value;
        return all;
    }

    public static Process Start(string program, IEnumerable<string> args, Dictionary<string, string> environment)
    {
        var start = new ProcessStartInfo(program, args)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        var process = Process.Start(start) ?? throw new InvalidOperationException($"{program} does not start");
        process.StandardInput.Close();
        return process;
    }

    public static async Task<Run> ProgramAsync(
        string program, IEnumerable<string> args, Dictionary<string, string> environment, CancellationToken cancellation)
    {
        var watch = Stopwatch.StartNew();
        using var process = Start(program, args, environment);
        var output = process.StandardOutput.ReadToEndAsync(cancellation);
        var error = process.StandardError.ReadToEndAsync(cancellation);
        long peak = 0;
        var processor = TimeSpan.Zero;
        try
        {
            while (!process.HasExited)
            {
                try
                {
                    // As of the last look: nobody can ask a process that has ended.
                    peak = Math.Max(peak, Peak(process.Id));
                    processor = process.TotalProcessorTime;
                    await process.WaitForExitAsync(cancellation).WaitAsync(TimeSpan.FromMilliseconds(50), cancellation);
                }
                catch (Exception e) when (e is TimeoutException or InvalidOperationException)
                {
                    // It still runs, and is looked at again; or it ended between two questions.
                }
            }
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        await process.WaitForExitAsync(cancellation);
        return new Run(process.ExitCode, await output, await error, watch.Elapsed, processor, peak);
    }

    private static long Peak(int id)
    {
        try
        {
            var line = File.ReadLines($"/proc/{id}/status").FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line[6..^2].Trim(), System.Globalization.CultureInfo.InvariantCulture) * 1024;
        }
        catch (Exception e) when (e is IOException or FormatException)
        {
            return 0;
        }
    }
}
