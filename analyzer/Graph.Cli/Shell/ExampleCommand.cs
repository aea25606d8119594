using System.CommandLine;

namespace Graph.Cli.Shell;

/// <summary>A command whose help ends with examples: one would be missed by everybody who reads the help.</summary>
internal sealed class ExampleCommand(string name, string description, params string[] examples)
    : Command(name, description)
{
    public IReadOnlyList<string> Examples { get; } = examples;
}
