using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Calls that were not read whole and that could place an interface, by tags or by what it belongs to: a rule that asks
/// for a tier, an environment or a role may have missed it.
/// </summary>
internal sealed class PlacementGaps
{
    private readonly HashSet<Id<Instance>> _instances;
    private readonly CoverageLedger _coverage;

    private PlacementGaps(ThreatContext context)
    {
        _instances = [.. context.Estate.Rows<Instance>().Select(row => row.Id)];
        _coverage = context.Estate.Coverage;
        Missing =
        [
            .. context.Prover.Interfaces
                .SelectMany(one =>
                    OwnersOf(one).Append(ApiCall.DescribeSubnets).Append(ApiCall.DescribeSecurityGroups)
                        .Select(call => (call, one.Row.Scope)))
                .Distinct().Select(need => Gap(need.call, need.Scope)).OfType<MissingFact>().Order(),
        ];
    }

    /// <summary>Sorted; empty where everything is placed that can be.</summary>
    public ImmutableArray<MissingFact> Missing { get; }

    public static PlacementGaps Of(ThreatContext context) => new(context);

    /// <summary>Of one asset: what it belongs to is not in the snapshot, so its role is not known. Sorted.</summary>
    public ImmutableArray<MissingFact> Of(Asset asset) =>
    [
        .. asset.Interfaces.SelectMany(one => OwnersOf(one).Select(call => Gap(call, one.Row.Scope)))
            .OfType<MissingFact>().Distinct().Order(),
    ];

    /// <summary>The call that would tell what an interface belongs to, where no row does.</summary>
    private IEnumerable<ApiCall> OwnersOf(InterfaceProfile one)
    {
        if (one.Row.Instance is { } instance && !_instances.Contains(instance))
            yield return ApiCall.DescribeInstances;
        if (!one.Owners.IsEmpty)
            yield break;
        if (one.ManagedService is "Redshift")
            yield return ApiCall.DescribeRedshiftClusters;
        else if (one.ManagedService is not null)
            yield return ApiCall.DescribeDbInstances;
        if (one.Kind == InterfaceKind.LoadBalancer)
            yield return ApiCall.DescribeLoadBalancers;
        if (one.Kind == InterfaceKind.NatGateway)
            yield return ApiCall.DescribeNatGateways;
        if (one.Kind == InterfaceKind.Endpoint)
            yield return ApiCall.DescribeVpcEndpoints;
    }

    private MissingFact? Gap(ApiCall call, Scope scope) => _coverage.IsComplete(call, scope)
        ? null
        : new MissingFact($"{call} in {scope}", "it may place an interface, by what it belongs to or by tags");
}
