using Graph.Engine.Sets;
using Graph.Model.Questions;

namespace Graph.Engine.Proving;

/// <summary>A question's traffic as a set.</summary>
internal static class QuestionTraffic
{
    public static TrafficSet Of(Traffic traffic) => traffic switch
    {
        { Protocol.IsIcmp: true } => TrafficSet.Echo,
        { Port: { } port } => TrafficSet.Of(traffic.Protocol, ValueSet.Single(port)),
        _ => TrafficSet.Of(traffic.Protocol),
    };
}
