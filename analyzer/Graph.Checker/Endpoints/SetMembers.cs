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

    /// <summary>What may hold further members; null where the list is whole, or the id stands for no set.</summary>
    public static MissingFact? Unlisted(EstateFacts facts, string id)
    {
        var vpc = KindOf(id) switch
        {
            "vpc" => new Id<Vpc>(id),
            "subnet" => facts.Vpcs.Subnet(new Id<Subnet>(id))?.Vpc,
            "sg" => facts.Filters.Group(new Id<SecurityGroup>(id))?.Vpc,
            _ => null,
        };
        if (vpc is not { } at)
            return IsSet(id) || KindOf(id) is "eni" ? null : facts.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, $"it may tell one of {id}");
        var why = $"it may be one of {id}";
        return facts.Vpcs.Vpc(at) is { } row ? facts.InterfaceAbsence(at, row.Scope, why) : facts.InterfaceAbsenceEverywhere(why);
    }

    private static string KindOf(string id) => id.Split('-', ':')[0];
}
