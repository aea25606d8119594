using Graph.Cli;
using Xunit;

namespace Graph.Browser.Tests.Running;

/// <summary>`graph report`, in this process.</summary>
internal static class GraphReport
{
    /// <returns>the path of the first page.</returns>
    public static string Write(string input, string output, params string[] options)
    {
        using var text = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = GraphProgram.Run(["report", input, "-o", output, .. options], new Terminal(TextReader.Null, text, error));
        Assert.True(exitCode == 0, error.ToString());
        return Path.HasExtension(output) ? output : Path.Combine(output, "index.html");
    }
}
