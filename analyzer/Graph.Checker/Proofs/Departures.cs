using Graph.Checker.Endpoints;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>Where requests and replies start.</summary>
internal static class Departures
{
    // RFC 792 and RFC 4443: an echo reply is of type 0, of ICMPv6 129.
    private static readonly PortSet EchoReply = PortSet.Of(PortRange.Single(0));
    private static readonly PortSet EchoReplyV6 = PortSet.Of(PortRange.Single(129 << 8));

    /// <summary>The kinds of packets that have a reply that can be judged: TCP, UDP and echo.</summary>
    public static TrafficSet ExpectingReplies { get; } = TrafficSet.Echo with { Tcp = PortSet.All, Udp = PortSet.All };

    /// <summary>The requests of an inquiry as they are sent; what can send none is told as a stop.</summary>
    public static void Send(Inquiry inquiry, TrafficSet traffic, ISteps steps)
    {
        var standing = new ProofStanding(
            PlaceOf(inquiry.Sender), false, inquiry.Sender.Address, inquiry.Goal.Address, SenderOf(inquiry), []);
        var crowd = new Crowd(
            inquiry, steps, standing, Judged.Sure(traffic.Intersect(TrafficSet.Of(inquiry.Sender.Address.Family))));
        var type = (inquiry.Sender as Sender.OfInterface)?.Interface.InterfaceType;
        if (type is "nat_gateway")
            crowd.Stop(ComponentOf(inquiry), ExplanationCodes.GraphCannotInitiate);
        else if (type is "vpc_endpoint" or "gateway_load_balancer_endpoint")
            crowd.Stop(ComponentOf(inquiry), ExplanationCodes.VpceIntraVpcTraffic);
        else
            crowd.Reach(standing.Place);
    }

    /// <summary>The replies to requests that arrived; null where none is expected.</summary>
    /// <param name="arrived">the requests at the place that took them.</param>
    public static (ProofStanding Standing, TrafficSet Traffic)? Reply(Inquiry inquiry, ProofStanding arrived, TrafficSet traffic)
    {
        if (PlaceOfReply(inquiry.Network, arrived.Place) is not { } place)
            return null;
        var ports = PortSet.OfSorted(ClientPorts.Of(inquiry, arrived));
        var asked = traffic.Intersect(ExpectingReplies);
        var replies = new TrafficSet(
            asked.Tcp.IsEmpty ? default : ports,
            asked.Udp.IsEmpty ? default : ports,
            asked.Icmp.IsEmpty ? default : EchoReply,
            asked.IcmpV6.IsEmpty ? default : EchoReplyV6,
            default);
        if (replies.IsEmpty)
            return null;
        var sessions = arrived.Place is ProofPlace.DeliveredToService ? arrived.Sessions.SkipLast(1) : arrived.Sessions;
        return (
            new ProofStanding(place, true, arrived.Destination, arrived.Source, ProofSender.Outside, [.. sessions]),
            replies);
    }

    private static ProofPlace PlaceOf(Sender sender) => sender switch
    {
        Sender.OfInterface from => new ProofPlace.Send(from.Interface.Id),
        Sender.OnInternet => new ProofPlace.OnInternet(null),
        Sender.OnPremises from => new ProofPlace.OnPremises(Entries.Of(from.Entry)),
        _ => throw new InvalidOperationException("a sender is an interface, on the internet or on premises"),
    };

    private static ProofPlace? PlaceOfReply(Network network, ProofPlace end) => end switch
    {
        ProofPlace.Delivered at => new ProofPlace.Send(at.Interface),
        ProofPlace.DeliveredToInternet => new ProofPlace.OnInternet(null),
        ProofPlace.DeliveredOnPremises at => new ProofPlace.OnPremises(at.Entry),
        ProofPlace.DeliveredToService at => new ProofPlace.InVpc(network.Endpoint(at.Endpoint).Vpc),
        _ => null,
    };

    private static ProofSender SenderOf(Inquiry inquiry) => inquiry.Sender is Sender.OfInterface { Interface: var from }
        ? new ProofSender(from.Vpc, inquiry.Network.GroupsOf(from))
        : ProofSender.Outside;

    private static Component ComponentOf(Inquiry inquiry) =>
        Components.Of(((Sender.OfInterface)inquiry.Sender).Interface);
}
