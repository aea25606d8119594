using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An egress-only internet gateway passes IPv6 connections that start inside, and their replies; nothing else comes in
/// (egress-only-internet-gateway.md).
/// </summary>
internal static class EgressOnlyInternetGateways
{
    public static void Leave(Walk walk, Flight flight, EgressOnlyInternetGateway gateway, Subnet from)
    {
        var component = Components.Of(gateway);
        if (gateway.MayBeAttachedTo(from.Vpc))
            flight = flight.Lack(component, GatewayAttachments.Untold(gateway.Id.Value));
        else if (!gateway.IsAttached || gateway.Vpc != from.Vpc)
        {
            walk.Stop(flight, component, ExplanationCodes.BadStateAttachment, $"the gateway is not attached to {from.Vpc}");
            return;
        }

        if (flight.Packet.Family != AddressFamily.IPv6)
        {
            walk.Stop(flight, component, ExplanationCodes.ProtocolRestriction, "the gateway carries IPv6 only");
            return;
        }

        if (flight.IsReply)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.GraphAcceptsNothingUnsolicited,
                "the connection did not leave this way: the gateway knows nothing of it");
            return;
        }

        flight = BlockPublicAccess.CheckOutbound(walk, flight, from, component);
        var session = new Session.EgressOnly(flight.Packet, flight.ClientPorts, gateway);
        var leaving = flight.Pass(component, "the gateway remembers the connection") with
        {
            Sessions = flight.Sessions.Push(session),
            Sender = SenderIdentity.Outside,
        };
        Internet.Receive(walk, leaving, from.Vpc);
    }

    /// <summary>The reply to a connection that left by the gateway.</summary>
    public static void Return(Walk walk, Flight flight, Session.EgressOnly session, NetworkInterface receiver)
    {
        flight = walk.Mark(flight, (session, receiver), static (again, packet, place) => Return(again, packet, place.session, place.receiver));
        var component = Components.Of(session.Gateway);
        if (NetworkInterfaces.SubnetOf(walk, flight, receiver) is not { } subnet)
            return;
        flight = BlockPublicAccess.CheckInbound(walk, flight, subnet, component, receiver);
        LocalRoutes.Deliver(
            walk,
            flight.Pass(component, "a reply to a connection that left here") with { Sessions = flight.Sessions.Pop() },
            receiver.Vpc);
    }
}
