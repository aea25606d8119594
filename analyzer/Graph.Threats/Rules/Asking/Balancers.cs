using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Findings;

namespace Graph.Threats.Rules.Asking;

/// <summary>A load balancer of any kind.</summary>
/// <param name="Row">null for a classic one.</param>
internal sealed record Balancer(string Id, string Name, string? Scheme, Scope Scope, LoadBalancer? Row)
{
    public Subject Subject => new("load balancer", Id, Name);

    /// <summary>Target groups of it whose registered targets were not read.</summary>
    public IEnumerable<string> UnreadTargets(Estate estate) => Row is null
        ? []
        : estate.Rows<TargetGroup>()
            .Where(group =>
                group.LoadBalancers.Contains(Row.Id)
                    && !estate.Coverage.IsComplete(ApiCall.DescribeTargetHealth, group.Id.Value))
            .Select(group => group.Id.Value);
}

/// <summary>The load balancers of an estate.</summary>
internal sealed class Balancers
{
    private Balancers(Estate estate) => All =
    [
        .. estate.Rows<LoadBalancer>().Select(row => new Balancer(row.Id.Value, row.Name, row.Scheme, row.Scope, row)),
        .. estate.Rows<ClassicLoadBalancer>()
            .Select(row => new Balancer(row.Id.Value, row.Name, row.Scheme, row.Scope, null)),
    ];

    public IReadOnlyList<Balancer> All { get; }

    public IEnumerable<Balancer> InternetFacing => All.Where(one => one.Scheme is "internet-facing");

    public static Balancers Of(ThreatContext context) => new(context.Estate);
}
