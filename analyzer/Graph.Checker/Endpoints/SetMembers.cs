using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Whether the interfaces that the snapshot shows of a group, a subnet or a VPC are all there are. That none of them is reached
/// says nothing of one that was not read.
/// </summary>
internal static class SetMembers
{
    public static bool IsSet(string id) => KindOf(id) is "sg" or "subnet" or "vpc";

    /// <summary>What may hold further members; empty where the list is whole.</summary>
    public static IReadOnlyList<MissingFact> Unlisted(EstateFacts facts, string id)
    {
        var vpc = KindOf(id) switch
        {
            "vpc" => new Id<Vpc>(id),
            "subnet" => facts.Vpcs.Subnet(new Id<Subnet>(id))?.Vpc,
            "sg" => facts.Filters.Group(new Id<SecurityGroup>(id))?.Vpc,
            _ => null,
        };
        if (vpc is not { } at)
            return IsSet(id) || KindOf(id) is "eni" ? [] : UnlistedOfOne(facts, id);
        var why = $"it may be one of {id}";
        if (facts.Vpcs.Vpc(at) is not { } row)
            return facts.InterfaceAbsencesEverywhere(why);
        return facts.InterfaceAbsence(at, row.Scope, why) is { } fact ? [fact] : [];
    }

    private static IReadOnlyList<MissingFact> UnlistedOfOne(EstateFacts facts, string id)
    {
        var absences = facts.AbsencesEverywhere(ApiCall.DescribeNetworkInterfaces, $"it may tell one of {id}");
        return absences.Count > 0
            ? absences
            : [.. ResourcesNamed(facts, id).Select(one => facts.Orphans.Of(one, $"{id} stands for it too")).OfType<MissingFact>()];
    }

    private static IEnumerable<string> ResourcesNamed(EstateFacts facts, string id)
    {
        var name = id[(id.IndexOf(':', StringComparison.Ordinal) + 1)..];
        return KindOf(id) switch
        {
            "lb" => facts.LoadBalancers.BalancersNamed(name).Select(row => row.Id.Value)
                .Concat(facts.LoadBalancers.ClassicNamed(name).Select(row => row.Id.Value)),
            "db" => facts.Estate.Rows<DbInstance>().Where(row => row.Identifier == name || row.Id.Value == name)
                .Select(row => row.Id.Value)
                .Concat(facts.Estate.Rows<RedshiftCluster>().Where(row => row.Identifier == name || row.Id.Value == name)
                    .Select(row => row.Id.Value)),
            _ => [id],
        };
    }

    private static string KindOf(string id) => id.Split('-', ':')[0];
}
