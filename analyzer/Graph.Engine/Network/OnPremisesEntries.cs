using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// The ways in from on premises. What is there is outside the snapshot; the routes that lead to it tell its addresses
/// (vpn-route-priority.md).
/// </summary>
internal static class OnPremisesEntries
{
    public static IReadOnlyList<OnPremisesEntry> Of(Estate estate)
    {
        var connections = estate.Rows<VpnConnection>().ToDictionary(row => row.Id);
        var byGateway = estate.Rows<Route>()
            .Where(route => route is { Target.Kind: RouteTargetKind.VpnGateway, Destination: not null, IsBlackhole: false })
            .Select(route => (Gateway: route.Target.Id, Block: route.Destination!.Value))
            .Concat(estate.Rows<VpnConnectionRoute>()
                .Where(route => connections.GetValueOrDefault(route.VpnConnection)?.VpnGateway is not null)
                .Select(route => (Gateway: connections[route.VpnConnection].VpnGateway!.Value.Value, Block: route.Destination)))
            .ToLookup(route => route.Gateway, route => route.Block, StringComparer.Ordinal);
        var byAttachment = estate.Rows<TransitGatewayRoute>()
            .Where(route => route is { Attachment: not null, State: "active" })
            .ToLookup(route => route.Attachment!.Value.Value, route => route.Destination, StringComparer.Ordinal);
        return
        [
            .. estate.Rows<VpnGateway>().Where(row => row.IsAttached || row.AttachmentState is AttachmentStates.Untold).Select(
                row => new OnPremisesEntry.ByVpnGateway(row, [.. byGateway[row.Id.Value].Distinct().Order()])),
            .. estate.Rows<TransitGatewayAttachment>()
                .Where(row => OnPremisesEntry.IsOnPremises(row.ResourceType) && row.State is "available")
                .Select(row => new OnPremisesEntry.ByAttachment(
                    row.TransitGateway.Value, row.Id.Value, [.. byAttachment[row.Id.Value].Distinct().Order()])),
        ];
    }
}
