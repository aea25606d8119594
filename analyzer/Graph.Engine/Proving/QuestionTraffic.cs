using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Questions;

namespace Graph.Engine.Proving;

/// <summary>A question's traffic as a set.</summary>
internal static class QuestionTraffic
{
    private static readonly Address V4 = Address.Parse("0.0.0.0");
    private static readonly Address V6 = Address.Parse("::");

    public static TrafficSet Of(Traffic traffic) => traffic switch
    {
        { Protocol.IsIcmp: true } => OfIcmp(traffic.Between(V4, V4, 0)).Union(OfIcmp(traffic.Between(V6, V6, 0))),
        { Port: { } port } => TrafficSet.Of(traffic.Protocol, ValueSet.Single(port)),
        _ => TrafficSet.Of(traffic.Protocol),
    };

    private static TrafficSet OfIcmp(Packet packet) =>
        TrafficSet.Of(packet.Protocol, ValueSet.Single((packet.IcmpType * 256) + packet.IcmpCode));
}
