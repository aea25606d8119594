using Graph.Engine.Answers;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Network;

/// <summary>
/// Reasoning from a row that is not there: allowed only where its call was read whole. Each gives null where it was, else
/// what is missing.
/// </summary>
internal static class Absences
{
    public static MissingFact? Absence(this CompiledNetwork network, ApiCall call, Scope scope, string why) =>
        network.Coverage.IsComplete(call, scope) ? null : new MissingFact($"{call} in {scope}", why);

    /// <summary>Over every account and region of the snapshot.</summary>
    public static MissingFact? AbsenceEverywhere(this CompiledNetwork network, ApiCall call, string why)
    {
        if (network.Coverage.IsCompleteEverywhere(call))
            return null;
        foreach (var scope in network.Coverage.Scopes)
        {
            if (!network.Coverage.IsComplete(call, scope))
                return new MissingFact($"{call} in {scope}", why);
        }

        return new MissingFact(call.Name, why);
    }

    /// <summary>Whether an interface of the VPC that is not there does not exist.</summary>
    public static MissingFact? InterfaceAbsence(this CompiledNetwork network, VpcNode vpc, Scope scope, string why) =>
        network.Absence(ApiCall.DescribeNetworkInterfaces, scope, why) ?? OrphanFact(vpc, why);

    /// <summary>Whether an interface that is not there exists nowhere.</summary>
    public static MissingFact? InterfaceAbsenceEverywhere(this CompiledNetwork network, string why) =>
        network.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, why)
        ?? network.Vpcs.Values.Where(vpc => vpc.Orphan is not null).OrderBy(vpc => vpc.Id, StringComparer.Ordinal)
            .Select(vpc => OrphanFact(vpc, why)).FirstOrDefault();

    /// <summary>What may tell of a further way on premises; empty where nothing may.</summary>
    public static IReadOnlyList<MissingFact> OnPremisesAbsences(this CompiledNetwork network)
    {
        const string why = "a way on premises may be there";
        return
        [
            .. new[]
            {
                network.AbsenceEverywhere(ApiCall.DescribeVpnGateways, why),
                network.AbsenceEverywhere(ApiCall.DescribeTransitGatewayAttachments, why),
            }.OfType<MissingFact>(),
        ];
    }

    /// <summary>What may hold further endpoints: interfaces, and ways on premises.</summary>
    public static MissingEndpoints EndpointAbsences(this CompiledNetwork network) => new(
        [.. new[] { network.InterfaceAbsenceEverywhere("it may tell of further interfaces") }.OfType<MissingFact>()],
        [.. network.OnPremisesAbsences()]);

    private static MissingFact? OrphanFact(VpcNode vpc, string why) => vpc.Orphan is { } id
        ? new MissingFact(id, $"its interfaces are not in the snapshot, and {why}")
        : null;
}
