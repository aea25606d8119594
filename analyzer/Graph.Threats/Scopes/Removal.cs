using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Threats.Scopes;

/// <summary>
/// An estate in which nothing passes some resources: every route to them is a blackhole, so that no shorter route takes its place. What
/// is still delivered in it goes by ways without them, and the rest by them alone.
/// </summary>
internal static class Removal
{
    /// <param name="ids">of gateways, endpoints, peerings and transit gateway attachments.</param>
    public static Estate Of(Estate estate, IReadOnlySet<string> ids)
    {
        var attached = estate.Rows<TransitGatewayVpcAttachment>().Where(row => ids.Contains(row.Id.Value)).ToList();
        var tables = TablesOf(estate, attached.Select(row => row.Vpc).ToHashSet());
        bool Leads(Route route) => ids.Contains(route.Target.Id)
            || (route.Target.Kind == RouteTargetKind.TransitGateway && tables.Contains(route.RouteTable)
                && attached.Exists(row => row.TransitGateway.Value == route.Target.Id));
        return estate
            .With(estate.Rows<Route>().Select(route => Leads(route) ? route with { State = "blackhole" } : route))
            .With(estate.Rows<TransitGatewayRoute>().Select(route => route.Attachment is { } to && ids.Contains(to.Value)
                ? route with { Attachment = null, State = "blackhole" }
                : route));
    }

    private static ImmutableHashSet<Id<RouteTable>> TablesOf(Estate estate, HashSet<Id<Vpc>> vpcs) =>
        [.. estate.Rows<RouteTable>().Where(table => vpcs.Contains(table.Vpc)).Select(table => table.Id)];
}
