using Graph.Engine.Sets;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Threats.Rules.Asking;

/// <summary>What the policy's matrix intends between an asset and what is outside.</summary>
internal static class Intended
{
    public static TrafficSet FromInternet(this Policy policy, Asset to) =>
        policy.Allowed.Between([TierMatrix.Internet], TierMatrix.NamesOf(to));

    public static TrafficSet FromOnPremises(this Policy policy, Asset to) =>
        policy.Allowed.Between([TierMatrix.OnPremises], TierMatrix.NamesOf(to));

    public static TrafficSet ToInternet(this Policy policy, Asset from) =>
        policy.Allowed.Between(TierMatrix.NamesOf(from), [TierMatrix.Internet]);
}
