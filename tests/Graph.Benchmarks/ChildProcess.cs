using System.Diagnostics;
using System.Runtime.InteropServices;

namespace Graph.Benchmarks;

/// <summary>What a whole process cost, from its start to its end.</summary>
/// <param name="Seconds">of the clock.</param>
/// <param name="User">CPU seconds in the program, of all its threads.</param>
/// <param name="System">CPU seconds in the system on its behalf.</param>
/// <param name="Output">what it wrote to standard output.</param>
internal sealed record ProcessCost(double Seconds, double User, double System, string Output)
{
    public double Cpu => User + System;
}

/// <summary>Starts cold processes one after the other: nothing compiled, nothing allocated, on the cores that this one has.</summary>
internal static partial class ChildProcess
{
    private const int Children = -1;

    /// <summary>This program again.</summary>
    /// <exception cref="UsageException">the process ended with an error.</exception>
    public static ProcessCost RunSelf(params ReadOnlySpan<string> arguments)
    {
        var program = Environment.ProcessPath!;
        // Started by `dotnet PROGRAM.dll`, the process is `dotnet`.
        return Path.GetFileNameWithoutExtension(program) == "dotnet"
            ? Run(program, [Environment.GetCommandLineArgs()[0], .. arguments])
            : Run(program, arguments);
    }

    /// <exception cref="UsageException">the program cannot be started, or ended with an error.</exception>
    public static ProcessCost Run(string program, params ReadOnlySpan<string> arguments)
    {
        var start = new ProcessStartInfo(program, [.. arguments]) { RedirectStandardOutput = true, UseShellExecute = false };
        var before = Usage();
        var clock = Stopwatch.StartNew();
        using var process = Start(start);
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var seconds = clock.Elapsed.TotalSeconds;
        var after = Usage();
        return process.ExitCode == 0
            ? new ProcessCost(seconds, after.User - before.User, after.System - before.System, output)
            : throw new UsageException($"`{program}` ended with {process.ExitCode}");
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new UsageException($"`{start.FileName}` did not start");
        }
        catch (System.ComponentModel.Win32Exception error)
        {
            throw new UsageException($"`{start.FileName}` cannot be started: {error.Message}");
        }
    }

    // Of the children that have ended and were waited for; .NET does not tell it of a process that is gone.
    private static (double User, double System) Usage()
    {
        var usage = new long[18];
        return GetUsage(Children, usage) == 0
            ? (usage[0] + (usage[1] / 1e6), usage[2] + (usage[3] / 1e6))
            : throw new UsageException("this system does not tell what a process cost: Linux does");
    }

    // struct rusage: seconds and microseconds of the program and of the system, then what is not needed here.
    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetUsage(int who, [Out] long[] usage);
}
