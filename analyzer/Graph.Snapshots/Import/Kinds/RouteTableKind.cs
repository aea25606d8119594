using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Kinds;

internal sealed class RouteTableKind() : ResourceKind("route_tables", ApiCall.DescribeRouteTables, "RouteTableId")
{
    public override void Derive(in Document document, RowSink rows)
    {
        var body = document.Body;
        var id = body.Id<RouteTable>("RouteTableId");
        rows.Add(new RouteTable(id, document.Scope, body.Id<Vpc>("VpcId")));
        var index = 0;
        foreach (var route in body.RequiredList("Routes"))
            rows.Add(RouteReader.Read(route, id, index++));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var association in body.RequiredList("Associations"))
        {
            var row = Association(association, id);
            rows.Add(seen.Add(row.AssociationId) ? row : throw association.Bad("repeats an association"));
        }

        rows.AddTags(body, id.Value);
    }

    private static RouteTableAssociation Association(in Node node, Id<RouteTable> table)
    {
        var subnet = node.IdOrNull<Subnet>("SubnetId");
        var gateway = node.IdTextOrNull("GatewayId");
        var isMain = node.FlagOrNull("Main") ?? false;
        if ((isMain ? 1 : 0) + (subnet is null ? 0 : 1) + (gateway is null ? 0 : 1) != 1)
            throw node.Bad("is not the association of one subnet, one gateway or the main one");
        return new RouteTableAssociation(
            node.IdText("RouteTableAssociationId"),
            table,
            subnet,
            gateway,
            isMain,
            node.ObjectOrNull("AssociationState")?.TextOrNull("State"));
    }
}

/// <summary>Reads one route. A member that is no part of a route Graph knows is taken for a target of a newer kind.</summary>
internal static class RouteReader
{
    private static readonly HashSet<string> NoTargets = new(StringComparer.Ordinal)
    {
        "DestinationCidrBlock", "DestinationIpv6CidrBlock", "DestinationPrefixListId", "Origin", "State", "InstanceOwnerId",
        "IpAddress",
    };

    private static readonly Dictionary<string, RouteTargetKind> Targets = new(StringComparer.Ordinal)
    {
        ["NatGatewayId"] = RouteTargetKind.NatGateway,
        ["TransitGatewayId"] = RouteTargetKind.TransitGateway,
        ["VpcPeeringConnectionId"] = RouteTargetKind.VpcPeeringConnection,
        ["EgressOnlyInternetGatewayId"] = RouteTargetKind.EgressOnlyInternetGateway,
        ["CarrierGatewayId"] = RouteTargetKind.CarrierGateway,
        ["LocalGatewayId"] = RouteTargetKind.LocalGateway,
        ["CoreNetworkArn"] = RouteTargetKind.CoreNetwork,
        ["OdbNetworkArn"] = RouteTargetKind.OdbNetwork,
        ["NetworkInterfaceId"] = RouteTargetKind.NetworkInterface,
        ["InstanceId"] = RouteTargetKind.Instance,
    };

    public static Route Read(in Node node, Id<RouteTable> table, int index)
    {
        var v4 = node.BlockOrNull("DestinationCidrBlock");
        var v6 = node.BlockOrNull("DestinationIpv6CidrBlock");
        var list = node.IdOrNull<ManagedPrefixList>("DestinationPrefixListId");
        if ((v4 is null ? 0 : 1) + (v6 is null ? 0 : 1) + (list is null ? 0 : 1) != 1)
            throw node.Bad("does not have exactly one destination");
        var state = node.Text("State");
        var target = TargetOf(node)
            ?? (state == "blackhole"
                ? new RouteTarget(RouteTargetKind.Unrecognized, "none")
                : throw node.Bad("has no target"));
        return new Route(table, index, v4 ?? v6, list, target, node.TextOrNull("Origin") ?? "CreateRoute", state);
    }

    private static RouteTarget? TargetOf(in Node node)
    {
        RouteTarget? found = null;
        foreach (var member in node.Element.EnumerateObject())
        {
            if (NoTargets.Contains(member.Name) || Node.IsNothing(member.Value))
                continue;
            var target = One(node, member.Name);
            found = found is { } other ? Merge(other, target) ?? throw node.Bad("has two targets") : target;
        }

        return found;
    }

    private static RouteTarget One(in Node node, string member)
    {
        if (member == "GatewayId")
            return Gateway(node.IdText(member));
        return Targets.TryGetValue(member, out var kind)
            ? new RouteTarget(kind, node.IdText(member))
            : new RouteTarget(RouteTargetKind.Unrecognized, $"{member}={node.ShortText(member)}");
    }

    private static RouteTarget Gateway(string id)
    {
        if (id == "local")
            return RouteTarget.Local;
        var kind = id[..(id.IndexOf('-') + 1)] switch
        {
            "igw-" => RouteTargetKind.InternetGateway,
            "vgw-" => RouteTargetKind.VpnGateway,
            "vpce-" => RouteTargetKind.VpcEndpoint,
            "eigw-" => RouteTargetKind.EgressOnlyInternetGateway,
            "nat-" => RouteTargetKind.NatGateway,
            "tgw-" => RouteTargetKind.TransitGateway,
            "pcx-" => RouteTargetKind.VpcPeeringConnection,
            "cagw-" => RouteTargetKind.CarrierGateway,
            "lgw-" => RouteTargetKind.LocalGateway,
            _ => RouteTargetKind.Unrecognized,
        };
        return new RouteTarget(kind, kind == RouteTargetKind.Unrecognized ? $"GatewayId={id}" : id);
    }

    // A route to an instance names the instance and the interface that takes the packets; the interface is what routes.
    private static RouteTarget? Merge(RouteTarget one, RouteTarget other) => (one.Kind, other.Kind) switch
    {
        (RouteTargetKind.NetworkInterface, RouteTargetKind.Instance) => one,
        (RouteTargetKind.Instance, RouteTargetKind.NetworkInterface) => other,
        // A member that may be a target of a newer kind beside a known one: which of them routes is not known.
        (RouteTargetKind.Unrecognized, _) => one,
        (_, RouteTargetKind.Unrecognized) => other,
        _ => null,
    };
}
