using Graph.Model.Coverage;
using Graph.Testing;
using Graph.Threats.Rules;
using Xunit;
using static Graph.Model.Coverage.ApiCall;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>
/// No rule passes while a call was denied whose rows it looks for its threat in. Beside this, each estate of the other tests of rules is
/// asked again without each call: see <see cref="RuleRun"/>.
/// </summary>
public sealed class SilentRuleTests
{
    private static readonly ApiCall[] Placing = [DescribeSubnets, DescribeSecurityGroups, DescribeInstances];
    private static readonly ApiCall[] Flows = [.. Placing, DescribeNetworkInterfaces, DescribeTransitGatewayAttachments, DescribeVpnGateways];
    private static readonly ApiCall[] OpenFlows =
        [.. Flows, DescribeVpcs, DescribeRouteTables, DescribeNetworkAcls, DescribeInternetGateways];

    private static readonly ApiCall[] Balancers = [DescribeLoadBalancers, DescribeClassicLoadBalancers];
    private static readonly ApiCall[] BalancedTargets = [.. Balancers, DescribeTargetGroups];
    private static readonly ApiCall[] Members = [DescribeSecurityGroups, DescribeNetworkInterfaces];

    private static readonly Dictionary<string, ApiCall[]> Reads = new(StringComparer.Ordinal)
    {
        ["N01"] = Flows,
        ["N02"] = [DescribeDbInstances, DescribeRedshiftClusters],
        ["N03"] = Flows,
        ["N04"] = Flows,
        ["N05"] = Members,
        ["N06"] = Flows,
        ["N07"] = Flows,
        ["N08"] = [.. OpenFlows, DescribeTargetGroups, DescribeClassicLoadBalancers],
        ["N09"] = [.. Flows, .. BalancedTargets],
        ["N10"] = Flows,
        ["N11"] = [.. Placing, DescribeNetworkInterfaces, .. BalancedTargets],
        ["N12"] = Balancers,
        ["N13"] = [DescribeLoadBalancers, DescribeTargetGroups],
        ["N14"] = Flows,
        ["N15"] = [DescribeLoadBalancers],
        ["N16"] = Flows,
        ["N17"] = OpenFlows,
        ["N18"] = OpenFlows,
        ["N19"] = OpenFlows,
        ["N20"] = [.. Placing, DescribeNetworkInterfaces],
        ["N21"] = [DescribeVpcEndpoints],
        ["N22"] = [.. Placing, DescribeNetworkInterfaces, DescribeRouteTables, DescribeVpcEndpoints],
        ["N23"] = Flows,
        ["N24"] = [.. Placing, DescribeNetworkInterfaces],
        ["N25"] = Members,
        ["N26"] = [.. Members, DescribeVpcs],
        ["N27"] = Flows,
        ["N28"] = Flows,
        ["N29"] = Flows,
        ["N30"] = [.. Placing, DescribeNetworkInterfaces],
        ["N31"] = Flows,
        ["N32"] = Flows,
        ["N33"] = Members,
        ["N34"] = Members,
        ["N35"] = [.. Members, DescribeVpcPeeringConnections],
        ["N36"] = Members,
        ["N37"] = [.. Members, DescribeNetworkAcls, DescribeTransitGatewayAttachments, DescribeVpnGateways],
        ["N38"] = [.. Flows, DescribeRouteTables, DescribeNetworkAcls],
        ["N39"] = [.. Placing, DescribeNetworkInterfaces, DescribeNetworkAcls, DescribeDbInstances],
        ["N40"] = [DescribeVpcs, DescribeRouteTables, DescribeVpcPeeringConnections],
        ["N41"] = Flows,
        ["N42"] = [DescribeVpcs, DescribeRouteTables, DescribeVpcPeeringConnections],
        ["N43"] =
        [
            .. Placing, DescribeNetworkInterfaces, DescribeTransitGatewayAttachments, DescribeTransitGatewayVpcAttachments,
            DescribeTransitGatewayRouteTables,
        ],
        ["N44"] = Flows,
        ["N45"] =
            [DescribeVpcPeeringConnections, DescribeTransitGatewayAttachments, DescribeVpcEndpoints, DescribeVpcEndpointServices],
        ["N46"] = [DescribeSubnets, DescribeNetworkInterfaces],
        ["N47"] = [DescribeInstances],
        ["N49"] = [.. Placing, DescribeVolumes],
        ["N50"] = [DescribeDbInstances, DescribeDbClusters, DescribeRedshiftClusters],
        ["N53"] = [DescribeVpcs, DescribeNetworkInterfaces, DescribeFlowLogs],
        ["N55"] = Balancers,
        ["N57"] = [.. Placing, DescribeNetworkInterfaces, DescribeRouteTables, DescribeInternetGateways, .. Balancers],
        ["N60"] = [DescribeVpcs, DescribeNetworkInterfaces],
        ["N61"] = [],
    };

    public static TheoryData<string> Rules { get; } = [.. ThreatRules.All.Select(rule => rule.Id.Value)];

    [Theory]
    [MemberData(nameof(Rules))]
    public void A_rule_does_not_pass_where_what_it_reads_was_denied(string rule)
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere);
        aws.Tier(subnet.Host("web", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(443), Anywhere)), "application");
        vpc.Subnet("10.0.2.0/24").Host("other");

        Assert.Empty(RuleRun.Of(rule, aws).Undecided);
        Assert.All(Reads[rule], call => Assert.NotEmpty(RuleRun.Of(rule, aws.BuildWithout(call)).Undecided));
    }

    [Theory]
    [InlineData("N05", false)]
    [InlineData("N18", true)]
    [InlineData("N26", false)]
    [InlineData("N37", false)]
    public void A_rule_does_not_pass_where_a_prefix_list_may_hold_what_it_looks_for(string rule, bool isEgress)
    {
        var aws = new Topology();
        var list = aws.PrefixList("some", "10.0.0.0/8");
        var host = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("a", sg: sg => _ = isEgress
            ? sg.WithoutDefaultEgress().AllowOut(AllTcp, list)
            : sg.Allow(AllTcp, list));
        aws.Tier(host, "application");

        Assert.Empty(RuleRun.Of(rule, aws).Undecided);
        RuleRun.Of(rule, aws.CutShort(GetManagedPrefixListEntries).Build()).LeavesOpen(host.Group.Id, list.Id);
    }

    [Fact]
    public void A_prefix_list_may_admit_the_whole_network()
    {
        var aws = new Topology();
        var list = aws.PrefixList("some", "10.0.0.0/8");
        var host = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("a", sg: sg => sg.Allow(Tcp(22), list));

        Assert.Equal($"N26@-@{host.Group.Id}@-", Assert.Single(RuleRun.Of("N26", aws).Findings).Key.Text);
    }

    [Fact]
    public void A_cluster_that_was_not_read_places_its_interface_no_more()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("a");
        aws.Change<Graph.Model.Resources.NetworkInterface>(row => row with { Description = "RedshiftNetworkInterface", Instance = null, RequesterManaged = true })
            .Drop<Graph.Model.Resources.Instance>(_ => true);

        Assert.Empty(RuleRun.Of("N01", aws).Undecided);
        Assert.NotEmpty(RuleRun.Of("N01", aws.BuildWithout(DescribeRedshiftClusters)).Undecided);
    }

    [Fact]
    public void What_lacks_is_what_the_last_rule_is_about() =>
        Assert.All(
            Required, call => Assert.NotEmpty(RuleRun.Of("N61", new Topology().Deny(call).Build()).Findings));
}
