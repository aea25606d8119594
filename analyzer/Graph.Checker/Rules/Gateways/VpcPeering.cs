using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// A VPC peering connection carries packets between addresses of its two VPCs and nothing else: it is not transitive and leads
/// to no gateway of the other side (vpc-peering-basics.md).
/// </summary>
internal static class VpcPeering
{
    public static void Cross(Walk walk, Flight flight, VpcPeeringConnection peering, Subnet from)
    {
        var component = Components.Of(peering);
        if (!peering.IsActive)
        {
            walk.Stop(flight, component, ExplanationCodes.BadState, $"the peering connection is {peering.Status}");
            return;
        }

        var isRequester = peering.RequesterVpc == from.Vpc;
        if ((isRequester ? peering.AccepterVpc : peering.RequesterVpc) is not { } peer
            || (!isRequester && peering.AccepterVpc != from.Vpc))
        {
            walk.Stop(flight, component, ExplanationCodes.GraphRouteTargetUnusable, $"the peering connection is not one of {from.Vpc}");
            return;
        }

        if (walk.Facts.Vpcs.Vpc(from.Vpc) is null)
            flight = flight.Lack(component, new MissingFact(from.Vpc.Value, "the VPC is not in the snapshot"));
        else if (!walk.Facts.Vpcs.Holds(from.Vpc, flight.Packet.Source) && !IsPassedOn(flight))
        {
            flight = flight.Block(
                component, ExplanationCodes.PcxRequiresAddressInVpcCidr, $"{flight.Packet.Source} is no address of {from.Vpc}");
        }

        if (!PeerHolds(walk, flight, peering, isRequester))
        {
            walk.Stop(
                flight, component, ExplanationCodes.PcxRequiresAddressInVpcCidr, $"{flight.Packet.Destination} is no address of {peer}");
            return;
        }

        LocalRoutes.Deliver(walk, Pass(flight, peering, component), peer);
    }

    /// <summary>
    /// A network load balancer passes a client's address on to targets in peered VPCs too (edit-target-group-attributes.md).
    /// </summary>
    private static bool IsPassedOn(Flight flight) =>
        flight is { IsReply: false, LastSession: Session.NetworkLoadBalancer { PreservesClient: true } };

    private static Flight Pass(Flight flight, VpcPeeringConnection peering, Component component)
    {
        var passed = flight.Pass(component);
        if (passed is { IsReply: false, LastSession: Session.Nat nat })
        {
            // What a NAT gateway sends over a peering connection finds its way back without a route.
            passed = passed with { Sessions = passed.Sessions.Pop().Push(nat with { ReturnsByItself = true }) };
        }

        // References work within one region only (vpc-peering-security-groups.md).
        return peering.RequesterScope.Region == peering.AccepterScope.Region
            ? passed
            : passed with { Sender = passed.Sender.Losing(ExplanationCodes.SgReferencesNotPreserved) };
    }

    internal static bool PeerHolds(Walk walk, Flight flight, VpcPeeringConnection peering, bool isRequester)
    {
        var peer = (isRequester ? peering.AccepterVpc : peering.RequesterVpc)!.Value;
        var told = walk.Facts.Gateways.BlocksOf(peering).Where(block => block.IsAccepter == isRequester).ToList();
        return walk.Facts.Vpcs.Holds(peer, flight.Packet.Destination)
            || told.Any(block => block.Block.Contains(flight.Packet.Destination))
            || (told.Count == 0 && walk.Facts.Vpcs.Vpc(peer) is null);
    }
}
