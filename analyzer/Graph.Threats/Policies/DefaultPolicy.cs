using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Engine.Sets;

namespace Graph.Threats.Policies;

/// <summary>The policy where nobody gives another: three tiers and command and control.</summary>
public static class DefaultPolicy
{
    public static Policy Value { get; } = new()
    {
        Tagging = new TagMapping(TierScheme.Default),
        Tiers = [new("perimeter", 2), new("application", 3), new("persistent", 4), new("cnc", 4)],
        Ports = PortNames.Default,
        Allowed = new TierMatrix([]),
        Trust = new Trust([], [], []),
        Regions = [],
        Severities = ImmutableDictionary<Catalogue.ThreatId, Findings.Severity>.Empty,
        Disabled = [],
    };
}
