using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Which route of a transit gateway table takes a packet: the longest match; at equal length static, prefix list, then
/// propagated by the kind of attachment (how-transit-gateways-work.md, "route evaluation order"). Where only static routes were
/// searched, the propagated ones follow from the propagations: a VPC's are its blocks.
/// </summary>
internal static class TransitGatewayRoutes
{
    /// <param name="Attachment">null for a blackhole, and where the answer does not tell it.</param>
    public sealed record Candidate(
        Cidr Destination, Id<TransitGatewayAttachment>? Attachment, string? ResourceType, RuleReference Reference, bool IsBlackhole);

    private readonly record struct Match(Candidate Candidate, int Rank);

    /// <summary>What is missing to know every route of the table; null where nothing is.</summary>
    public static MissingFact? Unreadable(Walk walk, TransitGatewayRouteTable table)
    {
        var coverage = walk.Facts.Coverage;
        var id = table.Id.Value;
        if (coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, id))
            return null;
        if (!coverage.IsComplete(ApiCall.SearchTransitGatewayStaticRoutes, id))
            return new MissingFact($"{ApiCall.SearchTransitGatewayRoutes} {id}", "the routes of the table were not read");
        if (!coverage.IsComplete(ApiCall.GetTransitGatewayRouteTablePropagations, id))
        {
            return new MissingFact(
                $"{ApiCall.GetTransitGatewayRouteTablePropagations} {id}", "the propagated routes of the table were not read");
        }

        foreach (var propagation in EnabledPropagations(walk, table))
        {
            if (propagation.ResourceType is not "vpc")
                return new MissingFact(propagation.Attachment.Value, "the routes that it propagates were not read");
            if (VpcOf(propagation) is not { } vpc || walk.Facts.Vpcs.Vpc(vpc) is null)
                return new MissingFact(propagation.ResourceId ?? propagation.Attachment.Value, "the VPC that propagates its blocks is not in the snapshot");
        }

        return null;
    }

    public static IReadOnlyList<Candidate> Choose(Walk walk, TransitGatewayRouteTable table, Address destination)
    {
        var best = new List<Match>();
        foreach (var match in Matches(walk, table, destination))
        {
            var order = best.Count == 0 ? 1 : Compare(match, best[0]);
            if (order > 0)
                best.Clear();
            if (order >= 0)
                best.Add(match);
        }

        return [.. best.Select(match => match.Candidate).Distinct()];
    }

    private static int Compare(Match one, Match other)
    {
        var byLength = one.Candidate.Destination.Length.CompareTo(other.Candidate.Destination.Length);
        return byLength != 0 ? byLength : other.Rank.CompareTo(one.Rank);
    }

    private static IEnumerable<Match> Matches(Walk walk, TransitGatewayRouteTable table, Address destination)
    {
        foreach (var route in walk.Facts.TransitGateways.RoutesOf(table.Id))
        {
            if (route.State is "active" or "blackhole" && route.Destination.Contains(destination))
                yield return MatchOf(route);
        }

        if (walk.Facts.Coverage.IsComplete(ApiCall.SearchTransitGatewayRoutes, table.Id.Value))
            yield break;
        foreach (var propagation in EnabledPropagations(walk, table))
        {
            if (VpcOf(propagation) is not { } vpc)
                continue;
            foreach (var block in walk.Facts.Vpcs.BlocksOf(vpc))
            {
                if (block.Contains(destination))
                    yield return MatchOf(propagation, block);
            }
        }
    }

    private static IEnumerable<TransitGatewayPropagation> EnabledPropagations(Walk walk, TransitGatewayRouteTable table) =>
        walk.Facts.TransitGateways.PropagationsOf(table.Id).Where(row => row.State is "enabled");

    private static Id<Vpc>? VpcOf(TransitGatewayPropagation propagation) =>
        propagation is { ResourceType: "vpc", ResourceId: { } id } ? new Id<Vpc>(id) : null;

    private static Match MatchOf(TransitGatewayRoute route)
    {
        var attachment = route.State is "blackhole" ? null : route.Attachment;
        var reference = new RuleReference.OfTransitGateway(route.Type, route.Destination, attachment);
        var rank = route switch
        {
            { PrefixList: not null } => 1,
            { Type: "static" } => 0,
            _ => RankOf(route.ResourceType),
        };
        return new Match(
            new Candidate(route.Destination, attachment, route.ResourceType, reference, route.State is "blackhole"), rank);
    }

    private static Match MatchOf(TransitGatewayPropagation propagation, Cidr block) => new(
        new Candidate(
            block,
            propagation.Attachment,
            propagation.ResourceType,
            new RuleReference.OfTransitGateway("propagated", block, propagation.Attachment),
            IsBlackhole: false),
        RankOf(propagation.ResourceType));

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
