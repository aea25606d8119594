using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Checker.Walking;

/// <summary>The hops so far, newest first, shared between branches of a walk.</summary>
internal sealed record Trail(Hop Hop, Trail? Previous, int Length)
{
    public static Trail Append(Trail? trail, Hop hop) => new(hop, trail, (trail?.Length ?? 0) + 1);

    public static ImmutableArray<Hop> ToHops(Trail? trail)
    {
        var hops = new Hop[trail?.Length ?? 0];
        for (var i = hops.Length - 1; trail is not null; i--, trail = trail.Previous)
            hops[i] = trail.Hop;
        return ImmutableArray.Create(hops);
    }
}
