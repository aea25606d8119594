using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// An egress-only internet gateway passes IPv6 connections that start inside, and their replies; nothing else comes in
/// (egress-only-internet-gateway.md).
/// </summary>
internal static class EgressOnlyInternetGateways
{
    public static void Leave(Exploration exploration, Flight flight, EgressOnlyInternetGateway gateway, SubnetNode from)
    {
        var component = new Component("egress-only internet gateway", gateway.Id.Value);
        if (gateway.MayBeAttachedTo(from.Row.Vpc))
            flight = exploration.Lack(flight, GatewayAttachments.Untold(gateway.Id.Value));
        if (!gateway.MayBeAttachedTo(from.Row.Vpc) && (!gateway.IsAttached || gateway.Vpc != from.Row.Vpc))
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
        else if (flight.Family != AddressFamily.IPv6)
            exploration.Stop(flight, component, ExplanationCodes.ProtocolRestriction);
        else if (flight.IsReply)
            exploration.Stop(flight, component, ExplanationCodes.GraphAcceptsNothingUnsolicited);
        else
        {
            flight = BlockPublicAccess.Check(exploration, flight, from, component, isTranslated: true);
            var session = new Session.EgressOnly(
                flight.Source, flight.Destination, flight.ClientPorts, flight.Sessions, gateway);
            Internet.Receive(exploration, flight with { Sessions = session, Sender = Identity.Outside }, from.Vpc);
        }
    }

    /// <summary>The reply to a connection that left by the gateway.</summary>
    public static void Return(Exploration exploration, Flight flight, Session.EgressOnly session, InterfaceNode receiver)
    {
        if (receiver.Subnet is not { } subnet)
        {
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(receiver));
            return;
        }

        var component = new Component("egress-only internet gateway", session.Gateway.Id.Value);
        flight = BlockPublicAccess.Check(exploration, flight, subnet, component, isTranslated: flight.IsReply);
        LocalRoutes.Deliver(exploration, flight with { Sessions = session.Outer }, receiver.Vpc);
    }
}
