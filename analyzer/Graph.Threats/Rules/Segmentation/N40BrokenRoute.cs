using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A route in use that leads to something that is gone, or a peering that one side alone routes to.</summary>
internal sealed class N40BrokenRoute : IThreatRule
{
    public ThreatId Id { get; } = new("N40");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var used = context.Estate.Rows<RouteTableAssociation>().Select(row => row.RouteTable).ToHashSet();
        foreach (var route in context.Estate.Rows<Route>()
            .Where(route => route.IsBlackhole && used.Contains(route.RouteTable)))
        {
            var subject = context.Shared(Subjects.Of).Resource("route table", route.RouteTable.Value);
            yield return Outcomes.Found(
                Id,
                new Subject("route", $"{route.RouteTable}/{route.DestinationText}", subject.Name),
                $"the route to {route.DestinationText} of {subject} leads to {route.Target}, which is gone",
                Rating.Of(1, "what needs the route fails", 2, "connections of the table's subnets"),
                [new Fact(route.RouteTable.Value, route.DestinationText, $"{route.Target}, {route.State}")],
                [$"{route.RouteTable}/{route.DestinationText}"]);
        }

        foreach (var outcome in OneSided(context).Concat(context.Unread(
            "routes", "it may tell of a route", ApiCall.DescribeRouteTables, ApiCall.DescribeVpcPeeringConnections, ApiCall.DescribeVpcs)))
            yield return outcome;
    }

    private IEnumerable<RuleOutcome> OneSided(ThreatContext context)
    {
        var tables = context.Estate.Rows<RouteTable>().ToDictionary(table => table.Id, table => table.Vpc);
        var vpcs = context.Estate.Rows<Vpc>()
            .Where(vpc => context.Estate.Coverage.IsComplete(ApiCall.DescribeRouteTables, vpc.Scope))
                .Select(vpc => vpc.Id).ToHashSet();
        var over = context.Estate.Rows<Route>()
            .Where(route =>
                route.Target.Kind == RouteTargetKind.VpcPeeringConnection && tables.ContainsKey(route.RouteTable))
            .ToLookup(route => (route.Target.Id, tables[route.RouteTable]));
        foreach (var peering in context.Estate.Rows<VpcPeeringConnection>().Where(peering => peering.IsActive))
        {
            if (peering.RequesterVpc is not { } one || peering.AccepterVpc is not { } other || !vpcs.Contains(one)
                || !vpcs.Contains(other))
                continue;
            var (there, back) = (over[(peering.Id.Value, one)].ToList(), over[(peering.Id.Value, other)].ToList());
            if ((there.Count == 0) == (back.Count == 0))
                continue;
            var (from, silent, routes) = there.Count > 0 ? (one, other, there) : (other, one, back);
            var subject = context.Shared(Subjects.Of).Resource("VPC peering connection", peering.Id.Value);
            yield return Outcomes.Found(
                Id,
                subject,
                $"{from} routes over {subject} and {silent} does not route back",
                Rating.Of(1, "requests arrive and replies do not", 2, "connections between the two VPCs"),
                routes.Select(route =>
                    new Fact(route.RouteTable.Value, route.DestinationText, route.Target.ToString())),
                [peering.Id.Value]);
        }
    }
}
