using Graph.Model;
using Graph.Model.Resources;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>The default routes of subnets, by the table that each uses.</summary>
internal sealed class DefaultRoutes
{
    private readonly Dictionary<Id<Subnet>, Id<RouteTable>> _own = [];
    private readonly Dictionary<Id<Vpc>, Id<RouteTable>> _main = [];
    private readonly ILookup<Id<RouteTable>, Route> _routes;

    private DefaultRoutes(Estate estate)
    {
        var vpcs = estate.Rows<RouteTable>().ToDictionary(table => table.Id, table => table.Vpc);
        foreach (var row in estate.Rows<RouteTableAssociation>().Where(row => row.State is null or "associated"))
        {
            if (row.Subnet is { } subnet)
                _own[subnet] = row.RouteTable;
            else if (row.IsMain && vpcs.TryGetValue(row.RouteTable, out var vpc))
                _main[vpc] = row.RouteTable;
        }

        _routes = estate.Rows<Route>().ToLookup(route => route.RouteTable);
    }

    public static DefaultRoutes Of(ThreatContext context) => new(context.Estate);

    /// <summary>The subnet's own table, else the VPC's main one; null where neither is told.</summary>
    public Id<RouteTable>? TableOf(Id<Subnet> subnet, Id<Vpc> vpc) =>
        _own.TryGetValue(subnet, out var own) ? own : _main.TryGetValue(vpc, out var main) ? main : null;

    public IEnumerable<Route> RoutesOf(Id<Subnet> subnet, Id<Vpc> vpc) =>
        TableOf(subnet, vpc) is { } table ? _routes[table] : [];

    /// <summary>The routes to everything, of both families.</summary>
    public IEnumerable<Route> Of(Id<Subnet> subnet, Id<Vpc> vpc) =>
        RoutesOf(subnet, vpc).Where(route => route.Destination is { IsEverything: true });

    /// <summary>Where the default routes of an asset's subnets lead.</summary>
    public static IEnumerable<Fact> Facts(ThreatContext context, Asset asset)
    {
        var routes = context.Shared(Of);
        return asset.Interfaces.SelectMany(one => routes.Of(one.Row.Subnet, one.Row.Vpc)).Distinct()
            .Select(route => new Fact(route.RouteTable.Value, route.DestinationText, route.Target.ToString()));
    }
}
