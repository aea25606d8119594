using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Engine.Explaining;

/// <summary>Why two ends have the verdict that they have, and what would change it.</summary>
/// <param name="Reachable">what of the traffic gets through.</param>
/// <param name="Rules">of what gets through: everything that lets it pass, in the order in which its packets meet it.</param>
/// <param name="IsWhole">no further rules take part.</param>
/// <param name="Opening">of what does not: what would open it; null where everything gets through, or it is unknown.</param>
public sealed record Explanation(
    Verdict Verdict, TrafficSet Reachable, ImmutableArray<TakingPart> Rules, bool IsWhole, Opening? Opening);
