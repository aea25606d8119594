using Graph.Engine.Changes;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Explaining;

/// <summary>Something that lets a connection's packets pass.</summary>
/// <param name="Rule">null where the component has no rules: a gateway.</param>
/// <param name="Removal">the change that takes it away; null where nothing a person could change would.</param>
/// <param name="Left">what still gets through without it; all of it where it was not taken away.</param>
/// <param name="Unknown">of the rest what may still get through: a missing fact decides.</param>
public sealed record TakingPart(Component Component, RuleReference? Rule, Change? Removal, TrafficSet Left, TrafficSet Unknown)
{
    /// <summary>Whether taking it away alone closes the path, whatever is missing.</summary>
    public bool ClosesAlone => Removal is not null && Left.IsEmpty && Unknown.IsEmpty;
}
