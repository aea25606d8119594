using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A NAT gateway takes the place of the source for TCP, UDP and ICMP, and lets only replies in. It has no security group; its
/// subnet's network ACL and route table apply (nat-gateway-basics.md).
/// </summary>
internal static class NatGateways
{
    /// <summary>A route led the packet to the gateway.</summary>
    public static void Translate(Walk walk, Flight flight, NatGateway nat, Subnet from)
    {
        var component = Components.Of(nat);
        if (flight.IsReply)
        {
            walk.Stop(
                flight,
                component,
                ExplanationCodes.NgwSourceAddressReassign,
                "the connection did not come this way: its reply would leave from another address");
            return;
        }

        if (Refusal(flight, nat, from) is { } refusal)
        {
            walk.Stop(flight, component, refusal.Code, refusal.Detail);
            return;
        }

        if (flight.Packet.Family == AddressFamily.IPv6)
        {
            walk.Lose(
                flight, component, new MissingFact(nat.Id.Value, "NAT64 is not modelled"), ExplanationCodes.GraphNotModelled);
        }
        else if (nat.IsRegional)
        {
            RegionalNatGateways.Translate(walk, flight, nat, from);
        }
        else if (SubnetOf(walk, flight, nat) is { } subnet)
        {
            // The gateway is in a subnet of its own: the packet crosses into it.
            flight = NetworkAcls.CheckInbound(walk, flight, subnet);
            SendFromEachAddress(walk, flight, nat, subnet);
        }
    }

    /// <summary>A packet comes to the gateway's interface, past its subnet's network ACL.</summary>
    public static void Receive(Walk walk, Flight flight, NatGateway nat, NetworkInterface receiver)
    {
        if (flight is { IsReply: true, LastSession: Session.Nat session } && session.Gateway.Id == nat.Id
            && flight.Packet.Destination == session.Address)
        {
            Return(walk, flight, session);
            return;
        }

        walk.Stop(
            flight,
            Components.Of(nat),
            ExplanationCodes.GraphAcceptsNothingUnsolicited,
            $"the NAT gateway of {receiver.Id} takes only replies");
    }

    /// <summary>A packet from the internet for a gateway whose interface is not in the snapshot.</summary>
    public static void ReceiveFromInternet(Walk walk, Flight flight, NatGatewayAddress address)
    {
        flight = walk.Mark(flight, address, static (again, packet, place) => ReceiveFromInternet(again, packet, place));
        var nat = walk.Facts.Gateways.Nat(address.NatGateway.Value)!;
        if (flight is not { IsReply: true, LastSession: Session.Nat session } || session.Gateway.Id != nat.Id)
        {
            walk.Stop(
                flight, Components.Of(nat), ExplanationCodes.GraphAcceptsNothingUnsolicited, "a NAT gateway takes only replies");
            return;
        }

        if (nat.IsRegional)
            RegionalNatGateways.Return(walk, flight, session);
        else if (SubnetOf(walk, flight, nat) is { } subnet)
        {
            var inside = flight.Translate(
                Components.Of(nat), flight.Packet.WithDestination(session.Address), $"destination becomes {session.Address}");
            Return(walk, NetworkAcls.CheckInbound(walk, inside, subnet), session);
        }
    }

    /// <summary>The reply goes back to who asked, from the gateway's subnet.</summary>
    public static void Return(Walk walk, Flight flight, Session.Nat session)
    {
        flight = walk.Mark(flight, session, static (again, packet, place) => Return(again, packet, place));
        if (flight.Packet.Source != session.Asked.Destination)
        {
            walk.Stop(
                flight,
                Components.Of(session.Gateway),
                ExplanationCodes.GraphReplyMisdelivered,
                $"the request went to {session.Asked.Destination}, and this comes from {flight.Packet.Source}");
        }
        else if (SubnetOf(walk, flight, session.Gateway) is { } subnet)
            Subnets.Leave(walk, flight.Undo(session, Components.Of(session.Gateway)), subnet);
    }

    private static void SendFromEachAddress(Walk walk, Flight flight, NatGateway nat, Subnet subnet)
    {
        var sent = false;
        foreach (var row in walk.Facts.Gateways.AddressesOf(nat))
        {
            if (row.PrivateAddress is not { } address || row.Status is "failed" or "unassigning" or "disassociating")
                continue;
            sent = true;
            Subnets.Leave(walk, Send(walk, flight, nat, address), subnet);
        }

        if (!sent)
            walk.Lose(flight, Components.Of(nat), new MissingFact(nat.Id.Value, "the gateway's addresses are not in the snapshot"));
    }

    private static Flight Send(Walk walk, Flight flight, NatGateway nat, Address address)
    {
        var session = new Session.Nat(flight.Packet, flight.ClientPorts, nat, address, ReturnsByItself: false);
        return flight.Relay(
            Components.Of(nat),
            session,
            flight.Packet.WithSource(address).FromPort(walk.RelayPort(flight)),
            $"source becomes {address}") with
        {
            Sender = new SenderIdentity(nat.Vpc, [], [.. flight.Sender.Groups], ExplanationCodes.SgReferencesNotPreserved),
        };
    }

    private static (ExplanationCode Code, string Detail)? Refusal(Flight flight, NatGateway nat, Subnet from)
    {
        if (nat.State is not "available")
            return (ExplanationCodes.BadState, $"the gateway is {nat.State}");
        if (!flight.Packet.Protocol.HasPorts && !flight.Packet.Protocol.IsIcmp)
            return (ExplanationCodes.ProtocolRestriction, $"the gateway takes no protocol {flight.Packet.Protocol}");
        if (nat.Vpc != from.Vpc)
            return (ExplanationCodes.GraphRouteTargetUnusable, $"the gateway is not in {from.Vpc}");

        // The gateway's own packets take the route that led here: they come back to it. Batfish's authors measured the same.
        return nat.Subnet == from.Id
            ? (ExplanationCodes.GraphRouteTargetUnusable, "the gateway's own subnet routes to it: it has no way on")
            : null;
    }

    private static Subnet? SubnetOf(Walk walk, Flight flight, NatGateway nat)
    {
        if (nat.Subnet is { } id && walk.Facts.Vpcs.Subnet(id) is { } subnet)
            return subnet;
        walk.Lose(
            flight,
            Components.Of(nat),
            new MissingFact(nat.Subnet?.Value ?? nat.Id.Value, "the NAT gateway's subnet is not in the snapshot"));
        return null;
    }
}
