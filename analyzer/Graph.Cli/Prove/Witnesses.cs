using Graph.Checker;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Prove;

/// <summary>Shows a part of a proved flow on one packet of it, as the packet walker sees it.</summary>
internal sealed class Witnesses(Walker walker)
{
    /// <param name="part">the part of the flow's traffic to take a packet from.</param>
    public (Question Question, Answer Answer)? Of(DestinationGroup group, Flow flow, TrafficSet part)
    {
        if (TrafficIn(part) is not { } traffic)
            return null;
        var (from, to) = EndsOf(group, flow);
        var question = new Question(from, to, traffic);
        return (question, walker.Ask(question));
    }

    /// <summary>One source and one destination that stand for all of a flow.</summary>
    public static (EndpointReference From, EndpointReference To) EndsOf(DestinationGroup group, Flow flow) => (
        flow.Source is EndpointGroup.Interfaces { Ids: [var source, ..] }
            ? new EndpointReference.Of(source)
            : new EndpointReference.At(flow.SourceAddress),
        group.Destination is EndpointGroup.Interfaces { Ids: var ids }
            ? new EndpointReference.Of(ids.FirstOrDefault(id => !IsSame(flow.Source, id)) ?? ids[0])
            : new EndpointReference.At(flow.DestinationAddress));

    private static bool IsSame(EndpointGroup source, string id) => source is EndpointGroup.Interfaces { Ids: [var one, ..] } && one == id;

    /// <summary>One kind of traffic of a set; null where it has only ICMP types that are no echo.</summary>
    private static Traffic? TrafficIn(TrafficSet set)
    {
        if (!set.Tcp.IsEmpty)
            return Traffic.Tcp(set.Tcp.First);
        if (!set.Udp.IsEmpty)
            return Traffic.Udp(set.Udp.First);
        if (set.Overlaps(TrafficSet.Echo))
            return Traffic.Echo;
        return set.Other.IsEmpty ? null : Traffic.Of(new IpProtocol(set.Other.First));
    }
}
