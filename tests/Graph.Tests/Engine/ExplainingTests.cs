using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Changes;
using Graph.Engine.Explaining;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Engine;

/// <summary>What would open a way, and what would close one: each told by the prover and tried with the walker.</summary>
public sealed class ExplainingTests
{
    private static readonly ValueSet Clients = ValueSet.Of(PortRange.Ephemeral);

    [Fact]
    public void A_database_that_only_its_group_closes_is_one_change_from_exposure()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere).Host("db", publicIp: "52.1.1.1");

        var opening = Assert.IsType<Opening.By>(Explain(aws.Build(), "internet", "eni-db", Db).Opening);

        Assert.True(opening.IsOneChange);
        Assert.Equal("add to sg-db inbound: allow tcp 5432 from 0.0.0.0/0", opening.Changes.Single().Text);
        Assert.Equal(Db, opening.Opens);
    }

    [Fact]
    public void A_private_database_needs_an_address_a_rule_and_a_route_back()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").WithInternetGateway().Subnet("10.0.1.0/24").Host("db");

        var opening = Assert.IsType<Opening.By>(Explain(aws.Build(), "internet", "eni-db", Db).Opening);

        Assert.Collection(
            opening.Changes,
            change => Assert.IsType<AddPublicAddress>(change),
            change => Assert.IsType<AddSecurityGroupRule>(change),
            change => Assert.IsType<AddRoute>(change));
    }

    [Fact]
    public void Where_a_missing_fact_decides_after_the_changes_nothing_is_claimed()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere);
        subnet.Host("db", publicIp: "52.1.1.1");
        aws.Forget(subnet.NetworkAcl);

        var perhaps = Assert.IsType<Opening.Perhaps>(Explain(aws.Build(), "internet", "eni-db", Db).Opening);

        Assert.IsType<AddSecurityGroupRule>(Assert.Single(perhaps.Changes));
    }

    [Fact]
    public void What_cannot_be_told_without_a_rule_is_not_called_closed()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var unread = aws.Vpc("10.1.0.0/16").SecurityGroup("unread");
        subnet.Host("db", sg: group => group.Allow(Tcp(5432), "10.0.0.0/16")).AlsoIn(unread);
        subnet.Host("app");
        aws.Forget(unread);

        var rule = Explain(aws.Build(), "eni-app", "eni-db", Db).Rules.Single(part => part.Rule?.Id == "sgr-db-in-1");

        Assert.False(rule.ClosesAlone);
        Assert.Equal((TrafficSet.Empty, Db), (rule.Left, rule.Unknown));
    }

    [Fact]
    public void Where_network_acls_were_not_read_an_opening_is_perhaps()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere).Host("db");
        aws.Deny(ApiCall.DescribeNetworkAcls);

        var perhaps = Assert.IsType<Opening.Perhaps>(Explain(aws.Build(), "internet", "eni-db", Db).Opening);

        Assert.Equal(2, perhaps.Changes.Length);
    }

    [Fact]
    public void Where_the_gateways_were_not_read_that_a_route_needs_nobody_knows_what_opens()
    {
        var aws = new Topology();
        aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("app");
        aws.Vpc("10.1.0.0/16").Subnet("10.1.1.0/24").Host("db", sg: group => group.Allow(Tcp(5432), Anywhere));
        Assert.IsType<Opening.None>(Explain(aws.Build(), "eni-app", "eni-db", Db).Opening);
        aws.Deny(ApiCall.DescribeVpcPeeringConnections);

        var undecided = Assert.IsType<Opening.Undecided>(Explain(aws.Build(), "eni-app", "eni-db", Db).Opening);

        Assert.StartsWith("describe-vpc-peering-connections", Assert.Single(undecided.Missing).Subject, StringComparison.Ordinal);
    }

    [Fact]
    public void What_a_nat_gateway_refuses_no_rule_opens()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var nat = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere).NatGateway("52.9.9.9");

        var none = Assert.IsType<Opening.None>(Explain(aws.Build(), "internet", nat.Id, Db).Opening);

        Assert.Contains(ExplanationCodes.GraphAcceptsNothingUnsolicited.ToString(), Assert.Single(none.Controls), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_two_rules_that_both_admit_neither_closes_alone_and_the_route_back_does()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("db", publicIp: "52.1.1.1", sg: group => group.Allow(Tcp(5432), Anywhere).Allow(AllTcp, Anywhere));

        var rules = Explain(aws.Build(), "internet", "eni-db", Db).Rules;

        Assert.Equal(2, rules.Count(part => part.Rule is RuleReference.OfSecurityGroup { Rule.IsEgress: false } && !part.ClosesAlone));
        Assert.True(rules.Single(part => part.Rule is RuleReference.OfRoute).ClosesAlone);
    }

    private static TrafficSet Db { get; } = TrafficSet.OfTcp(ValueSet.Single(5432));

    private static Explanation Explain(Estate estate, string from, string to, TrafficSet traffic) =>
        new Prover(estate, ProverOptions.Default).Explain(
            EndpointReference.Parse(from),
            EndpointReference.Parse(to),
            traffic,
            Clients,
            mostChanges: 5,
            (changed, question) => new Walker(changed, WalkerOptions.Default).Ask(question).Connection,
            TestContext.Current.CancellationToken);
}
