using System.Collections.Immutable;

namespace Graph.Threats.Documents;

/// <summary>A file that cannot be used, with all that is wrong with it.</summary>
/// <param name="problems">in the file's order; never empty.</param>
public sealed class DocumentException(ImmutableArray<Problem> problems) : Exception(string.Join('\n', problems))
{
    public DocumentException(Position at, string message)
        : this([new Problem(at, message)])
    {
    }

    public ImmutableArray<Problem> Problems { get; } = problems;
}

/// <summary>One thing that is wrong: where, and in one lower-case line what; may quote hostile text.</summary>
public sealed record Problem(Position At, string Message)
{
    public override string ToString() => $"{At}: {Message}";
}
