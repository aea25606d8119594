using FsCheck.Xunit;
using Graph.Checker;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Properties;

/// <summary>What holds of the walker's answers on every network.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 400)]
public sealed class WalkerProperties
{
    private static readonly ApiCall[] Calls =
    [
        .. ApiCall.Required, ApiCall.DescribeInstances, ApiCall.DescribeNatGateways, ApiCall.DescribeVpcPeeringConnections,
        ApiCall.DescribeTransitGateways, ApiCall.DescribeTransitGatewayAttachments,
        ApiCall.DescribeTransitGatewayVpcAttachments, ApiCall.DescribeTransitGatewayRouteTables,
        ApiCall.SearchTransitGatewayRoutes, ApiCall.GetTransitGatewayRouteTableAssociations,
        ApiCall.DescribeLoadBalancers, ApiCall.DescribeVpcEndpoints, ApiCall.DescribeAddresses,
    ];

    [Property]
    public void Another_rule_of_a_group_never_closes_a_connection(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var group = network.Dice.Pick(network.Hosts).Group;
        _ = network.Dice.Throw(2) == 0
            ? group.Allow(network.AnyFilter(), network.AnyBlock())
            : group.AllowOut(network.AnyFilter(), network.AnyBlock());

        if (before.Verdict == Verdict.Reachable)
            network.Question.ShouldReach();
    }

    [Property]
    public void A_first_entry_that_allows_never_closes_a_connection(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var acl = network.Dice.Pick(network.Subnets).NetworkAcl;
        acl.AllowIn(1, network.AnyFilter(), network.AnyBlock()).AllowOut(1, network.AnyFilter(), network.AnyBlock());

        if (before.Verdict == Verdict.Reachable)
            network.Question.ShouldReach();
    }

    [Property]
    public void A_first_entry_that_denies_never_opens_a_connection(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var acl = network.Dice.Pick(network.Subnets).NetworkAcl;
        acl.DenyIn(1, network.AnyFilter(), network.AnyBlock()).DenyOut(1, network.AnyFilter(), network.AnyBlock());

        if (before.Verdict == Verdict.Unreachable)
            network.Question.ShouldNotReach();
    }

    [Property]
    public void Other_ids_change_nothing(Dice dice)
    {
        var answer = new RandomNetwork(dice).Question.Ask();
        var renamed = new RandomNetwork(dice, Complement).Question.Ask();

        Assert.Equal(answer.Verdict, renamed.Verdict);
        Assert.Equal(answer.Code, renamed.Code);
        Assert.Equal(answer.IsForwardDelivered, renamed.IsForwardDelivered);
    }

    [Property]
    public void A_vpc_that_nothing_leads_to_changes_nothing(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var unrelated = network.Aws.Vpc("172.30.0.0/16").WithInternetGateway();
        unrelated.Subnet("172.30.1.0/24").RoutedTo(unrelated.InternetGateway, Anywhere)
            .Host("unrelated", publicIp: "52.200.0.1", sg: s => s.Allow(AllTraffic, Anywhere));
        var after = network.Question.Ask();

        Assert.Equal(before.Verdict, after.Verdict);
        Assert.Equal(before.Code, after.Code);
        Assert.Equal(before.Reason, after.Reason);
    }

    [Property]
    public void A_call_that_was_not_read_only_makes_unknown(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var call = network.Dice.Pick(Calls);
        _ = network.Dice.Throw(2) == 0 ? network.Aws.WithoutCall(call) : network.Aws.CutShort(call);

        ShouldBe(before, network.Question.Ask(), call.Name);
    }

    [Property]
    public void A_thing_that_is_missing_only_makes_unknown(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var before = network.Question.Ask();
        var thing = network.Dice.Pick(network.Things);
        network.Aws.Forget(thing);

        ShouldBe(before, network.Question.Ask(), thing.Id);
    }

    [Property]
    public void The_witness_itself_gets_through(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var question = network.Question.Question;
        var answer = network.Question.Ask();
        if (answer.Verdict != Verdict.Reachable || !question.Traffic.Protocol.HasPorts)
            return;

        var sent = answer.Connection!.Request.Packet;
        var again = new Walker(network.Aws.Build(), WalkerOptions.Default).Ask(
            question with { Traffic = Traffic.Of(sent.Protocol, question.Traffic.Port, sent.SourcePort) });
        Assert.Equal(Verdict.Reachable, again.Verdict);
    }

    [Property]
    public void No_port_works_where_none_is_said_to(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var question = network.Question.Question;
        if (network.Question.Ask().Verdict != Verdict.Unreachable || !question.Traffic.Protocol.HasPorts)
            return;

        var port = network.Dice.Pick<ushort>(1024, 39999, 40000, 45000, 50000, 50001, 65535);
        var fixedPort = new Walker(network.Aws.Build(), WalkerOptions.Default).Ask(
            question with { Traffic = Traffic.Of(question.Traffic.Protocol, question.Traffic.Port, port) });
        Assert.Equal(Verdict.Unreachable, fixedPort.Verdict);
    }

    [Property]
    public void Only_an_unknown_answer_lacks_facts_and_only_a_reachable_one_lacks_a_code(Dice dice)
    {
        var answer = new RandomNetwork(dice).Question.Ask();

        Assert.Equal(answer.Verdict == Verdict.Unknown, !answer.Missing.IsEmpty);
        Assert.Equal(answer.Verdict == Verdict.Reachable, answer.Code is null);
        Assert.True(answer.Verdict != Verdict.Reachable || answer.IsForwardDelivered);
    }

    /// <summary>The properties above say something only if the networks differ in what happens in them.</summary>
    [Fact]
    public void The_random_networks_give_every_kind_of_answer()
    {
        var answers = Enumerable.Range(1, 300).Select(seed => new RandomNetwork(Dice.Of(seed)).Question.Ask()).ToList();

        Assert.InRange(answers.Count(answer => answer.Verdict == Verdict.Reachable), 45, 200);
        Assert.InRange(answers.Count(answer => answer.Verdict == Verdict.Unreachable), 100, 255);
        Assert.InRange(answers.Count(answer => answer is { Verdict: Verdict.Unreachable, IsForwardDelivered: true }), 3, 100);
        var codes = answers.Select(answer => answer.Code).OfType<ExplanationCode>().ToHashSet();
        Assert.Superset(
            new HashSet<ExplanationCode>
            {
                ExplanationCodes.SubnetAclRestriction, ExplanationCodes.EniSgRulesMismatch, ExplanationCodes.SgHasNoRules,
                ExplanationCodes.NoRouteToDestination, ExplanationCodes.IgwPublicIpAssociationForEgress,
                ExplanationCodes.IgwPrivateIpAssociationForIngress,
            },
            codes);
    }

    private static string Complement(string suffix) =>
        string.Concat(suffix.Select(letter => char.IsAsciiDigit(letter) ? (char)('0' + ('9' - letter)) : letter));

    private static void ShouldBe(Answer before, Answer after, string missing)
    {
        if (after.Verdict != Verdict.Unknown)
            Assert.True(before.Verdict == after.Verdict, $"without {missing}: {before.Verdict} became {after.Verdict}, {after.Reason}");
    }
}
