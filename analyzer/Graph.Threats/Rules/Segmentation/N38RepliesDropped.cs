using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>
/// Requests between two subnets that arrive and whose replies a network ACL drops, on every port that a client may
/// have.
/// </summary>
internal sealed class N38RepliesDropped : IThreatRule
{
    public ThreatId Id { get; } = new("N38");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var acls = new SubnetAcls(context.Estate);
        var interfaces = context.Prover.Interfaces.ToDictionary(one => one.Id, StringComparer.Ordinal);
        var found = new SortedDictionary<(string Acl, string Client), Blocked>();
        var open = new SortedSet<MissingFact>();
        foreach (var flow in context.Flows.All)
        {
            if (flow is not { Source: EndpointGroup.Interfaces { Ids: [var from, ..] }, Destination: EndpointGroup.Interfaces { Ids: [var to, ..] } })
                continue;
            if (!flow.Unknown.IsEmpty)
                open.UnionWith(flow.Missing);
            var lost = flow.Delivered.Except(flow.Reachable).Except(flow.Unknown).Intersect(TrafficSet.ExpectingReply);
            if (lost.IsEmpty)
                continue;
            var (client, server) = (interfaces[from].Row.Subnet, interfaces[to].Row.Subnet);
            if (acls.DropsReplies(server, client, flow, lost) is not { } entry)
                continue;
            var key = (entry.Acl.Value, client.Value);
            if (!found.TryGetValue(key, out var blocked))
                found[key] = blocked = new Blocked(entry.IsEgress);
            blocked.Traffic = blocked.Traffic.Union(lost);
            blocked.Flows.Add(flow);
        }

        foreach (var ((acl, client), blocked) in found)
            yield return Judge(context, acl, client, blocked);
        if (open.Count > 0)
            yield return Outcomes.Undecided(Subjects.Snapshot, "replies of connections that are unknown", [.. open]);
        foreach (var outcome in Outcomes.Absences(context).Concat(context.Unread(
            "network ACLs", "it may tell of an entry", ApiCall.DescribeNetworkAcls)))
            yield return outcome;
    }

    private RuleOutcome.Found Judge(ThreatContext context, string acl, string client, Blocked blocked)
    {
        var servers = blocked.Flows.SelectMany(flow => context.Placement.AssetsOf(flow.Destination)).Distinct()
            .OrderBy(asset => asset.Id, StringComparer.Ordinal).ToList();
        var (weight, reason) = Rate.WeightOf(context.Policy, servers, "nothing");
        var subjects = context.Shared(Subjects.Of);
        return new(new Finding(
            Id,
            subjects.Resource("subnet", client),
            subjects.Resource("network ACL", acl),
            TrafficSet.Empty,
            $"{acl} drops the replies {(blocked.IsEgress ? "of" : "to clients of")} {Rate.Some(servers.Select(asset => asset.Id))} {(blocked.IsEgress ? $"to clients in {client}" : $"in {client}")}: requests arrive on {blocked.Traffic}",
            Rating.Of(
                1,
                "a service fails for its clients, and the quick cure is to open everything",
                Math.Min(weight, 3),
                reason),
            new Evidence(
                [.. blocked.Flows],
                [new Fact(acl, blocked.IsEgress ? "egress" : "ingress", "no entry allows 1024-65535 to the client")],
                []),
            Confidence.Of(blocked.Flows)));
    }

    private sealed class Blocked(bool isEgress)
    {
        public bool IsEgress { get; } = isEgress;

        public TrafficSet Traffic { get; set; } = TrafficSet.Empty;

        public List<SurveyFlow> Flows { get; } = [];
    }
}
