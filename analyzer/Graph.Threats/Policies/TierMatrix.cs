using System.Collections.Immutable;
using Graph.Engine.Sets;

namespace Graph.Threats.Policies;

/// <summary>
/// Which traffic is intended between tiers. `internet` and `on-prem` stand beside the tiers. What no entry allows is not intended.
/// </summary>
public sealed class TierMatrix
{
    private readonly ImmutableDictionary<(string From, string To), TrafficSet> _allowed;

    public TierMatrix(IEnumerable<AllowedFlow> flows)
    {
        Entries = [.. flows];
        _allowed = Entries.GroupBy(flow => (flow.From, flow.To)).ToImmutableDictionary(
            group => group.Key, group => group.Aggregate(TrafficSet.Empty, (set, flow) => set.Union(flow.Traffic)));
    }

    public ImmutableArray<AllowedFlow> Entries { get; }

    /// <summary>What may go from one to another; nothing where one of them is not known.</summary>
    public TrafficSet Between(string? from, string? to) =>
        from is null || to is null ? TrafficSet.Empty : _allowed.GetValueOrDefault((from, to), TrafficSet.Empty);
}

/// <summary>An entry of the matrix.</summary>
/// <param name="Note">why it is needed; null where nobody said.</param>
public sealed record AllowedFlow(string From, string To, TrafficSet Traffic, string? Note);
