using System.Collections.Immutable;
using Graph.Threats.Rules.Perimeter;

namespace Graph.Threats.Rules;

/// <summary>All rules, by the id of their threat.</summary>
public static class ThreatRules
{
    public static ImmutableArray<IThreatRule> All { get; } =
    [
        new N01DatabasePortFromInternet(),
        new N02DatabaseDeclaredPublic(),
        new N03AdminPortFromInternet(),
        new N04AdminPortFromWideRange(),
        new N05WideOpenGroup(),
        new N06UnpublishedPortFromInternet(),
        new N07InternalPortPastBalancer(),
        new N08DirectlyExposedInstance(),
        new N09BalancerBypassed(),
        new N10OpenOverIpv6Alone(),
    ];
}
