using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Network;

/// <summary>What a filter lets pass.</summary>
/// <param name="Certain">what it lets pass whatever is missing.</param>
/// <param name="Possible">what no known rule stops: all that is certain, and what a missing fact could let pass.</param>
/// <param name="Doubts">the facts on which the difference rests; empty where there is none.</param>
internal sealed record Allowed(TrafficSet Certain, TrafficSet Possible, IReadOnlyList<Doubt> Doubts)
{
    public static Allowed Everything { get; } = Exactly(TrafficSet.All);

    public static Allowed Exactly(TrafficSet traffic) => new(traffic, traffic, []);
}

/// <summary>A missing fact that decides whether some traffic gets on.</summary>
internal sealed record Doubt(TrafficSet Traffic, MissingFact Fact);
