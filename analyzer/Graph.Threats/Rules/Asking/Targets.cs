using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>An asset that a load balancer forwards to.</summary>
/// <param name="Balancer">the load balancer's id.</param>
/// <param name="Traffic">what is sent to the target; empty where its port is not told.</param>
internal sealed record BalancedTarget(string Balancer, Asset Asset, TrafficSet Traffic);

/// <summary>Which assets stand behind which load balancers, by registered targets.</summary>
internal sealed class Targets
{
    private readonly ILookup<string, BalancedTarget> _behind;
    private readonly ILookup<Asset, BalancedTarget> _before;

    private readonly CoverageLedger _coverage;
    private readonly List<TargetGroup> _unread;

    private Targets(ThreatContext context)
    {
        _coverage = context.Estate.Coverage;
        _unread = [.. context.Estate.Rows<TargetGroup>()
            .Where(group => !_coverage.IsComplete(ApiCall.DescribeTargetHealth, group.Id.Value))];
        var all = Version2(context).Concat(Classic(context)).Distinct().ToList();
        _behind = all.ToLookup(one => one.Balancer, StringComparer.Ordinal);
        _before = all.ToLookup(one => one.Asset);
    }

    public static Targets Of(ThreatContext context) => new(context);

    /// <summary>An open question for each target group whose registered targets were not read.</summary>
    public IEnumerable<RuleOutcome> Unread => _unread.Select(group => Outcomes.Undecided(
        new Subject("target group", group.Id.Value, group.Name),
        "targets",
        FactOf(group)));

    private static MissingFact FactOf(TargetGroup group) =>
        new($"{ApiCall.DescribeTargetHealth} of {group.Id}", "its registered targets are needed");

    /// <summary>What may tell of a further target in an account and region; empty where all were read.</summary>
    public IEnumerable<MissingFact> MissingIn(Scope scope) =>
        new[] { ApiCall.DescribeLoadBalancers, ApiCall.DescribeTargetGroups, ApiCall.DescribeClassicLoadBalancers }
            .Where(call => !_coverage.IsComplete(call, scope))
            .Select(call => new MissingFact($"{call} in {scope}", "it may tell of a load balancer before it"))
            .Concat(_unread.Where(group => group.Scope == scope).Select(FactOf));

    /// <summary>Whether all that stands behind load balancers of an account and region was read.</summary>
    public bool AreKnownIn(Scope scope) => _coverage.IsComplete(ApiCall.DescribeTargetGroups, scope)
        && _coverage.IsComplete(ApiCall.DescribeClassicLoadBalancers, scope)
            && !_unread.Exists(group => group.Scope == scope);

    /// <summary>What a load balancer forwards to.</summary>
    public IEnumerable<BalancedTarget> Behind(string balancer) => _behind[balancer];

    /// <summary>The load balancers that forward to an asset.</summary>
    public IEnumerable<BalancedTarget> Before(Asset asset) => _before[asset];

    private static IEnumerable<BalancedTarget> Version2(ThreatContext context)
    {
        var byAddress = new Dictionary<(Id<Vpc>, Address), Asset>();
        foreach (var asset in context.Placement.Assets)
        {
            foreach (var one in asset.Interfaces)
            {
                foreach (var row in one.Addresses)
                    byAddress[(one.Row.Vpc, row.Address)] = asset;
            }
        }

        var targets = context.Estate.Rows<Target>().ToLookup(target => target.TargetGroup);
        foreach (var group in context.Estate.Rows<TargetGroup>())
        {
            foreach (var target in targets[group.Id])
            {
                var asset = context.Placement.Find(target.TargetId)
                    ?? (group.Vpc is { } vpc && Address.TryParse(target.TargetId, out var address)
                        ? byAddress.GetValueOrDefault((vpc, address))
                        : null);
                if (asset is null)
                    continue;
                foreach (var balancer in group.LoadBalancers)
                    yield return new(balancer.Value, asset, TrafficOf(group.Protocol, target.Port ?? group.Port));
            }
        }
    }

    private static IEnumerable<BalancedTarget> Classic(ThreatContext context)
    {
        var listeners = context.Estate.Rows<ClassicListener>().ToLookup(listener => listener.LoadBalancer);
        foreach (var balancer in context.Estate.Rows<ClassicLoadBalancer>())
        {
            foreach (var instance in balancer.Instances)
            {
                if (context.Placement.Find(instance.Value) is not { } asset)
                    continue;
                foreach (var listener in listeners[balancer.Id])
                    yield return new(balancer.Id.Value, asset, TrafficOf(listener.InstanceProtocol, listener.InstancePort));
            }
        }
    }

    private static TrafficSet TrafficOf(string? protocol, int? port)
    {
        if (port is not { } number || number is < 0 or > ushort.MaxValue)
            return TrafficSet.Empty;
        var ports = ValueSet.Single(number);
        return protocol switch
        {
            "UDP" => TrafficSet.OfUdp(ports),
            "TCP_UDP" => TrafficSet.OfTcp(ports).Union(TrafficSet.OfUdp(ports)),
            _ => TrafficSet.OfTcp(ports),
        };
    }
}
