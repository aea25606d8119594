using Graph.Engine.Network;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Proving;

/// <summary>
/// Whether the interfaces that the snapshot shows of a resource are all there are. That none of them is reached says nothing
/// of one that was not read.
/// </summary>
internal static class SetMembers
{
    public static bool IsSet(string id) => KindOf(id) is "sg" or "subnet" or "vpc";

    /// <summary>What may hold further members; null where the list is whole, or the id stands for no set.</summary>
    public static MissingFact? Unlisted(CompiledNetwork network, string id)
    {
        var vpc = KindOf(id) switch
        {
            "vpc" => id,
            "subnet" => network.Subnets.GetValueOrDefault(id)?.Vpc.Id,
            "sg" => network.Estate.Rows<SecurityGroup>().FirstOrDefault(row => row.Id.Value == id)?.Vpc?.Value,
            _ => null,
        };
        if (vpc is null)
        {
            return IsSet(id) || KindOf(id) is "eni"
                ? null
                : network.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, $"it may tell one of {id}")
                    ?? ResourcesNamed(network, id).Where(network.OrphanIds.Contains)
                        .Select(one => new MissingFact(one, $"its interfaces are not all in the snapshot, and {id} stands for it too"))
                        .FirstOrDefault();
        }

        var why = $"it may be one of {id}";
        return network.Vpc(vpc) is { Row: { } row } node
            ? network.InterfaceAbsence(node, row.Scope, why)
            : network.InterfaceAbsenceEverywhere(why);
    }

    /// <summary>
    /// A resource without an address: a group, subnet or VPC may be empty; what else is there has interfaces in AWS, which were
    /// not read.
    /// </summary>
    public static Side<TEndpoint> NoAddress<TEndpoint>(CompiledNetwork network, string id)
    {
        if (!MayBeEmpty(network, id))
            return new Side<TEndpoint>.Missing(new MissingFact(id, "its interfaces are not in the snapshot"));
        return network.InterfaceAbsenceEverywhere($"the interfaces of {id} are needed") is { } fact
            ? new Side<TEndpoint>.Missing(fact)
            : new Side<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination);
    }

    private static IEnumerable<string> ResourcesNamed(CompiledNetwork network, string id)
    {
        var name = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return KindOf(id) switch
        {
            "lb" => network.LoadBalancers.ById.Values.Where(node => node.Row.Name == name).Select(node => node.Id)
                .Concat(network.LoadBalancers.Classics.Where(node => node.Row.Name == name).Select(node => node.Id)),
            "db" => network.Estate.Rows<DbInstance>().Where(row => row.Identifier == name || row.Id.Value == name)
                .Select(row => row.Id.Value)
                .Concat(network.Estate.Rows<RedshiftCluster>().Where(row => row.Identifier == name || row.Id.Value == name)
                    .Select(row => row.Id.Value)),
            _ => [id],
        };
    }

    private static bool MayBeEmpty(CompiledNetwork network, string id) => KindOf(id) switch
    {
        "sg" or "subnet" or "vpc" => true,
        "i" => network.Instances.GetValueOrDefault(id) is { IsTerminated: true },
        "nat" => network.Gateways.Nat.GetValueOrDefault(id) is { IsPresent: false },
        _ => false,
    };

    private static string KindOf(string id) => id.Split('-', ':')[0];
}
