using FsCheck.Xunit;
using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Changes;
using Graph.Engine.Explaining;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Testing;
using Graph.Tests.Properties;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Engine;

/// <summary>What would open a way, and what would close one: each told by the prover and tried with the walker.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 60)]
public sealed class ExplainingTests
{
    private static readonly ValueSet Clients = ValueSet.Of(PortRange.Ephemeral);

    [Property]
    public void What_would_open_a_way_opens_it_and_needs_each_of_its_changes(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var estate = network.Aws.Build();
        var (from, to) = (network.Dice.Pick(network.Hosts), network.Dice.Pick(network.Hosts));
        if (from == to)
            return;

        var why = Explain(estate, from.Id, to.Id, TrafficSet.OfTcp(ValueSet.Single(443)));

        if (why.Opening is not Opening.By { Changes: var changes })
            return;
        Assert.Equal(Verdict.Reachable, Walk(Change.Apply(changes, estate), from.Id, to.Id, 443));
        foreach (var change in changes)
        {
            if (TryApply(changes.Remove(change), estate) is { } lacking)
                Assert.NotEqual(Verdict.Reachable, Walk(lacking, from.Id, to.Id, 443));
        }
    }

    [Property]
    public void What_closes_alone_closes_and_what_does_not_leaves_a_way(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var estate = network.Aws.Build();
        var (from, to) = (network.Dice.Pick(network.Hosts), network.Dice.Pick(network.Hosts));
        if (from == to)
            return;

        foreach (var part in Explain(estate, from.Id, to.Id, TrafficSet.OfTcp(ValueSet.Single(443))).Rules)
        {
            if (part.Removal is { } removal)
                Assert.Equal(part.ClosesAlone ? Verdict.Unreachable : Verdict.Reachable, Walk(removal.ApplyTo(estate), from.Id, to.Id, 443));
        }
    }

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

    private static Verdict Walk(Estate estate, string from, string to, ushort port) =>
        new Walker(estate, WalkerOptions.Default).Ask(new Question(EndpointReference.Parse(from), EndpointReference.Parse(to), Traffic.Tcp(port))).Verdict;

    private static Estate? TryApply(IEnumerable<Change> changes, Estate estate)
    {
        try
        {
            return Change.Apply(changes, estate);
        }
        catch (ChangeException)
        {
            // One builds on another that was left out: a route to a gateway that is not attached.
            return null;
        }
    }
}
