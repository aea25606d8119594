namespace Graph.Collector.Script;

/// <summary>The script.</summary>
internal static class CliScript
{
    public static void Write(TextWriter output) => output.WriteLine("#!/bin/sh");
}
