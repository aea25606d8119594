using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Destinations that no router of a VPC ever sees, whatever the tables say: loopback stays in the host (RFC 1122, 4291), broadcast is
/// not supported (subnet-sizing.md), multicast only in a transit gateway's multicast domain (tgw-multicast-overview.md), and
/// link-local IPv6 reaches the neighbours whose addresses no answer tells.
/// </summary>
internal static class UnroutableAddresses
{
    private static readonly Cidr[] Loopback = [Cidr.Parse("127.0.0.0/8"), Cidr.Parse("::1/128")];
    private static readonly Cidr[] Nobody = [Cidr.Parse("0.0.0.0/8"), Cidr.Parse("255.255.255.255/32"), Cidr.Parse("::/128")];
    private static readonly Cidr[] Multicast = [Cidr.Parse("224.0.0.0/4"), Cidr.Parse("ff00::/8")];
    private static readonly Cidr LinkLocalIPv6 = Cidr.Parse("fe80::/10");

    /// <summary>Whether nothing sends from the address over a network.</summary>
    public static bool IsNoSource(Address address) => IsIn(Loopback, address) || IsIn(Nobody, address) || IsIn(Multicast, address);

    /// <summary>Every block of such addresses.</summary>
    public static IReadOnlyList<Cidr> Blocks { get; } = [.. Loopback, .. Nobody, .. Multicast, LinkLocalIPv6];

    /// <summary>Whether the host itself has the address.</summary>
    public static bool IsLoopback(Address address) => IsIn(Loopback, address);

    /// <summary>Whether the address is one of these.</summary>
    public static bool Holds(Address address) => IsNoSource(address) || LinkLocalIPv6.Contains(address);

    /// <summary>Ends the way of a packet to such an address; false for every other packet.</summary>
    public static bool TryTake(Walk walk, Flight flight, NetworkInterface sender)
    {
        var destination = flight.Packet.Destination;
        var component = Components.Of(sender);
        if (IsIn(Loopback, destination))
        {
            walk.Arrive(
                flight.Pass(component, "loopback: the packet stays in the host"), new Arrival.Home(sender));
        }
        else if (IsIn(Nobody, destination))
            walk.Stop(flight, component, ExplanationCodes.NoPossibleDestination, $"{destination} is no address of a host, and a VPC has no broadcast");
        else if (IsIn(Multicast, destination))
            SendToGroup(walk, flight, sender, component);
        else if (LinkLocalIPv6.Contains(destination))
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(destination.ToString(), "the link-local IPv6 addresses of interfaces are in no answer"),
                ExplanationCodes.GraphNotModelled);
        }
        else
        {
            return false;
        }

        return true;
    }

    private static void SendToGroup(Walk walk, Flight flight, NetworkInterface sender, Component component)
    {
        if (walk.Facts.Absence(ApiCall.DescribeTransitGatewayVpcAttachments, sender.Scope, "a transit gateway may carry multicast") is { } fact)
            walk.Lose(flight, component, fact);
        else if (walk.Facts.Estate.Rows<TransitGatewayVpcAttachment>().Any(row => row.Vpc == sender.Vpc))
        {
            walk.Lose(
                flight,
                component,
                new MissingFact(flight.Packet.Destination.ToString(), "multicast domains of transit gateways are not modelled"),
                ExplanationCodes.GraphNotModelled);
        }
        else
            walk.Stop(flight, component, ExplanationCodes.NoPossibleDestination, $"{sender.Vpc} carries no multicast");
    }

    private static bool IsIn(Cidr[] blocks, Address address) => Array.Exists(blocks, block => block.Contains(address));
}
