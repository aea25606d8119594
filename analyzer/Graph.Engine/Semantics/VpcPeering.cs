using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// A VPC peering connection carries packets between addresses of its two VPCs and nothing else: it is not transitive and leads
/// to no gateway of the other side (vpc-peering-basics.md).
/// </summary>
internal static class VpcPeering
{
    public static void Cross(Exploration exploration, Flight flight, PeeringNode peering, SubnetNode from)
    {
        var component = new Component("VPC peering connection", peering.Row.Id.Value);
        if (!peering.Row.IsActive)
        {
            exploration.Stop(flight, component, ExplanationCodes.BadState);
            return;
        }

        if (peering.Opposite(from.Vpc) is not { } peer)
        {
            exploration.Stop(flight, component, ExplanationCodes.GraphRouteTargetUnusable);
            return;
        }

        if (from.Vpc.Row is null)
        {
            exploration.Doubt(flight);
            flight = flight.Lacking(new MissingFact(from.Vpc.Id, "the VPC is not in the snapshot"));
        }
        else if (!from.Vpc.Holds(flight.Source) && !IsPassedOn(flight))
        {
            flight = exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), component, ExplanationCodes.PcxRequiresAddressInVpcCidr);
        }

        if (MayHold(peering, from.Vpc, peer, flight.Destination))
            LocalRoutes.Deliver(exploration, Pass(flight, peering), peer);
        else
            exploration.Stop(flight, component, ExplanationCodes.PcxRequiresAddressInVpcCidr);
    }

    /// <summary>
    /// A network load balancer passes a client's address on to targets in peered VPCs too (edit-target-group-attributes.md).
    /// </summary>
    private static bool IsPassedOn(Flight flight) => flight is { IsReply: false, Sessions: Session.Passed { PreservesClient: true } };

    private static Flight Pass(Flight flight, PeeringNode peering)
    {
        // What a NAT gateway sends over a peering connection finds its way back without a route.
        if (flight is { IsReply: false, Sessions: Session.Nat nat })
            flight = flight with { Sessions = nat with { ReturnsByItself = true } };
        return peering.IsWithinRegion ? flight : flight with { Sender = flight.Sender.WithoutGroups() };
    }

    /// <summary>Whether the far VPC has the address in its blocks, as it or the connection tells them; where neither does, it may.</summary>
    public static bool MayHold(PeeringNode peering, VpcNode from, VpcNode peer, Address address)
    {
        var told = peering.BlocksOpposite(from);
        return peer.Holds(address)
            || told.Any(block => block.Contains(address))
            || (told.Count == 0 && peer.Row is null);
    }
}
