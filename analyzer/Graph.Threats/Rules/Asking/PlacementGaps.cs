using System.Collections.Immutable;
using Graph.Engine.Placing;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Calls that were not read whole and whose tags could place an interface: a rule that asks for a tier, an environment or a role may have missed it.
/// </summary>
internal sealed class PlacementGaps
{
    private PlacementGaps(ThreatContext context)
    {
        var instances = context.Estate.Rows<Instance>().Select(row => row.Id).ToHashSet();
        Missing =
        [
            .. context.Prover.Interfaces
                .SelectMany(one => Needed(one, instances).Select(call => (one.Row.Scope, Call: call))).Distinct()
                .Where(need => !context.Estate.Coverage.IsComplete(need.Call, need.Scope))
                .Select(need => new MissingFact($"{need.Call} in {need.Scope}", "its tags may place an interface"))
                .Order(),
        ];
    }

    /// <summary>Sorted; empty where everything is placed that can be.</summary>
    public ImmutableArray<MissingFact> Missing { get; }

    public static PlacementGaps Of(ThreatContext context) => new(context);

    private static IEnumerable<ApiCall> Needed(InterfaceProfile one, HashSet<Id<Instance>> instances)
    {
        yield return ApiCall.DescribeSubnets;
        yield return ApiCall.DescribeSecurityGroups;
        if (one.Row.Instance is { } instance && !instances.Contains(instance))
            yield return ApiCall.DescribeInstances;
        if (!one.Owners.IsEmpty)
            yield break;
        if (one.ManagedService is not null)
            yield return ApiCall.DescribeDbInstances;
        if (one.Kind == InterfaceKind.LoadBalancer)
            yield return ApiCall.DescribeLoadBalancers;
        if (one.Kind == InterfaceKind.NatGateway)
            yield return ApiCall.DescribeNatGateways;
        if (one.Kind == InterfaceKind.Endpoint)
            yield return ApiCall.DescribeVpcEndpoints;
    }
}
