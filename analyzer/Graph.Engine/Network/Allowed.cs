using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Network;

/// <summary>What a filter lets pass.</summary>
/// <param name="Certain">what it lets pass whatever is missing.</param>
/// <param name="Possible">what no known rule stops: all that is certain, and what a missing fact could let pass.</param>
/// <param name="Missing">the fact on which the difference rests; null where there is none.</param>
internal sealed record Allowed(TrafficSet Certain, TrafficSet Possible, MissingFact? Missing)
{
    public static Allowed Everything { get; } = Exactly(TrafficSet.All);

    public static Allowed Exactly(TrafficSet traffic) => new(traffic, traffic, null);

    /// <summary>Nothing is known: all may pass.</summary>
    public static Allowed Undecided(MissingFact fact) => new(TrafficSet.Empty, TrafficSet.All, fact);
}
