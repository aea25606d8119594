using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>
/// A database that is declared publicly accessible and that the internet does not reach. What stops it is told control
/// by control; with one left it is one change from exposure.
/// </summary>
internal sealed class N02DatabaseDeclaredPublic : IThreatRule
{
    public ThreatId Id { get; } = new("N02");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var databases = context.Estate.Rows<DbInstance>().Where(row => row.PubliclyAccessible)
            .Select(row => (row.Id.Value, row.Identifier))
            .Concat(context.Estate.Rows<RedshiftCluster>().Where(row => row.PubliclyAccessible)
                .Select(row => (row.Id.Value, row.Identifier)));
        foreach (var (id, name) in databases)
        {
            var subject = new Subject("database", id, name);
            // RDS names no interface: those that it may be are all looked at.
            var assets = context.Placement.Assets.Where(asset => asset.Interfaces.Any(one => one.Owners.Contains(id))).ToList();
            if (assets.Count == 0)
            {
                yield return Outcomes.Undecided(
                    subject, "exposure", new MissingFact(id, "its interface is not known, so what reaches it is not"));
            }
            else if (Judge(context, subject, assets) is { } outcome)
            {
                yield return outcome;
            }
        }

        foreach (var unread in context.Unread(
            "databases", "it may tell of a database that is declared public", ApiCall.DescribeDbInstances, ApiCall.DescribeRedshiftClusters))
            yield return unread;
    }

    private RuleOutcome? Judge(ThreatContext context, Subject subject, List<Asset> assets)
    {
        var ports = Ports.Databases(context, assets[0]);
        var flows = assets.SelectMany(context.Flows.FromInternet).ToList();
        if (flows.Exists(flow => flow.Reachable.Overlaps(ports)))
            return null;
        if (flows.Find(flow => flow.Unknown.Overlaps(ports)) is { } open)
        {
            return new RuleOutcome.Undecided(
                Subject.Internet, subject, open.Unknown.Intersect(ports).ToString(), open.Missing);
        }

        var asset = assets[0];
        var controls = Controls(context, asset, ports, flows.Exists(flow => flow.Delivered.Overlaps(ports))).ToList();
        var (weight, reason) = Rate.WeightOf(context.Policy, asset);
        return Outcomes.Found(
            Id,
            subject,
            controls is [var only]
                ? $"{subject} is declared publicly accessible and one change from exposure: {only.Value}"
                : $"{subject} is declared publicly accessible, though nothing reaches it: {string.Join("; ", controls.Select(one => one.Value))}",
            new Ratings(
                controls.Count == 1
                    ? Rating.Of(2, "one change from the internet", weight, reason)
                    : Rating.Of(1, "several changes from the internet", weight, reason),
                Rating.Of(4, "it is declared publicly accessible", weight, reason)),
            [new Fact(subject.Id, "PubliclyAccessible", "true"), .. controls],
            context.Estate.Rows<SecurityGroupRule>().Where(rule => Admits(context, asset, rule, ports))
                .Select(rule => rule.RuleId),
            Subject.Internet);
    }

    /// <summary>The controls that are in the way, each by what it lacks for a connection from the internet.</summary>
    private static IEnumerable<Fact> Controls(ThreatContext context, Asset asset, TrafficSet ports, bool isDelivered)
    {
        var isAdmitted = context.Estate.Rows<SecurityGroupRule>().Any(rule => Admits(context, asset, rule, ports));
        var isPublic = asset.Interfaces.Any(one => one.IsInPublicSubnet == true);
        if (!asset.HasPublicAddress)
            yield return new Fact(asset.Id, "public address", "it has no public address");
        if (!isAdmitted)
            yield return new Fact(asset.Id, "security groups", "no security group rule admits the internet");
        if (!isPublic)
            yield return new Fact(
                asset.Interfaces[0].Row.Subnet.Value,
                "routes",
                "its subnet has no route to an internet gateway, so replies do not leave");
        if (asset.HasPublicAddress && isAdmitted && !isDelivered)
            yield return new Fact(
                asset.Interfaces[0].Row.Subnet.Value,
                "network ACL",
                "requests are not delivered: a network ACL or the gateway stops them");
        else if (asset.HasPublicAddress && isAdmitted && isPublic)
            yield return new Fact(
                asset.Interfaces[0].Row.Subnet.Value, "network ACL", "replies are stopped by a network ACL or a route");
    }

    private static bool Admits(ThreatContext context, Asset asset, SecurityGroupRule rule, TrafficSet ports) =>
        !rule.IsEgress && rule.Peer is SecurityGroupPeer.Block { Cidr: var block }
            && Breadth.IsWorld(AddressSet.Of([block]))
        && SecurityGroupTraffic.Of(rule).Overlaps(ports)
        && asset.Interfaces.Any(one => one.Groups.Contains(rule.Group.Value));
}
