using Graph.Engine.Changes;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Explaining;

/// <summary>The change that takes away what a hop passed by; null where a person cannot.</summary>
internal static class Removals
{
    public static Change? Of(Hop hop, Estate estate) => (hop.Component.Kind, hop.Rule) switch
    {
        (_, RuleReference.OfSecurityGroup { Rule: var rule }) => new RemoveSecurityGroupRule(rule),
        (_, RuleReference.OfNetworkAcl { Entry: var entry }) => new RemoveNetworkAclEntry(entry),
        (_, RuleReference.OfRoute { Route: var route }) => route.Target.Kind == RouteTargetKind.Local ? null : new RemoveRoute(route),
        (_, RuleReference.OfTransitGateway route) => new RemoveTransitGatewayRoute(
            new Id<TransitGatewayRouteTable>(hop.Component.Id), route.Destination, route.Attachment, route.Kind is not "static"),
        ("internet gateway", null) => PublicAddressOn(hop, estate) is { } mapped ? mapped : new DetachInternetGateway(new Id<InternetGateway>(hop.Component.Id)),
        ("VPC peering connection", null) => new DeletePeering(new Id<VpcPeeringConnection>(hop.Component.Id)),
        _ => null,
    };

    /// <summary>Of a gateway that translated an address, the mapping: the gateway itself serves others too.</summary>
    private static RemovePublicAddress? PublicAddressOn(Hop hop, Estate estate)
    {
        var (before, after) = (hop.Before, hop.After);
        Address? mapped = before.Destination != after.Destination ? before.Destination : before.Source != after.Source ? after.Source : null;
        return mapped is { } address && estate.Rows<InterfaceAddress>().FirstOrDefault(row => row.PublicAddress == address) is { } row
            ? new RemovePublicAddress(row.Interface, address)
            : null;
    }
}
