using Graph.Testing.Questions;

namespace Graph.Testing;

/// <summary>Questions, as sentences: <c>aws.From(web).To(db).On(Tcp(5432)).ShouldReach()</c>.</summary>
public sealed partial class Topology
{
    public Sentence From(Place source) => new(this, source);

    /// <summary>The estate as built so far, for expectations over all packets.</summary>
    public Network ToNetwork() => new(Build());
}
