using Graph.Cli;

namespace Graph.Tests.Cli;

/// <summary>One run of the program in this process.</summary>
internal sealed record GraphRun(int ExitCode, string Output, string Error)
{
    public static GraphRun Of(params string[] args) => Of(args, TextReader.Null, CancellationToken.None);

    public static GraphRun Of(string[] args, TextReader input, CancellationToken cancellation, bool showsProgress = false)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = GraphProgram.Run(
            args, new Terminal(input, output, error) { Cancellation = cancellation, ShowsProgress = showsProgress });
        return new GraphRun(exitCode, output.ToString(), error.ToString());
    }
}
