using Graph.Engine.Changes;
using Graph.Model.Resources;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Engine;

/// <summary>Changes as people write them.</summary>
public sealed class ChangeParserTests
{
    private readonly Graph.Model.Estate _estate;

    public ChangeParserTests()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: group => group.Allow(Tcp(443), Anywhere));
        vpc.Subnet("10.0.2.0/24").Host("db");
        _estate = aws.Build();
    }

    [Theory]
    [InlineData("sg-db inbound tcp 5432 from 10.0.0.0/16", "add to sg-db inbound: allow tcp 5432 from 10.0.0.0/16")]
    [InlineData("add to sg-db inbound: allow tcp 5432 from 10.0.0.0/16", "add to sg-db inbound: allow tcp 5432 from 10.0.0.0/16")]
    [InlineData("sg-db outbound udp/53 to 10.0.0.2", "add to sg-db outbound: allow udp 53 to 10.0.0.2/32")]
    [InlineData("sg-db ingress all from sg-web", "add to sg-db inbound: allow all from sg-web")]
    [InlineData("eni-db public address", "give eni-db a public address for 10.0.2.4")]
    public void An_addition_reads_and_applies(string text, string read)
    {
        var change = ChangeParser.ParseAddition(text, _estate);

        Assert.Equal(read, change.Text);
        Assert.NotSame(_estate, change.ApplyTo(_estate));
    }

    [Fact]
    public void What_a_change_prints_can_be_given_again()
    {
        var rule = _estate.Rows<SecurityGroupRule>().First(row => !row.IsEgress);
        var added = new AddSecurityGroupRule(rule with { Group = new Graph.Model.Id<SecurityGroup>("sg-db") });

        Assert.Equal(added.Text, ChangeParser.ParseAddition(added.Text, _estate).Text);
    }

    [Fact]
    public void Everything_that_stands_in_the_estate_can_be_removed_by_its_name()
    {
        var entry = _estate.Rows<NetworkAclEntry>().First(row => row.IsAllow);
        var route = _estate.Rows<Route>().First(row => row.Target.Kind == RouteTargetKind.InternetGateway);
        string[] names =
        [
            _estate.Rows<SecurityGroupRule>()[0].RuleId, new RemoveNetworkAclEntry(entry).Subject, new RemoveRoute(route).Subject,
            _estate.Rows<InternetGateway>()[0].Id.Value, "52.1.1.1",
        ];

        foreach (var name in names)
        {
            var change = ChangeParser.ParseRemoval(name, _estate);
            var without = change.ApplyTo(_estate);
            Assert.Throws<ChangeException>(() => change.ApplyTo(without));
        }
    }

    [Theory]
    [InlineData("sg-db inbound tcp 99999 from 10.0.0.0/16", "`99999`")]
    [InlineData("sg-db inbound tcp 443 from 10.0.0.1/8", "`10.0.0.1/8`")]
    [InlineData("sg-db inbound ttp 443 from 10.0.0.0/8", "`ttp`")]
    [InlineData("rtb-1 route 10.9.0.0/16 -> abc-1", "`abc-1`")]
    [InlineData("sg-db inbound tcp 443 from sg-nowhere", "`sg-nowhere`")]
    [InlineData("let them in", "`let them in`")]
    public void What_cannot_be_read_is_quoted(string text, string quoted) =>
        Assert.Contains(quoted, Assert.Throws<ChangeException>(() => ChangeParser.ParseAddition(text, _estate)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_local_route_stays() => Assert.Contains(
        "local",
        Assert.Throws<ChangeException>(() => new RemoveRoute(
            _estate.Rows<Route>().First(row => row.Target.Kind == RouteTargetKind.Local)).ApplyTo(_estate)).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_group_behind_a_peering_whose_other_side_was_not_read_may_be_referenced()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16");
        vpc.Subnet("10.0.1.0/24").Host("db");
        vpc.PeeredWith(aws.Vpc("10.1.0.0/16", account: "222222222222"));
        const string addition = "sg-db inbound tcp 443 from sg-far";

        Assert.Throws<ChangeException>(() => ChangeParser.ParseAddition(addition, aws.Build()));
        Assert.Equal(
            "add to sg-db inbound: allow tcp 443 from sg-far",
            ChangeParser.ParseAddition(addition, aws.WithoutAccount("222222222222").Build()).Text);
    }
}
