using System.Text;
using Graph.Cli;
using Xunit;

namespace Graph.Tests.Cli;

public sealed class DefectTests
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public void A_defect_ends_with_4_and_shows_its_place_on_request_only(bool isDebug, int minimumOfLines)
    {
        using var error = new StringWriter { NewLine = "\n" };
        var terminal = new Terminal(TextReader.Null, new BrokenWriter(), error) { IsDebug = isDebug };
        Assert.Equal(ExitCode.Internal, GraphProgram.Run(["completion", "bash"], terminal));
        var lines = error.ToString().TrimEnd('\n').Split('\n');
        Assert.Equal("graph: internal error: NotSupportedException: broken\\u001B (GRAPH_DEBUG=1 shows where)", lines[0]);
        Assert.True(isDebug ? lines.Length >= minimumOfLines : lines.Length == minimumOfLines);
        Assert.DoesNotContain('\u001b', error.ToString());
    }

    private sealed class BrokenWriter : TextWriter
    {
        public override Encoding Encoding => Encoding.UTF8;

        public override void Write(char value) => throw new NotSupportedException("broken\u001b");

        public override void Write(string? value) => throw new NotSupportedException("broken\u001b");
    }
}
