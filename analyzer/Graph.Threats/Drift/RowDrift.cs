using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Threats.Drift;

/// <summary>Compares the rows of two estates, kind by kind; a rule that reads the same under another id is no change.</summary>
internal static class RowDrift
{
    public static ImmutableArray<RowChange> Between(Estate before, Estate after)
    {
        var changes = new List<RowChange>();
        void Compare<TRow>(string kind, Func<TRow, string> idOf, Func<TRow, string> textOf)
            where TRow : class =>
            changes.AddRange(Of(before.Rows<TRow>(), after.Rows<TRow>(), kind, idOf, textOf));

        Compare<Vpc>("VPC", row => row.Id.Value, row => row.InternetGatewayBlockMode ?? "");
        Compare<VpcCidrBlock>("VPC block", row => $"{row.Vpc}/{row.Block}", row => row.State);
        Compare<Subnet>("subnet", row => row.Id.Value, row => row.Vpc.Value);
        Compare<RouteTableAssociation>(
            "route table association", row => row.Subnet?.Value ?? row.Gateway ?? row.AssociationId, row => row.RouteTable.Value);
        Compare<Route>("route", row => $"{row.RouteTable}/{row.DestinationText}", row => $"-> {row.Target} {row.State}");
        Compare<NetworkAclAssociation>("network ACL association", row => row.Subnet.Value, row => row.NetworkAcl.Value);
        Compare<NetworkAclEntry>(
            "network ACL entry",
            row => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{row.NetworkAcl}/{(row.IsEgress ? "egress" : "ingress")}/{row.RuleNumber}/{row.Block}"),
            RuleText.Of);
        Compare<SecurityGroup>("security group", row => row.Id.Value, row => row.Name);
        Compare<SecurityGroupRule>(
            "security group rule", row => $"{row.Group} {(row.IsEgress ? "outbound" : "inbound")}: {RuleText.Of(row)}", _ => "");
        Compare<NetworkInterface>("network interface", row => row.Id.Value, row => row.Subnet.Value);
        Compare<InterfaceGroup>("security group of an interface", row => $"{row.Interface} {row.Group}", _ => "");
        Compare<InterfaceAddress>("address", row => $"{row.Interface} {row.Address}", row => row.PublicAddress?.ToString() ?? "");
        Compare<Instance>("instance", row => row.Id.Value, row => row.State);
        Compare<InternetGateway>("internet gateway", row => row.Id.Value, row => row.Vpc?.Value ?? "");
        Compare<NatGateway>("NAT gateway", row => row.Id.Value, row => row.State);
        Compare<VpcPeeringConnection>("VPC peering connection", row => row.Id.Value, row => row.Status);
        Compare<TransitGatewayAttachment>(
            "transit gateway attachment", row => $"{row.TransitGateway}/{row.Id}", row => $"{row.State} {row.AssociatedRouteTable?.Value}");
        Compare<TransitGatewayRoute>(
            "transit gateway route", row => $"{row.RouteTable}/{row.Destination}/{row.Attachment?.Value}", row => $"{row.Type} {row.State}");
        Compare<VpcEndpoint>("VPC endpoint", row => row.Id.Value, row => row.ServiceName);
        Compare<LoadBalancer>("load balancer", row => row.Id.Value, row => row.Scheme ?? "");
        Compare<Listener>("listener", row => row.Id.Value, row => $"{row.Protocol} {row.Port}");
        Compare<Target>("target", row => $"{row.TargetGroup} {row.TargetId}:{row.Port}", _ => "");
        return
        [
            .. changes.OrderBy(change => change.Kind, StringComparer.Ordinal).ThenBy(change => change.Id, StringComparer.Ordinal)
                .ThenBy(change => change.Change),
        ];
    }

    private static IEnumerable<RowChange> Of<TRow>(
        IReadOnlyList<TRow> before, IReadOnlyList<TRow> after, string kind, Func<TRow, string> idOf, Func<TRow, string> textOf)
        where TRow : class
    {
        var old = before.GroupBy(idOf, StringComparer.Ordinal).ToDictionary(rows => rows.Key, Text, StringComparer.Ordinal);
        var now = after.GroupBy(idOf, StringComparer.Ordinal).ToDictionary(rows => rows.Key, Text, StringComparer.Ordinal);
        foreach (var (id, text) in now)
        {
            if (!old.TryGetValue(id, out var was))
                yield return new(RowChangeKind.Added, kind, id, null, text);
            else if (was != text)
                yield return new(RowChangeKind.Changed, kind, id, was, text);
        }

        foreach (var (id, text) in old)
        {
            if (!now.ContainsKey(id))
                yield return new(RowChangeKind.Removed, kind, id, text, null);
        }

        string Text(IGrouping<string, TRow> rows) => string.Join(", ", rows.Select(textOf).Order(StringComparer.Ordinal));
    }
}
