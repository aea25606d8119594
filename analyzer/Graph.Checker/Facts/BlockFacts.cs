using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// The blocks that network ACLs, route tables, transit gateways and VPCs name, by the set of VPCs that a packet may cross: all
/// that such a packet's outside address may be compared with beside the security group rules at its ends.
/// </summary>
internal sealed class BlockFacts
{
    private readonly ConnectedVpcs _connected;
    private readonly Dictionary<string, ImmutableArray<Cidr>> _blocks;

    public BlockFacts(Estate estate, RouteFacts routes)
    {
        _connected = new ConnectedVpcs(estate);
        var blocks = new Dictionary<string, SortedSet<Cidr>>(StringComparer.Ordinal);
        foreach (var (owner, block) in Owned(estate, routes))
        {
            var set = _connected.SetOf(owner);
            if (!blocks.TryGetValue(set, out var members))
                blocks[set] = members = [];
            members.Add(block);
        }

        _blocks = blocks.ToDictionary(pair => pair.Key, pair => pair.Value.ToImmutableArray(), StringComparer.Ordinal);
        Everywhere = [.. blocks.Values.SelectMany(members => members).Distinct().Order()];
    }

    /// <summary>The blocks of the whole estate, ascending.</summary>
    public ImmutableArray<Cidr> Everywhere { get; }

    /// <summary>The blocks that a packet between this VPC and the outside may meet, ascending.</summary>
    public ImmutableArray<Cidr> Around(Id<Vpc> vpc) => _blocks.GetValueOrDefault(_connected.SetOf(vpc.Value), []);

    private static IEnumerable<(string Owner, Cidr Block)> Owned(Estate estate, RouteFacts routes)
    {
        var acls = estate.Rows<NetworkAcl>().ToDictionary(row => row.Id, row => row.Vpc.Value);
        var tables = estate.Rows<RouteTable>().ToDictionary(row => row.Id, row => row.Vpc.Value);
        var subnets = estate.Rows<Subnet>().ToDictionary(row => row.Id, row => row.Vpc.Value);
        var transitTables = estate.Rows<TransitGatewayRouteTable>().ToDictionary(row => row.Id, row => row.TransitGateway.Value);
        return estate.Rows<NetworkAclEntry>().Select(row => (acls.GetValueOrDefault(row.NetworkAcl, ""), row.Block))
            .Concat(estate.Rows<Route>().SelectMany(
                row => BlocksOf(row, routes).Select(block => (tables.GetValueOrDefault(row.RouteTable, ""), block))))
            .Concat(estate.Rows<TransitGatewayRoute>().Select(
                row => (transitTables.GetValueOrDefault(row.RouteTable, ""), row.Destination)))
            .Concat(estate.Rows<VpcCidrBlock>().Select(row => (row.Vpc.Value, row.Block)))
            .Concat(estate.Rows<SubnetCidrBlock>().Select(row => (subnets.GetValueOrDefault(row.Subnet, ""), row.Block)));
    }

    private static IEnumerable<Cidr> BlocksOf(Route route, RouteFacts routes)
    {
        if (route.Destination is { } block)
            return [block];
        return route.DestinationPrefixList is { } list ? routes.EntriesOf(list) ?? [] : [];
    }
}
