using Graph.Model.Addressing;

namespace Graph.Model.Evidence;

/// <summary>One component that decided something about a packet.</summary>
/// <param name="Component">who decided.</param>
/// <param name="Decision">what it decided.</param>
/// <param name="Rule">the rule that decided; null where the component has none, or none matched.</param>
/// <param name="Before">the packet as it came.</param>
/// <param name="After">the packet as it left; differs from <paramref name="Before"/> where addresses or ports are translated.</param>
public sealed record Hop(Component Component, HopDecision Decision, RuleReference? Rule, Packet Before, Packet After);

/// <summary>What a hop decided.</summary>
public abstract record HopDecision
{
    private HopDecision()
    {
    }

    /// <summary>The packet passes.</summary>
    /// <param name="Note">what happened, in one lower-case line: `delivered`, `state of the request`, `source translated`.</param>
    public sealed record Passed(string? Note = null) : HopDecision;

    /// <summary>The packet is dropped here.</summary>
    /// <param name="Detail">the reason in one lower-case line; may quote hostile text.</param>
    public sealed record Blocked(ExplanationCode Code, string Detail) : HopDecision;

    /// <summary>Not decided: a fact is missing or the component is not modelled.</summary>
    public sealed record Undecided(ExplanationCode Code, MissingFact Fact) : HopDecision;
}
