using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// Destinations that no router of a VPC ever sees: loopback stays in the host (RFC 1122, 4291), broadcast is not supported
/// (subnet-sizing.md), multicast only in a transit gateway's multicast domain (tgw-multicast-overview.md), and link-local IPv6
/// reaches neighbours whose addresses no answer tells.
/// </summary>
internal static class UnroutableAddresses
{
    private static readonly Cidr[] Loopback = [Cidr.Parse("127.0.0.0/8"), Cidr.Parse("::1/128")];
    private static readonly Cidr[] Nobody = [Cidr.Parse("0.0.0.0/8"), Cidr.Parse("255.255.255.255/32"), Cidr.Parse("::/128")];
    private static readonly Cidr[] Multicast = [Cidr.Parse("224.0.0.0/4"), Cidr.Parse("ff00::/8")];
    private static readonly Cidr LinkLocalIPv6 = Cidr.Parse("fe80::/10");

    /// <summary>Whether nothing sends from the address over a network.</summary>
    public static bool IsNoSource(Address address) => IsIn(Loopback, address) || IsIn(Nobody, address) || IsIn(Multicast, address);

    /// <summary>Whether the address is one of these.</summary>
    public static bool Holds(Address address) => IsNoSource(address) || LinkLocalIPv6.Contains(address);

    /// <summary>Ends the way of packets to such an address; false for all others.</summary>
    public static bool TryTake(Exploration exploration, Flight flight, InterfaceNode sender)
    {
        var destination = flight.Destination;
        var component = new Component("network interface", sender.Id);
        if (IsIn(Loopback, destination))
            exploration.Arrive(flight, new Arrival.Home(sender));
        else if (IsIn(Nobody, destination))
            exploration.Stop(flight, component, ExplanationCodes.NoPossibleDestination);
        else if (IsIn(Multicast, destination))
            SendToGroup(exploration, flight, sender, component);
        else if (LinkLocalIPv6.Contains(destination))
            exploration.Lose(flight, new MissingFact(destination.ToString(), "the link-local IPv6 addresses of interfaces are in no answer"));
        else
            return false;
        return true;
    }

    private static void SendToGroup(Exploration exploration, Flight flight, InterfaceNode sender, Component component)
    {
        if (exploration.Network.Absence(
            ApiCall.DescribeTransitGatewayVpcAttachments, sender.Row.Scope, "a transit gateway may carry multicast") is { } fact)
            exploration.Lose(flight, fact);
        else if (exploration.Network.Estate.Rows<TransitGatewayVpcAttachment>().Any(row => row.Vpc == sender.Row.Vpc))
        {
            exploration.Lose(
                flight, new MissingFact(flight.Destination.ToString(), "multicast domains of transit gateways are not modelled"));
        }
        else
            exploration.Stop(flight, component, ExplanationCodes.NoPossibleDestination);
    }

    private static bool IsIn(Cidr[] blocks, Address address) => Array.Exists(blocks, block => block.Contains(address));
}
