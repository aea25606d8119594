using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// The blocks that network ACLs, route tables, transit gateways and VPCs name anywhere in the estate: those that any packet
/// may meet on its way, whatever its ends. An estate has few of them beside its security group rules.
/// </summary>
internal static class SharedBlocks
{
    public static ImmutableArray<Cidr> Of(Estate estate, RouteFacts routes)
    {
        var blocks = new SortedSet<Cidr>();
        blocks.UnionWith(estate.Rows<NetworkAclEntry>().Select(row => row.Block));
        blocks.UnionWith(estate.Rows<Route>().Select(row => row.Destination).OfType<Cidr>());
        blocks.UnionWith(estate.Rows<TransitGatewayRoute>().Select(row => row.Destination));
        blocks.UnionWith(estate.Rows<VpnConnectionRoute>().Select(row => row.Destination));
        blocks.UnionWith(estate.Rows<VpcCidrBlock>().Select(row => row.Block));
        blocks.UnionWith(estate.Rows<SubnetCidrBlock>().Select(row => row.Block));
        foreach (var list in estate.Rows<Route>().Select(row => row.DestinationPrefixList).OfType<Id<ManagedPrefixList>>().Distinct())
        {
            if (routes.EntriesOf(list) is { } entries)
                blocks.UnionWith(entries);
        }

        return [.. blocks];
    }
}
