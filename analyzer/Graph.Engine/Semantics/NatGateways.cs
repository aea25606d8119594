using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// A NAT gateway takes the place of the source for TCP, UDP and ICMP, and lets only replies in. It has no security group; its
/// subnet's network ACL and route table apply (nat-gateway-basics.md).
/// </summary>
internal static class NatGateways
{
    private static readonly TrafficSet Translated = TrafficSet.AllPorts.Union(TrafficSet.AllIcmp);

    /// <summary>What a NAT gateway's own connections come from.</summary>
    public static ValueSet OwnPorts { get; } = ValueSet.Of(PortRange.Ephemeral);

    /// <summary>A route led the packets to the gateway.</summary>
    public static void Translate(Exploration exploration, Flight flight, NatGateway nat, SubnetNode from)
    {
        var component = new Component("NAT gateway", nat.Id.Value);
        if (flight.IsReply)
        {
            // The connection did not come this way: its reply would leave from another address.
            exploration.Stop(flight, component, ExplanationCodes.NgwSourceAddressReassign);
            return;
        }

        if (nat.State is not "available")
        {
            exploration.Stop(flight, component, ExplanationCodes.BadState);
            return;
        }

        flight = exploration.Filter(flight, Allowed.Exactly(Translated), component, ExplanationCodes.ProtocolRestriction);

        // Its own packets take the route that led here: from its own subnet they come back to it.
        if (nat.Vpc != from.Row.Vpc || nat.Subnet == from.Row.Id)
            exploration.Stop(flight, component, ExplanationCodes.GraphRouteTargetUnusable);
        else if (flight.IsStopped)
            return;
        else if (flight.Family == AddressFamily.IPv6)
            exploration.Lose(flight, new MissingFact(nat.Id.Value, "NAT64 is not modelled"));
        else if (nat.IsRegional)
            RegionalNatGateways.Translate(exploration, flight, nat, from);
        else if (SubnetOf(exploration, flight, nat) is { } subnet)
        {
            // The gateway is in a subnet of its own: the packets cross into it.
            flight = NetworkAcls.CheckInbound(exploration, flight, subnet);
            SendFromEachAddress(exploration, flight, nat, subnet);
        }
    }

    /// <summary>Packets come to the gateway's interface, past its subnet's network ACL.</summary>
    public static void Receive(Exploration exploration, Flight flight, NatGateway nat, InterfaceNode receiver)
    {
        if (flight is { IsReply: true, Sessions: Session.Nat session } && session.Gateway.Id == nat.Id
            && flight.Destination == session.Address)
        {
            Return(exploration, flight, session);
            return;
        }

        exploration.Stop(flight, new Component("NAT gateway", nat.Id.Value), ExplanationCodes.GraphAcceptsNothingUnsolicited);
    }

    /// <summary>Packets from the internet for a gateway whose interface is not in the snapshot.</summary>
    public static void ReceiveFromInternet(Exploration exploration, Flight flight, NatGatewayAddress address)
    {
        var nat = exploration.Network.Gateways.Nat[address.NatGateway.Value];
        if (flight is not { IsReply: true, Sessions: Session.Nat session } || session.Gateway.Id != nat.Id)
            exploration.Stop(flight, new Component("NAT gateway", nat.Id.Value), ExplanationCodes.GraphAcceptsNothingUnsolicited);
        else if (nat.IsRegional)
            RegionalNatGateways.Return(exploration, flight, session);
        else if (SubnetOf(exploration, flight, nat) is { } subnet)
        {
            var inside = flight with { Destination = session.Address };
            Return(exploration, NetworkAcls.CheckInbound(exploration, inside, subnet), session);
        }
    }

    /// <summary>The reply goes back to who asked, from the gateway's subnet.</summary>
    public static void Return(Exploration exploration, Flight flight, Session.Nat session)
    {
        if (flight.IsStopped)
            return;
        if (flight.Source != session.Destination)
            exploration.Stop(flight, new Component("NAT gateway", session.Gateway.Id.Value), ExplanationCodes.GraphReplyMisdelivered);
        else if (SubnetOf(exploration, flight, session.Gateway) is { } subnet)
            Subnets.Leave(exploration, Undo(flight, session), subnet);
    }

    /// <summary>The component that took the sender's place sends the reply on to who asked.</summary>
    public static Flight Undo(Flight flight, Session session) => flight with
    {
        Source = session.Destination,
        Destination = session.Source,
        Sessions = session.Outer,
        ClientPorts = session is Session.Passed { PreservesClient: true } ? flight.ClientPorts : session.ClientPorts,
    };

    private static void SendFromEachAddress(Exploration exploration, Flight flight, NatGateway nat, SubnetNode subnet)
    {
        var sent = false;
        foreach (var row in exploration.Network.Gateways.NatAddresses.GetValueOrDefault(nat.Id.Value) ?? [])
        {
            if (row.PrivateAddress is not { } address || row.Status is "failed" or "unassigning" or "disassociating")
                continue;
            sent = true;
            var session = new Session.Nat(
                flight.Source, flight.Destination, flight.ClientPorts, flight.Sessions, nat, address, ReturnsByItself: false);
            var translated = flight with
            {
                Source = address,
                Sessions = session,
                ClientPorts = OwnPorts,
                Sender = new Identity(exploration.Network.Vpc(nat.Vpc.Value), []),
            };
            Subnets.Leave(exploration, translated, subnet);
        }

        if (!sent)
            exploration.Lose(flight, new MissingFact(nat.Id.Value, "the gateway's addresses are not in the snapshot"));
    }

    private static SubnetNode? SubnetOf(Exploration exploration, Flight flight, NatGateway nat)
    {
        if (nat.Subnet is { } id && exploration.Network.Subnets.GetValueOrDefault(id.Value) is { } subnet)
            return subnet;
        exploration.Lose(
            flight, new MissingFact(nat.Subnet?.Value ?? nat.Id.Value, "the NAT gateway's subnet is not in the snapshot"));
        return null;
    }
}
