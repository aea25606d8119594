using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Threats.Drift;

/// <summary>Compares the rows of two estates, kind by kind; a rule that reads the same under another id is no change.</summary>
internal static class RowDrift
{
    /// <param name="before">with what it tells of the other's rows.</param>
    /// <param name="after">likewise.</param>
    public static ImmutableArray<RowChange> Between((Estate Estate, Sight Sight) before, (Estate Estate, Sight Sight) after)
    {
        var changes = new List<RowChange>();
        void Compare<TRow>(string kind, Source<TRow> source, Func<TRow, string> idOf, Func<TRow, string> textOf)
            where TRow : class =>
            changes.AddRange(Of(
                (before.Estate.Rows<TRow>(), row => source.MayBeHidden(before.Sight, row)),
                (after.Estate.Rows<TRow>(), row => source.MayBeHidden(after.Sight, row)),
                kind,
                idOf,
                textOf));

        Compare<Vpc>("VPC", Listed<Vpc>(ApiCall.DescribeVpcs), row => row.Id.Value, row => row.InternetGatewayBlockMode ?? "");
        Compare<VpcCidrBlock>("VPC block", new(ApiCall.DescribeVpcs, row => row.Vpc.Value), row => $"{row.Vpc}/{row.Block}", row => row.State);
        Compare<Subnet>("subnet", Listed<Subnet>(ApiCall.DescribeSubnets), row => row.Id.Value, row => row.Vpc.Value);
        Compare<RouteTableAssociation>(
            "route table association",
            new(ApiCall.DescribeRouteTables, row => row.RouteTable.Value), row => row.Subnet?.Value ?? row.Gateway ?? row.AssociationId, row => row.RouteTable.Value);
        Compare<Route>("route", new(ApiCall.DescribeRouteTables, row => row.RouteTable.Value), row => $"{row.RouteTable}/{row.DestinationText}", row => $"-> {row.Target} {row.State}");
        Compare<NetworkAclAssociation>("network ACL association", new(ApiCall.DescribeNetworkAcls, row => row.NetworkAcl.Value), row => row.Subnet.Value, row => row.NetworkAcl.Value);
        Compare<NetworkAclEntry>(
            "network ACL entry",
            new(ApiCall.DescribeNetworkAcls, row => row.NetworkAcl.Value),
            row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.NetworkAcl}/{(row.IsEgress ? "egress" : "ingress")}/{row.RuleNumber}/{row.Block}"),
            RuleText.Of);
        Compare<SecurityGroup>("security group", Listed<SecurityGroup>(ApiCall.DescribeSecurityGroups), row => row.Id.Value, row => row.Name);
        Compare<SecurityGroupRule>(
            "security group rule",
            new(ApiCall.DescribeSecurityGroups, row => row.Group.Value), row => $"{row.Group} {(row.IsEgress ? "outbound" : "inbound")}: {RuleText.Of(row)}", _ => "");
        Compare<NetworkInterface>("network interface", Listed<NetworkInterface>(ApiCall.DescribeNetworkInterfaces), row => row.Id.Value, row => row.Subnet.Value);
        Compare<InterfaceGroup>("security group of an interface", new(ApiCall.DescribeNetworkInterfaces, row => row.Interface.Value), row => $"{row.Interface} {row.Group}", _ => "");
        Compare<InterfaceAddress>("address", new(ApiCall.DescribeNetworkInterfaces, row => row.Interface.Value), row => $"{row.Interface} {row.Address}", row => row.PublicAddress?.ToString() ?? "");
        Compare<Instance>("instance", Listed<Instance>(ApiCall.DescribeInstances), row => row.Id.Value, row => row.State);
        Compare<InternetGateway>("internet gateway", Listed<InternetGateway>(ApiCall.DescribeInternetGateways), row => row.Id.Value, row => row.Vpc?.Value ?? "");
        Compare<NatGateway>("NAT gateway", Listed<NatGateway>(ApiCall.DescribeNatGateways), row => row.Id.Value, row => row.State);
        Compare<VpcPeeringConnection>("VPC peering connection", Listed<VpcPeeringConnection>(ApiCall.DescribeVpcPeeringConnections), row => row.Id.Value, row => row.Status);
        Compare<TransitGatewayAttachment>(
            "transit gateway attachment",
            Listed<TransitGatewayAttachment>(ApiCall.DescribeTransitGatewayAttachments), row => $"{row.TransitGateway}/{row.Id}", row => $"{row.State} {row.AssociatedRouteTable?.Value}");
        Compare<TransitGatewayRoute>(
            "transit gateway route",
            new(ApiCall.DescribeTransitGatewayRouteTables, row => row.RouteTable.Value, ApiCall.SearchTransitGatewayRoutes), row => $"{row.RouteTable}/{row.Destination}/{row.Attachment?.Value}", row => $"{row.Type} {row.State}");
        Compare<VpcEndpoint>("VPC endpoint", Listed<VpcEndpoint>(ApiCall.DescribeVpcEndpoints), row => row.Id.Value, row => row.ServiceName);
        Compare<LoadBalancer>("load balancer", Listed<LoadBalancer>(ApiCall.DescribeLoadBalancers), row => row.Id.Value, row => row.Scheme ?? "");
        Compare<Listener>("listener", new(ApiCall.DescribeLoadBalancers, row => row.LoadBalancer.Value, ApiCall.DescribeListeners), row => row.Id.Value, row => $"{row.Protocol} {row.Port}");
        Compare<Target>("target", new(ApiCall.DescribeTargetGroups, row => row.TargetGroup.Value, ApiCall.DescribeTargetHealth), row => $"{row.TargetGroup} {row.TargetId}:{row.Port}", _ => "");
        return
        [
            .. changes.OrderBy(change => change.Kind, StringComparer.Ordinal).ThenBy(change => change.Id, StringComparer.Ordinal)
                .ThenBy(change => change.Change),
        ];
    }

    private static Source<TRow> Listed<TRow>(ApiCall call)
        where TRow : class, IResource =>
        new(call, row => row.ResourceId);

    /// <summary>Which call tells of a row, and whose.</summary>
    /// <param name="OwnerOf">id of the row, or of what it belongs to.</param>
    /// <param name="OfOwner">the call that is made for each owner.</param>
    private sealed record Source<TRow>(ApiCall List, Func<TRow, string> OwnerOf, ApiCall? OfOwner = null)
    {
        public bool MayBeHidden(Sight sight, TRow row) => sight.MayHideRow(List, OfOwner, OwnerOf(row));
    }

    private static IEnumerable<RowChange> Of<TRow>(
        (IReadOnlyList<TRow> Rows, Func<TRow, bool> MayHide) before,
        (IReadOnlyList<TRow> Rows, Func<TRow, bool> MayHide) after,
        string kind,
        Func<TRow, string> idOf,
        Func<TRow, string> textOf)
        where TRow : class
    {
        var old = before.Rows.ToLookup(idOf, StringComparer.Ordinal);
        var now = after.Rows.ToLookup(idOf, StringComparer.Ordinal);
        foreach (var rows in now)
        {
            var text = Text(rows);
            if (!old.Contains(rows.Key))
                yield return new(rows.All(before.MayHide) ? RowChangeKind.NewlyRead : RowChangeKind.Added, kind, rows.Key, null, text);
            else if (Text(old[rows.Key]) is var was && was != text)
                yield return new(RowChangeKind.Changed, kind, rows.Key, was, text);
        }

        foreach (var rows in old)
        {
            if (!now.Contains(rows.Key))
                yield return new(rows.Any(after.MayHide) ? RowChangeKind.NotRead : RowChangeKind.Removed, kind, rows.Key, Text(rows), null);
        }

        string Text(IEnumerable<TRow> rows) => string.Join(", ", rows.Select(textOf).Order(StringComparer.Ordinal));
    }
}
