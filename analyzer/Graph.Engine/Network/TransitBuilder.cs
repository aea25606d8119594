using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// Transit gateways and their route tables. Where only static routes were searched, the propagated ones follow from the
/// propagations: a VPC's are its blocks.
/// </summary>
internal sealed class TransitBuilder(Estate estate, Func<string, VpcNode> vpcOf)
{
    public (Dictionary<string, TransitGatewayNode> Gateways, Transit Transit) Build()
    {
        var gateways = new Dictionary<string, TransitGatewayNode>(StringComparer.Ordinal);
        foreach (var row in estate.Rows<TransitGateway>())
            gateways[row.Id.Value] = new TransitGatewayNode(row);
        var transit = new Transit();
        foreach (var row in estate.Rows<TransitGatewayAttachment>())
            transit.Attachments.TryAdd((row.Id.Value, row.TransitGateway.Value), row);
        foreach (var row in estate.Rows<TransitGatewayVpcAttachment>())
        {
            transit.VpcAttachments[row.Id.Value] = row;
            if (!gateways.TryGetValue(row.TransitGateway.Value, out var gateway))
                continue;
            var vpc = vpcOf(row.Vpc.Value);
            if (!gateway.VpcAttachments.TryGetValue(vpc, out var attachments))
                gateway.VpcAttachments[vpc] = attachments = [];
            attachments.Add(row);
        }

        foreach (var row in estate.Rows<TransitGatewayPeeringAttachment>())
            transit.Peerings[row.Id.Value] = row;
        foreach (var row in estate.Rows<TransitGatewayAssociation>())
        {
            if (!transit.Associations.TryGetValue(row.Attachment.Value, out var associations))
                transit.Associations[row.Attachment.Value] = associations = [];
            associations.Add(row);
        }

        AddTables(transit);
        foreach (var (attachment, gateway, vpc) in Named(transit))
        {
            if (transit.VpcAttachments.ContainsKey(attachment) || !gateways.TryGetValue(gateway, out var node))
                continue;
            if (!node.Untold.TryGetValue(vpc, out var known) || string.CompareOrdinal(attachment, known) < 0)
                node.Untold[vpc] = attachment;
        }

        return (gateways, transit);
    }

    /// <summary>The VPC attachments that rows other than their own name.</summary>
    private IEnumerable<(string Attachment, string Gateway, string Vpc)> Named(Transit transit)
    {
        string? GatewayOf(Id<TransitGatewayRouteTable> table) => transit.Tables.GetValueOrDefault(table.Value)?.Row.TransitGateway.Value;
        static (string? Attachment, string? Gateway, string? Type, string? Resource) Row(
            Id<TransitGatewayAttachment>? attachment, string? gateway, string? type, string? resource) =>
            (attachment?.Value, gateway, type, resource);
        var named = estate.Rows<TransitGatewayAttachment>().Where(row => row.State is "available")
            .Select(row => Row(row.Id, row.TransitGateway.Value, row.ResourceType, row.ResourceId))
            .Concat(estate.Rows<TransitGatewayAssociation>().Where(row => row.State is "associated")
                .Select(row => Row(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId)))
            .Concat(estate.Rows<TransitGatewayPropagation>().Where(row => row.State is "enabled")
                .Select(row => Row(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId)))
            .Concat(estate.Rows<TransitGatewayRoute>().Where(row => row.State is "active")
                .Select(row => Row(row.Attachment, GatewayOf(row.RouteTable), row.ResourceType, row.ResourceId)));
        foreach (var (attachment, gateway, type, resource) in named)
        {
            if (type is "vpc" && attachment is not null && gateway is not null && resource is not null)
                yield return (attachment, gateway, resource);
        }
    }

    private void AddTables(Transit transit)
    {
        var routes = estate.Rows<TransitGatewayRoute>().ToLookup(row => row.RouteTable.Value, StringComparer.Ordinal);
        var propagations = estate.Rows<TransitGatewayPropagation>()
            .Where(row => row.State is "enabled").ToLookup(row => row.RouteTable.Value, StringComparer.Ordinal);
        foreach (var row in estate.Rows<TransitGatewayRouteTable>())
        {
            var id = row.Id.Value;
            var candidates = routes[id].Where(route => route.State is "active" or "blackhole").Select(RouteOf).ToList();
            if (!estate.Coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, id))
                candidates.AddRange(propagations[id].SelectMany(RoutesOf));
            Cidr[] blocks = [.. candidates.Select(route => route.Destination).Distinct()];
            transit.Tables[id] = new TransitTableNode(row)
            {
                Missing = MissingOf(id, [.. propagations[id]]),
                Blocks = blocks,
                Routes = new(blocks, destination => Best(candidates, destination)),
            };
        }

    }

    private MissingFact? MissingOf(string table, TransitGatewayPropagation[] propagations)
    {
        if (estate.Coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, table))
            return null;
        if (!estate.Coverage.IsComplete(ApiCall.SearchTransitGatewayStaticRoutes, table))
            return new MissingFact($"{ApiCall.SearchTransitGatewayRoutes} {table}", "the routes of the table were not read");
        if (!estate.Coverage.IsComplete(ApiCall.GetTransitGatewayRouteTablePropagations, table))
        {
            return new MissingFact(
                $"{ApiCall.GetTransitGatewayRouteTablePropagations} {table}", "the propagated routes of the table were not read");
        }

        foreach (var propagation in propagations)
        {
            if (propagation.ResourceType is not "vpc")
                return new MissingFact(propagation.Attachment.Value, "the routes that it propagates were not read");
            if (propagation.ResourceId is not { } vpc || vpcOf(vpc).Row is null)
                return new MissingFact(propagation.ResourceId ?? propagation.Attachment.Value, "the VPC that propagates its blocks is not in the snapshot");
        }

        return null;
    }

    private static IReadOnlyList<TransitRoute> Best(List<TransitRoute> routes, Address destination)
    {
        var matching = routes.Where(route => route.Destination.Contains(destination)).ToList();
        if (matching.Count == 0)
            return [];
        var length = matching.Max(route => route.Destination.Length);
        var longest = matching.Where(route => route.Destination.Length == length).ToList();
        var rank = longest.Min(route => route.Rank);
        return [.. longest.Where(route => route.Rank == rank).Distinct()];
    }

    private static TransitRoute RouteOf(TransitGatewayRoute row)
    {
        var rank = row switch
        {
            { PrefixList: not null } => 1,
            { Type: "static" } => 0,
            _ => RankOf(row.ResourceType),
        };
        return new(row.Destination, row.State is "blackhole" ? null : row.Attachment?.Value, row.ResourceType, rank, row.State is "blackhole");
    }

    private IEnumerable<TransitRoute> RoutesOf(TransitGatewayPropagation row) =>
        row is { ResourceType: "vpc", ResourceId: { } vpc }
            ? vpcOf(vpc).Blocks.Select(block => new TransitRoute(block, row.Attachment.Value, row.ResourceType, RankOf(row.ResourceType), false))
            : [];

    private static int RankOf(string? resourceType) => resourceType switch
    {
        "vpc" => 2,
        "direct-connect-gateway" => 3,
        "connect" => 4,
        "vpn" => 6,
        "vpn-concentrator" => 7,
        "client-vpn" => 8,
        _ => 9,
    };
}
