using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Governance;

/// <summary>
/// A VPC whose traffic no whole flow log records: by itself, by all its subnets, or by all its interfaces.
/// </summary>
internal sealed class N53MissingFlowLogs : IThreatRule
{
    public ThreatId Id { get; } = new("N53");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var logs = context.Estate.Rows<FlowLog>().ToLookup(log => log.LoggedResource, StringComparer.Ordinal);
        var interfaces = context.Placement.Assets.SelectMany(asset => asset.Interfaces).ToLookup(one => one.Row.Vpc);
        foreach (var vpc in context.Estate.Rows<Vpc>())
        {
            if (!context.Estate.Coverage.IsComplete(ApiCall.DescribeFlowLogs, vpc.Scope))
                continue;
            var uncovered = interfaces[vpc.Id].Where(one =>
                !IsWhole(logs[vpc.Id.Value]) && !IsWhole(logs[one.Row.Subnet.Value]) && !IsWhole(logs[one.Id]))
                    .ToList();
            if (uncovered.Count > 0)
                yield return Found(context, vpc, [.. uncovered.Select(one => one.Id)], logs);
        }

        foreach (var outcome in context.Unread(
            "flow logs",
            "it may tell of a flow log, a VPC, or an interface whose traffic none records",
            ApiCall.DescribeFlowLogs,
            ApiCall.DescribeVpcs,
            ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }

    /// <summary>Whether some log is active, delivers and records all traffic.</summary>
    private static bool IsWhole(IEnumerable<FlowLog> logs) =>
        logs.Any(log => log.TrafficType is "ALL" && log.Status is "ACTIVE" && log.DeliverStatus is not "FAILED");

    private RuleOutcome.Found Found(
        ThreatContext context, Vpc vpc, List<string> uncovered, ILookup<string, FlowLog> logs)
    {
        var assets = uncovered.Select(context.Placement.OfInterface).Distinct().ToList();
        var partial = logs[vpc.Id.Value].Concat(assets.SelectMany(asset => asset.Interfaces)
            .SelectMany(one => logs[one.Row.Subnet.Value].Concat(logs[one.Id]))).Distinct().ToList();
        var (weight, reason) = Rate.WeightOf(context.Policy, assets, "nothing");
        var subject = context.Shared(Subjects.Of).Resource("VPC", vpc.Id.Value);
        return Outcomes.Found(
            Id,
            subject,
            partial.Count == 0
                ? $"no flow log records {subject}: {Rate.Some(uncovered)}"
                : $"no whole flow log records {subject}: {Rate.Some(partial.Select(log => $"{log.Id} ({log.TrafficType}, {log.Status}, {log.DeliverStatus})"))}",
            Rating.Of(1, "an attack leaves no trace here", weight, reason),
            partial.Select(log =>
                new Fact(
                    log.Id.Value,
                    "TrafficType, FlowLogStatus, DeliverLogsStatus",
                    $"{log.TrafficType}, {log.Status}, {log.DeliverStatus}")));
    }
}
