using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>A transit gateway route table that VPCs of one environment use and that learns those of another.</summary>
internal sealed class N43FlatTransitGateway : IThreatRule
{
    public ThreatId Id { get; } = new("N43");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var environments = context.Placement.Assets.Where(asset => asset.Placed.Environment is not null)
            .ToLookup(asset => asset.Vpc, asset => asset.Placed.Environment!.Value);
        var vpcs = context.Estate.Rows<TransitGatewayVpcAttachment>().ToDictionary(row => row.Id, row => row.Vpc);
        var associated = context.Estate.Rows<TransitGatewayAttachment>()
            .Where(row => row.AssociatedRouteTable is not null)
                .Select(row => (Table: row.AssociatedRouteTable!.Value, row.Id))
            .Concat(context.Estate.Rows<TransitGatewayAssociation>()
                .Select(row => (Table: row.RouteTable, Id: row.Attachment)))
            .Distinct().ToLookup(row => row.Table, row => row.Id);
        var propagating = context.Estate.Rows<TransitGatewayPropagation>().Where(row => row.State is "enabled")
            .ToLookup(row => row.RouteTable, row => row.Attachment);
        foreach (var table in context.Estate.Rows<TransitGatewayRouteTable>())
        {
            var subject = context.Shared(Subjects.Of).Resource("transit gateway route table", table.Id.Value);
            if (!context.Estate.Coverage.IsComplete(ApiCall.GetTransitGatewayRouteTablePropagations, table.Id.Value))
            {
                yield return Outcomes.Undecided(
                    subject, "propagations", new MissingFact(
                        $"{ApiCall.GetTransitGatewayRouteTablePropagations} of {table.Id}",
                        "its propagations are needed"));
                continue;
            }

            var (using_, learned) = (EnvironmentsOf(associated[table.Id]), EnvironmentsOf(propagating[table.Id]));
            if (using_.Count == 0
                || learned.Except(using_.Count == 1 ? using_ : []).ToList() is not { Count: > 0 } other
                    || (using_.Count > 1 && learned.Count < 2))
                continue;
            yield return Outcomes.Found(
                Id,
                subject,
                $"{subject} joins the environments {string.Join(", ", using_.Union(other).Order(StringComparer.Ordinal))}: all that use it reach what it learned",
                Rating.Of(
                    2,
                    "routes between environments are there; groups and ACLs decide",
                    3,
                    "hosts of all attached VPCs"),
                propagating[table.Id].Where(vpcs.ContainsKey).Order()
                    .Select(id => new Fact(id.Value, "propagates to", table.Id.Value)),
                [table.Id.Value]);
        }

        foreach (var outcome in Outcomes.Unplaced(context).Concat(context.Unread(
            "transit gateways",
            "it may tell of a table, an attachment, or an interface that gives a VPC its environment",
            ApiCall.DescribeTransitGatewayRouteTables,
            ApiCall.DescribeTransitGatewayAttachments,
            ApiCall.DescribeTransitGatewayVpcAttachments,
            ApiCall.DescribeNetworkInterfaces)))
            yield return outcome;

        List<string> EnvironmentsOf(IEnumerable<Id<TransitGatewayAttachment>> attachments) =>
            [.. attachments.Where(vpcs.ContainsKey)
            .SelectMany(id => environments[vpcs[id]]).Distinct().Order(StringComparer.Ordinal)];
    }
}
