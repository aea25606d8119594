using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An internet gateway maps public IPv4 addresses one to one and passes IPv6 as it is; network ACLs and security groups see
/// the private address (VPC_Internet_Gateway.md).
/// </summary>
internal static class InternetGateways
{
    /// <summary>From the VPC to the internet.</summary>
    public static void Leave(Walk walk, Flight flight, InternetGateway gateway, Subnet from)
    {
        flight = walk.Mark(flight, (gateway, from), static (again, packet, place) => Leave(again, packet, place.gateway, place.from));
        var component = Components.Of(gateway);
        if (gateway.MayBeAttachedTo(from.Vpc))
            flight = flight.Lack(component, GatewayAttachments.Untold(gateway.Id.Value));
        else if (!gateway.IsAttached || gateway.Vpc != from.Vpc)
        {
            walk.Stop(
                flight, component, ExplanationCodes.BadStateAttachment, $"the gateway is not attached to {from.Vpc}");
            return;
        }

        flight = BlockPublicAccess.CheckOutbound(walk, flight, from, component);
        flight = CheckDestination(flight, component);
        if (flight.Packet.Family == AddressFamily.IPv6)
        {
            Internet.Receive(walk, flight.Pass(component), from.Vpc);
            return;
        }

        if (PublicAddressOf(walk, from.Vpc, flight.Packet.Source) is { } publicAddress)
        {
            var translated = flight.Translate(component, flight.Packet.WithSource(publicAddress), $"source becomes {publicAddress}");
            Internet.Receive(walk, translated with { Sender = SenderIdentity.Outside }, from.Vpc);
            return;
        }

        walk.Stop(
            flight,
            component,
            ExplanationCodes.IgwPublicIpAssociationForEgress,
            $"{flight.Packet.Source} has no public address in {from.Vpc}");
    }

    /// <summary>From the internet to an interface; the packet still has the public destination.</summary>
    public static void Enter(Walk walk, Flight flight, NetworkInterface receiver, Address privateAddress)
    {
        flight = walk.Mark(flight, (receiver, privateAddress), static (again, packet, place) => Enter(again, packet, place.receiver, place.privateAddress));
        if (!walk.Facts.Gateways.InternetOfVpc.TryGetValue(receiver.Vpc, out var gateway))
        {
            Miss(walk, flight, receiver);
            return;
        }

        if (NetworkInterfaces.SubnetOf(walk, flight, receiver) is not { } subnet)
            return;
        var component = Components.Of(gateway);
        flight = BlockPublicAccess.CheckInbound(walk, flight, subnet, component, receiver);
        if (receiver.DenyAllIgwTraffic && !flight.IsReply)
        {
            flight = flight.Block(
                component, ExplanationCodes.GraphDenyAllIgwTraffic, $"{receiver.Id} drops traffic from internet gateways");
        }

        else if (MayDenyAll(walk, flight, receiver) is { } fact)
        {
            flight = flight.Lack(component, fact);
        }

        flight = flight.Packet.Destination == privateAddress
            ? flight.Pass(component)
            : flight.Translate(
                component, flight.Packet.WithDestination(privateAddress), $"destination becomes {privateAddress}");
        EdgeRouteTables.Deliver(walk, flight, gateway.Id.Value, receiver.Vpc);
    }

    /// <summary>An interface that only its instance told of may have denyAllIgwTraffic set, an option of those with IPv6.</summary>
    internal static MissingFact? MayDenyAll(Walk walk, Flight flight, NetworkInterface receiver) =>
        flight is { IsReply: false, Packet.Family: AddressFamily.IPv6 } && receiver.AvailabilityZone is null
            ? walk.Facts.Absence(
                ApiCall.DescribeNetworkInterfaces, receiver.Scope, $"whether {receiver.Id} drops traffic from internet gateways decides")
            : null;

    private static Flight CheckDestination(Flight flight, Component component)
    {
        var destination = flight.Packet.Destination;
        foreach (var block in SpecialPurposeAddresses.PrivateIPv4)
        {
            if (!block.Contains(destination))
                continue;
            return flight.Block(
                component,
                block.Length == 10 ? ExplanationCodes.IgwDestinationAddressNotInRfc6598Egress
                    : ExplanationCodes.IgwDestinationAddressNotInRfc1918Egress,
                $"the gateway drops packets to {block}");
        }

        return flight;
    }

    internal static Address? PublicAddressOf(Walk walk, Id<Vpc> vpc, Address source)
    {
        if (walk.Facts.Interfaces.PublicOf(vpc, source) is { } mapped)
            return mapped;

        // A NAT gateway tells its own addresses; its interface may belong to an answer that was not read.
        return walk.Facts.Gateways.NatAt(vpc, source)?.PublicAddress;
    }

    internal static void Miss(Walk walk, Flight flight, NetworkInterface receiver)
    {
        var component = new Component("VPC", receiver.Vpc.Value);
        if (walk.Facts.Vpcs.Vpc(receiver.Vpc) is not { } vpc)
            walk.Lose(flight, component, new MissingFact(receiver.Vpc.Value, "the VPC is not in the snapshot"));
        else if (walk.Facts.Gateways.InternetThatMayBeOf(vpc.Id).FirstOrDefault() is { } gateway)
            walk.Lose(flight, component, GatewayAttachments.Untold(gateway.Id.Value));
        else if (walk.Facts.Absence(
            ApiCall.DescribeInternetGateways, vpc.Scope, $"the internet gateway of {vpc.Id} is needed") is { } fact)
            walk.Lose(flight, component, fact);
        else
        {
            walk.Stop(
                flight, component, ExplanationCodes.GraphNoInternetGateway, "no internet gateway is attached to the VPC");
        }
    }
}
