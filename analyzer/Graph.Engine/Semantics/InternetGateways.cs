using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// An internet gateway maps public IPv4 addresses one to one and passes IPv6 as it is; network ACLs and security groups see
/// the private address (VPC_Internet_Gateway.md).
/// </summary>
internal static class InternetGateways
{
    /// <summary>From the VPC to the internet.</summary>
    public static void Leave(Exploration exploration, Flight flight, InternetGateway gateway, SubnetNode from)
    {
        var component = new Component("internet gateway", gateway.Id.Value);
        if (gateway.MayBeAttachedTo(from.Row.Vpc))
        {
            flight = exploration.Lack(flight, GatewayAttachments.Untold(gateway.Id.Value));
        }
        else if (!gateway.IsAttached || gateway.Vpc != from.Row.Vpc)
        {
            exploration.Stop(flight, component, ExplanationCodes.BadStateAttachment);
            return;
        }

        flight = BlockPublicAccess.Check(exploration, flight, from, component, isTranslated: flight.Sessions is Session.Nat);
        if (flight.IsStopped || IsRefused(exploration, flight, component))
            return;
        if (flight.Family == AddressFamily.IPv6)
            Internet.Receive(exploration, flight, from.Vpc);
        else if (PublicAddressOf(exploration.Network, from.Vpc, flight.Source) is { } mapped)
            Internet.Receive(exploration, flight with { Source = mapped, Sender = Identity.Outside }, from.Vpc);
        else
            exploration.Stop(flight, component, ExplanationCodes.IgwPublicIpAssociationForEgress);
    }

    /// <summary>From the internet to an interface; the packets still have the public destination.</summary>
    public static void Enter(Exploration exploration, Flight flight, InterfaceNode receiver, Address privateAddress)
    {
        if (receiver.Vpc.InternetGateway is not { } gateway)
        {
            Miss(exploration, flight, receiver);
            return;
        }

        if (receiver.Subnet is not { } subnet)
        {
            exploration.Lose(flight, NetworkInterfaces.MissingSubnetOf(receiver));
            return;
        }

        var component = new Component("internet gateway", gateway.Id.Value);
        flight = BlockPublicAccess.Check(
            exploration,
            flight,
            subnet,
            component,
            isTranslated: flight.IsReply && receiver.Row.InterfaceType is "nat_gateway");
        if (receiver.Row.DenyAllIgwTraffic && !flight.IsReply)
        {
            flight = exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.GraphDenyAllIgwTraffic);
        }

        else if (!flight.IsReply && flight.Family == AddressFamily.IPv6 && receiver.Row.AvailabilityZone is null
            && exploration.Network.Absence(
                ApiCall.DescribeNetworkInterfaces, receiver.Row.Scope, "whether the interface drops traffic from internet gateways decides")
                is { } fact)
        {
            // An interface that only its instance told of may have denyAllIgwTraffic set, an option of those with IPv6.
            flight = exploration.Lack(flight, fact);
        }

        EdgeRouteTables.Deliver(
            exploration, flight with { Destination = privateAddress }, gateway.Id.Value, receiver.Vpc, fromInternet: true);
    }

    private static bool IsRefused(Exploration exploration, Flight flight, Component component)
    {
        foreach (var block in SpecialPurposeAddresses.PrivateIPv4)
        {
            if (!block.Contains(flight.Destination))
                continue;
            exploration.Stop(
                flight,
                component,
                block.Length == 10 ? ExplanationCodes.IgwDestinationAddressNotInRfc6598Egress
                    : ExplanationCodes.IgwDestinationAddressNotInRfc1918Egress);
            return true;
        }

        return false;
    }

    /// <summary>A NAT gateway tells its own addresses; its interface may belong to an answer that was not read.</summary>
    private static Address? PublicAddressOf(CompiledNetwork network, VpcNode vpc, Address source) =>
        vpc.PublicOf(source) ?? network.Gateways.NatByPrivate.GetValueOrDefault((vpc.Id, source))?.PublicAddress;

    private static void Miss(Exploration exploration, Flight flight, InterfaceNode receiver)
    {
        if (receiver.Vpc.Row is not { } vpc)
            exploration.Lose(flight, new MissingFact(receiver.Vpc.Id, "the VPC is not in the snapshot"));
        else if (exploration.Network.Gateways.UnplacedInternet.Find(gateway => gateway.MayBeAttachedTo(vpc.Id)) is { } unplaced)
            exploration.Lose(flight, GatewayAttachments.Untold(unplaced.Id.Value));
        else if (exploration.Network.Absence(
            ApiCall.DescribeInternetGateways, vpc.Scope, $"the internet gateway of {vpc.Id} is needed") is { } fact)
            exploration.Lose(flight, fact);
        else
            exploration.Stop(flight, new Component("VPC", vpc.Id.Value), ExplanationCodes.GraphNoInternetGateway);
    }
}
