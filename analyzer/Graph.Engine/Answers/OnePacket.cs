using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Questions;

namespace Graph.Engine.Answers;

/// <summary>One packet out of what was proved for sets: how a flow is shown to a person, or asked of the walker.</summary>
public static class OnePacket
{
    /// <summary>
    /// The two ends of a flow: an interface that stands for those alike, or an address outside. Within one group the packet goes from one
    /// member to another.
    /// </summary>
    public static (EndpointReference From, EndpointReference To) EndsOf(
        EndpointGroup source, Address sourceAddress, EndpointGroup destination, Address destinationAddress)
    {
        var first = source is EndpointGroup.Interfaces { Ids: [var id, ..] } ? id : null;
        return (
            first is null ? new EndpointReference.At(sourceAddress) : new EndpointReference.Of(first),
            destination is EndpointGroup.Interfaces { Ids: var ids }
                ? new EndpointReference.Of(ids.FirstOrDefault(other => other != first) ?? ids[0])
                : new EndpointReference.At(destinationAddress));
    }

    public static (EndpointReference From, EndpointReference To) EndsOf(DestinationGroup group, Flow flow)
    {
        ArgumentNullException.ThrowIfNull(group);
        ArgumentNullException.ThrowIfNull(flow);
        return EndsOf(flow.Source, flow.SourceAddress, group.Destination, flow.DestinationAddress);
    }

    public static (EndpointReference From, EndpointReference To) EndsOf(SurveyFlow flow)
    {
        ArgumentNullException.ThrowIfNull(flow);
        return EndsOf(flow.Source, flow.SourceAddress, flow.Destination, flow.DestinationAddress);
    }

    /// <summary>One kind of traffic of a set; null of the empty set.</summary>
    public static Traffic? In(TrafficSet set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return set switch
        {
            { Tcp.IsEmpty: false } => Traffic.Tcp(set.Tcp.First),
            { Udp.IsEmpty: false } => Traffic.Udp(set.Udp.First),
            _ when set.Overlaps(TrafficSet.Echo) => Traffic.Echo,
            { Icmp.IsEmpty: false } => Traffic.IcmpOf((byte)(set.Icmp.First >> 8), (byte)(set.Icmp.First & 255)),
            { IcmpV6.IsEmpty: false } => Traffic.IcmpOf((byte)(set.IcmpV6.First >> 8), (byte)(set.IcmpV6.First & 255)),
            { Other.IsEmpty: false } => Traffic.Of(new IpProtocol(set.Other.First)),
            _ => null,
        };
    }
}
