using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Threats.Hygiene;

/// <summary>Everything in a snapshot that may use a security group.</summary>
internal sealed class GroupUses
{
    /// <summary>The calls whose answers name groups; unused is said only where all of them were read whole.</summary>
    public static readonly ApiCall[] Closure =
    [
        ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeSecurityGroups, ApiCall.DescribeLaunchTemplates, ApiCall.DescribeLaunchTemplateVersions,
        ApiCall.DescribeLoadBalancers, ApiCall.DescribeClassicLoadBalancers, ApiCall.DescribeDbInstances, ApiCall.DescribeDbClusters,
        ApiCall.DescribeRedshiftClusters,
    ];

    /// <summary>The closure, for people.</summary>
    public const string LookedIn = "network interfaces, rules of other groups, launch template versions, load balancers, databases and Redshift clusters";

    /// <summary>Who may have a group and shows in none of it.</summary>
    public const string CannotBeKnown = "functions, tasks and batch environments at zero, launch configurations, and accounts that were not read";

    private readonly ILookup<Id<SecurityGroup>, string> _uses;

    public GroupUses(Estate estate) => _uses = Pairs(estate).Distinct().ToLookup(pair => pair.Group, pair => pair.User);

    /// <summary>Ids of what uses a group; a rule of the group itself does not.</summary>
    public IEnumerable<string> Of(Id<SecurityGroup> group) => _uses[group].Order(StringComparer.Ordinal);

    private static IEnumerable<(Id<SecurityGroup> Group, string User)> Pairs(Estate estate)
    {
        foreach (var row in estate.Rows<InterfaceGroup>())
            yield return (row.Group, row.Interface.Value);
        foreach (var row in estate.Rows<SecurityGroupRule>())
        {
            if (row.Peer is SecurityGroupPeer.Group peer && peer.Id != row.Group)
                yield return (peer.Id, row.RuleId);
        }

        foreach (var pair in estate.Rows<LaunchTemplateVersion>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.LaunchTemplate.Value)))
            yield return pair;
        foreach (var pair in estate.Rows<LoadBalancer>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.Id.Value)))
            yield return pair;
        foreach (var pair in estate.Rows<ClassicLoadBalancer>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.Id.Value)))
            yield return pair;
        foreach (var pair in estate.Rows<DbInstance>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.Id.Value)))
            yield return pair;
        foreach (var pair in estate.Rows<DbCluster>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.Id.Value)))
            yield return pair;
        foreach (var pair in estate.Rows<RedshiftCluster>()
            .SelectMany(row => row.SecurityGroups, (row, group) => (group, row.Id.Value)))
            yield return pair;
    }
}
