using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;

namespace Graph.Engine.Evidence;

/// <summary>Sets of traffic as proofs write them.</summary>
internal static class TrafficSets
{
    public static ProofTraffic ToProof(TrafficSet set) => new(
        RangesOf(set.Tcp), RangesOf(set.Udp), RangesOf(set.Icmp), RangesOf(set.IcmpV6), RangesOf(set.Other));

    private static ValueList<PortRange> RangesOf(ValueSet values) => [.. values.Ranges];
}
