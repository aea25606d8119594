using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Reports.Exposure;

/// <summary>One piece of evidence and the ports that it holds for.</summary>
/// <param name="Answer">the answer for the first of the ports.</param>
internal sealed record Finding(ImmutableArray<WatchedPort> Ports, Answer Answer);

/// <summary>What was found for one endpoint.</summary>
/// <param name="Findings">in the order of their first ports; together they hold each of the endpoint's ports once.</param>
/// <param name="Shape">equal for endpoints whose evidence differs in their own ids and addresses only.</param>
internal sealed record EndpointResult(ReportEndpoint Endpoint, ImmutableArray<Finding> Findings, string Shape)
{
    /// <summary>Reachable if any port is; else unknown if any port is; else unreachable.</summary>
    public Verdict Verdict =>
        Findings.Any(finding => finding.Answer.Verdict == Verdict.Reachable) ? Verdict.Reachable
        : Findings.Any(finding => finding.Answer.Verdict == Verdict.Unknown) ? Verdict.Unknown
        : Verdict.Unreachable;

    public bool IsDormant => Findings.Any(finding => finding.Answer.IsDormant);

    public Verdict VerdictOf(WatchedPort port) => Findings.First(finding => finding.Ports.Contains(port)).Answer.Verdict;

    public int CountReached(PortUse use) => Findings
        .Where(finding => finding.Answer.Verdict == Verdict.Reachable)
        .Sum(finding => finding.Ports.Count(port => port.Use == use));
}

/// <summary>Endpoints of one shape, the first standing for all.</summary>
internal sealed record EndpointGroup(EndpointResult First, ImmutableArray<ReportEndpoint> Members)
{
    /// <summary>Worst first: databases reached before administration, more ports before fewer, running before dormant.</summary>
    public static IOrderedEnumerable<EndpointGroup> WorstFirst(IEnumerable<EndpointGroup> groups) => groups
        .OrderByDescending(group => Math.Sign(group.First.CountReached(PortUse.Database)))
        .ThenBy(group => group.First.IsDormant)
        .ThenByDescending(group => group.First.CountReached(PortUse.Database) + group.First.CountReached(PortUse.Admin))
        .ThenBy(group => group.First.Endpoint.Name, StringComparer.Ordinal)
        .ThenBy(group => group.First.Endpoint.AskId, StringComparer.Ordinal);
}
