using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Egress;

/// <summary>A private subnet of the application that goes out by NAT and has no gateway endpoint for S3.</summary>
internal sealed class N22ObjectStoreOverInternet : IThreatRule
{
    public ThreatId Id { get; } = new("N22");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var routes = context.Shared(DefaultRoutes.Of);
        var endpoints = context.Estate.Rows<VpcEndpoint>()
            .Where(endpoint =>
                endpoint.Type is "Gateway" && endpoint.ServiceName.EndsWith(".s3", StringComparison.Ordinal))
            .SelectMany(endpoint => endpoint.RouteTables).ToHashSet();
        var interfaces = context.Estate.Rows<VpcEndpoint>()
            .Where(endpoint =>
                endpoint.Type is "Interface" && endpoint.ServiceName.EndsWith(".s3", StringComparison.Ordinal))
            .Select(endpoint => endpoint.Vpc).ToHashSet();
        var subnets = context.Placement.InTier("application")
            .Where(asset => asset.Kind is AssetKind.Instance or AssetKind.NetworkInterface)
            .SelectMany(asset => asset.Interfaces.Select(one => (one.Row.Subnet, one.Row.Vpc, Asset: asset)))
            .GroupBy(one => (one.Subnet, one.Vpc), one => one.Asset);
        foreach (var group in subnets.OrderBy(group => group.Key.Subnet))
        {
            var (subnet, vpc) = group.Key;
            if (group.Any(asset => !context.Estate.Coverage.IsComplete(ApiCall.DescribeVpcEndpoints, asset.Scope))
                || routes.TableOf(subnet, vpc) is not { } table || endpoints.Contains(table) || interfaces.Contains(vpc)
                || routes.Of(subnet, vpc)
                    .FirstOrDefault(route => route.Target.Kind == RouteTargetKind.NatGateway) is not { } way)
                continue;
            var subject = context.Shared(Subjects.Of).Resource("subnet", subnet.Value);
            yield return Outcomes.Found(
                Id,
                subject,
                $"what {subject} sends to S3 goes over the internet: {table} has no gateway endpoint for it",
                Rating.Of(
                    1,
                    "the public way of buckets, through NAT",
                    3,
                    $"{Rate.Some(group.Select(asset => asset.Id).Distinct())} of the tier application"),
                [new Fact(table.Value, way.DestinationText, way.Target.ToString())]);
        }

        foreach (var outcome in Outcomes.Unplaced(context).Concat(context.Unread(
            "endpoints",
            "it may tell of a gateway endpoint, a route, or who is in a subnet",
            ApiCall.DescribeVpcEndpoints,
            ApiCall.DescribeRouteTables,
            ApiCall.DescribeNetworkInterfaces)))
            yield return outcome;
    }
}
