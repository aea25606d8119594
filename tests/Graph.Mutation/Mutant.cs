namespace Graph.Mutation;

/// <summary>One small change of a rule that no scenario should let pass.</summary>
/// <param name="Number">its place in the source, from 1; the switch that turns it on.</param>
/// <param name="File">relative to the mutated project, with `/`.</param>
/// <param name="Line">from 1.</param>
/// <param name="Kind">what is changed: `always true`, `statement removed`, ...</param>
/// <param name="Text">the source that is changed, in one line.</param>
internal sealed record Mutant(int Number, string File, int Line, string Kind, string Text)
{
    public override string ToString() => $"{File}:{Line} {Kind}: {Text}";
}
