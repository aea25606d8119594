using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.ThirdParties;

/// <summary>A route over a peering that contains a whole block of the peer's VPC.</summary>
internal sealed class N42WholePeerRouted : IThreatRule
{
    public ThreatId Id { get; } = new("N42");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var tables = context.Estate.Rows<RouteTable>().ToDictionary(table => table.Id, table => table.Vpc);
        var peerings = context.Estate.Rows<VpcPeeringConnection>()
            .ToDictionary(peering => peering.Id.Value, StringComparer.Ordinal);
        var told = context.Estate.Rows<VpcPeeringCidrBlock>()
            .ToLookup(row => (row.Peering.Value, row.IsAccepter), row => row.Block);
        var own = context.Estate.Rows<VpcCidrBlock>().Where(row => row.State is "associated")
            .ToLookup(row => row.Vpc, row => row.Block);
        foreach (var route in context.Estate.Rows<Route>()
            .Where(route => route.Target.Kind == RouteTargetKind.VpcPeeringConnection && !route.IsBlackhole))
        {
            if (route.Destination is not { } destination || !tables.TryGetValue(route.RouteTable, out var vpc))
                continue;
            if (!peerings.TryGetValue(route.Target.Id, out var peering))
            {
                yield return Outcomes.Undecided(
                    context.Shared(Subjects.Of).Resource("route table", route.RouteTable.Value),
                    route.DestinationText,
                    new MissingFact(route.Target.Id, "the peering connection is not in the snapshot"));
                continue;
            }

            var isAccepter = peering.RequesterVpc == vpc;
            var blocks = (isAccepter ? peering.AccepterVpc : peering.RequesterVpc) is { } peer
                ? own[peer].Concat(told[(peering.Id.Value, isAccepter)])
                : told[(peering.Id.Value, isAccepter)];
            if (blocks.Where(block => destination.Contains(block)).Distinct().Order().ToList() is { Count: > 0 } whole)
                yield return Found(context, route, peering, whole);
        }

        foreach (var outcome in context.Unread(
            "routes", "it may tell of a route", ApiCall.DescribeRouteTables, ApiCall.DescribeVpcPeeringConnections, ApiCall.DescribeVpcs))
            yield return outcome;
    }

    private RuleOutcome.Found Found(ThreatContext context, Route route, VpcPeeringConnection peering, List<Cidr> whole)
    {
        var subject = context.Shared(Subjects.Of).Resource("route table", route.RouteTable.Value);
        return Outcomes.Found(
            Id,
            new Subject("route", $"{route.RouteTable}/{route.DestinationText}", subject.Name),
            $"{subject} routes to all of the peer over {peering.Id}: {string.Join(", ", whole)}",
            Rating.Of(1, "groups alone decide between the two VPCs", 3, "hosts of the table's subnets"),
            [new Fact(route.RouteTable.Value, route.DestinationText, route.Target.ToString())],
            [$"{route.RouteTable}/{route.DestinationText}"]);
    }
}
