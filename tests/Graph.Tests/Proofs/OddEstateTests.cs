using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Testing;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Proofs;

/// <summary>Estates in which prover and checker once told a story differently, made as small as they get.</summary>
public sealed class OddEstateTests
{
    [Fact]
    public void Packets_that_go_round_between_gateways_are_stopped_by_nobody()
    {
        var aws = new Topology();
        var (one, other) = (aws.Vpc("10.0.0.0/16"), aws.Vpc("10.1.0.0/16"));
        var gateway = aws.TransitGateway();
        var host = one.Subnet("10.0.1.0/24").RoutedTo(gateway, "192.168.0.0/16").Host("a");
        one.Subnet("10.0.2.0/24");
        gateway.Attach(one, one.Subnet("10.0.8.0/28").RoutedTo(gateway, "192.168.0.0/16"));
        gateway.DefaultTable.Static("192.168.0.0/16", gateway.Attach(other, other.Subnet("10.1.8.0/28").RoutedTo(gateway, "192.168.0.0/16")));
        other.WithVpnGateway().VpnGateway.WithVpn("192.168.0.0/16");

        AssertAccepted(aws, host.Id, "on-prem");
    }

    [Fact]
    public void Groups_of_an_interface_are_named_in_one_order()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var first = subnet.Host("a", sg: s => s.Allow(Tcp(22), "10.9.0.0/16"));
        subnet.Host("b", sg: s => s.Allow(Tcp(22), "10.9.0.0/16")).AlsoIn(first.Group);

        AssertAccepted(aws, "eni-a", "eni-b");
    }

    [Fact]
    public void Groups_that_were_not_read_are_missing_by_their_call()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        subnet.Host("a");
        subnet.Host("b");
        aws.WithoutCall(ApiCall.DescribeSecurityGroups);

        AssertAccepted(aws, "eni-a", "eni-b");
    }

    [Fact]
    public void Each_list_that_was_not_read_is_missing_for_the_traffic_of_its_own_rule()
    {
        var aws = new Topology();
        var (one, other) = (aws.PrefixList("one", "54.1.0.0/16"), aws.PrefixList("other", "54.2.0.0/16"));
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var host = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("a", publicIp: "52.9.1.1", sg: s => s.Allow(Tcp(20, 30), one).Allow(Tcp(25, 40), other));
        aws.Forget(one).Forget(other);

        AssertAccepted(aws, "internet", host.Id);
        Assert.Equal([one.Id, other.Id], MissingOf(25));
        Assert.Equal([one.Id], MissingOf(24));
        Assert.Equal([other.Id], MissingOf(31));

        string[] MissingOf(ushort port) =>
        [
            .. new Prover(aws.Build(), ProverOptions.Default)
                .Prove(new(Selector.Parse("internet"), Selector.Parse(host.Id), TrafficSet.OfTcp(ValueSet.Single(port)), ValueSet.Of(PortRange.Ephemeral)))
                .Groups.SelectMany(group => group.Flows).SelectMany(flow => flow.Missing).Select(fact => fact.Subject).Distinct(),
        ];
    }

    [Fact]
    public void What_was_in_doubt_and_is_stopped_later_is_missing_no_more()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16");
        var (near, far) = (vpc.Subnet("10.0.1.0/24"), vpc.Subnet("10.0.2.0/24"));
        var (ping, mail) = (aws.PrefixList("ping", "10.0.2.0/24"), aws.PrefixList("mail", "10.0.2.0/24"));
        var from = near.Host("a", sg: s => s.WithoutDefaultEgress().AllowOut(Tcp(22), ping).AllowOut(Tcp(25), mail));
        var to = far.Host("b", sg: s => s.Allow(Tcp(25), Anywhere));
        aws.Forget(ping).Forget(mail);

        AssertAccepted(aws, from.Id, to.Id);
    }

    [Fact]
    public void Replies_that_nothing_is_left_of_are_stopped_by_nobody()
    {
        var aws = new Topology();
        var (one, other) = (aws.Vpc("10.0.0.0/16"), aws.Vpc("10.1.0.0/16").WithInternetGateway());
        var front = other.Subnet("10.1.0.0/24").RoutedTo(other.InternetGateway, Anywhere)
            .RoutedTo(one.PeeredWith(other), "10.1.1.0/24", "8.8.0.0/16");
        var host = other.Subnet("10.1.1.0/24").RoutedTo(front.NatGateway("52.9.1.0"), Anywhere).Host("a");

        AssertAccepted(aws, host.Id, "internet");
    }

    /// <summary>ICMP of a type is that type, not echo.</summary>
    [Fact]
    public void A_kind_of_icmp_is_asked_for_as_itself()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var one = subnet.Host("a");
        var other = subnet.Host("b", sg: s => s.Allow(Icmp(3, 4), Anywhere));
        var prover = new Prover(aws.Build(), ProverOptions.Default);
        Verdict Ask(Traffic traffic) => prover.Ask(new Question(EndpointReference.Parse(one.Id), EndpointReference.Parse(other.Id), traffic));

        Assert.Equal(Verdict.Reachable, Ask(Traffic.IcmpOf(3, 4)));
        Assert.Equal(Verdict.Unreachable, Ask(Traffic.IcmpOf(3, 3)));
        Assert.Equal(Verdict.Unreachable, Ask(Traffic.Echo));
    }

    private static void AssertAccepted(Topology aws, string from, string to)
    {
        var estate = aws.Build();
        var replay = new PacketReplay(estate, WalkerOptions.Default);
        var proof = new Prover(estate, ProverOptions.Default).ToProof(
            new ProveQuestion(Selector.Parse(from), Selector.Parse(to), TrafficSet.All, ValueSet.Of(PortRange.Ephemeral)),
            from,
            to,
            Refuter.Digest,
            (source, destination, packet) => replay.Ask(source, destination, packet).Connection);
        Assert.NotEmpty(proof.Cases);
        var outcome = ProofChecker.Check(estate, Refuter.Digest, proof);
        Assert.True(outcome.IsAccepted, outcome.Problem);
    }
}
