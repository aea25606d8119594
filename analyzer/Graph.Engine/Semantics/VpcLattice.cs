using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// VPC Lattice answers at link-local addresses that a VPC associated with a service network routes by a prefix list
/// (vpc-lattice/latest/ug/security-groups.md). No other route forwards them (subnet-route-tables.md).
/// </summary>
internal static class VpcLattice
{
    private static readonly Cidr[] Blocks = [Cidr.Parse("169.254.171.0/24"), Cidr.Parse("fd00:ec2:80::/64")];

    public static bool Holds(Address address) => Array.Exists(Blocks, block => block.Contains(address));

    /// <summary>Ends the way of packets for VPC Lattice whose route leads elsewhere; false for all others.</summary>
    public static bool TryRefuse(Exploration exploration, Flight flight, Route route)
    {
        if (!Holds(flight.Destination) || route.Target.Kind == RouteTargetKind.Unrecognized)
            return false;
        exploration.Stop(flight, new Component("route target", route.Target.Id), ExplanationCodes.NoPossibleDestination);
        return true;
    }
}
