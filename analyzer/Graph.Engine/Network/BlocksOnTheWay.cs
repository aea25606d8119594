using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// The blocks that network ACLs, route tables, transit gateways, VPCs and subnets name, by the set of connected VPCs: all that
/// a packet crossing them may have its addresses compared with, beside the rules of security groups.
/// </summary>
internal static class BlocksOnTheWay
{
    public static IReadOnlyDictionary<string, Cidr[]> Of(
        Estate estate, Dictionary<string, RouteTableNode> tables, Transit transit, Func<string, string> setOf)
    {
        var sets = new Dictionary<string, HashSet<Cidr>>(StringComparer.Ordinal);
        void Add(string owner, Cidr block)
        {
            var set = setOf(owner);
            if (!sets.TryGetValue(set, out var members))
                sets[set] = members = [];
            members.Add(block);
        }

        var acls = estate.Rows<NetworkAcl>().ToDictionary(row => row.Id, row => row.Vpc.Value);
        foreach (var row in estate.Rows<NetworkAclEntry>())
            Add(acls.GetValueOrDefault(row.NetworkAcl, ""), row.Block);
        foreach (var table in tables.Values)
        {
            foreach (var block in table.Blocks)
                Add(table.Row.Vpc.Value, block);
        }

        foreach (var table in transit.Tables.Values)
        {
            foreach (var block in table.Blocks)
                Add(table.Row.TransitGateway.Value, block);
        }

        var subnets = estate.Rows<Subnet>().ToDictionary(row => row.Id, row => row.Vpc.Value);
        foreach (var row in estate.Rows<VpcCidrBlock>())
            Add(row.Vpc.Value, row.Block);
        foreach (var row in estate.Rows<SubnetCidrBlock>())
            Add(subnets.GetValueOrDefault(row.Subnet, ""), row.Block);
        foreach (var row in estate.Rows<VpcPeeringCidrBlock>())
            Add("", row.Block);
        return sets.ToDictionary(pair => pair.Key, pair => pair.Value.Order().ToArray(), StringComparer.Ordinal);
    }
}
