using Graph.Checker;
using Graph.Checker.Proofs;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Proofs;

/// <summary>Who may share a case, which sets of addresses one address stands for, and that nothing of a question is left out.</summary>
public sealed class MembersTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;
    private readonly InterfaceBuilder _server;
    private readonly InterfaceBuilder _one;
    private readonly InterfaceBuilder _two;

    public MembersTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
        _server = _vpc.Subnet("10.0.2.0/24").Host("server", sg: s => s.Allow(Tcp(443), "10.0.0.0/8"));
        var group = _vpc.SecurityGroup("clients");
        _one = _subnet.Host("one").InGroups(group);
        _two = _subnet.Host("two").InGroups(group);
    }

    [Fact]
    public void Hosts_that_no_rule_tells_apart_share_a_case() => ShouldBeAccepted();

    [Fact]
    public void A_group_tells_hosts_apart()
    {
        _two.AlsoIn(_vpc.SecurityGroup("more"));
        ShouldBeRejected("`eni-two` at 10.0.1.5 is not like `eni-one` at 10.0.1.4");
    }

    [Fact]
    public void A_rule_about_one_address_tells_hosts_apart()
    {
        _server.Group.Allow(Udp(53), "10.0.1.5/32");
        ShouldBeRejected("is not like");
    }

    [Fact]
    public void A_route_about_one_address_tells_hosts_apart()
    {
        _server.Subnet.RoutedTo(_vpc.InternetGateway, "10.0.1.4/31");
        ShouldBeAccepted();
        _vpc.RoutedTo(_vpc.InternetGateway, "10.0.1.4/32");
        ShouldBeRejected("is not like");
    }

    [Fact]
    public void A_public_address_tells_hosts_apart()
    {
        _two.WithPublicIp("52.1.1.1");
        ShouldBeRejected("is not like");
        _one.WithPublicIp("52.1.1.2");
        ShouldBeAccepted();
        _server.Group.Allow(Udp(53), "52.1.1.2/32");
        ShouldBeRejected("is not like");
    }

    [Fact]
    public void Flags_tell_hosts_apart()
    {
        _two.DenyingAllIgwTraffic();
        ShouldBeRejected("is not like");
    }

    [Fact]
    public void A_second_interface_needs_a_case_of_its_own()
    {
        _two.SecondInterface(_server.Subnet);
        ShouldBeRejected("needs a case of its own");
    }

    [Fact]
    public void The_target_of_a_route_needs_a_case_of_its_own()
    {
        _server.Subnet.RoutedTo(_two, "192.168.0.0/16");
        ShouldBeRejected("needs a case of its own");
    }

    [Fact]
    public void The_target_of_a_load_balancer_needs_a_case_of_its_own()
    {
        _vpc.NetworkLoadBalancer("front").In(_subnet).Listen("TCP", 80, _vpc.TargetGroup("web", "TCP", 80, "ip").Target(_two));
        ShouldBeRejected("needs a case of its own");
    }

    [Fact]
    public void A_delegated_prefix_needs_a_case_of_its_own()
    {
        _two.WithPrefix("10.0.1.32/28");
        ShouldBeRejected("needs a case of its own");
    }

    [Fact]
    public void An_address_that_another_vpc_has_too_needs_a_case_of_its_own()
    {
        _aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24").Host("double", address: "10.0.1.5");
        ShouldBeRejected("needs a case of its own");
    }

    [Fact]
    public void One_address_stands_for_a_set_that_no_rule_divides()
    {
        _one.WithPublicIp("52.1.1.1").Group.Allow(Tcp(443), Anywhere);
        Assert.Null(OfInternet("8.0.0.0/8"));
        _one.Group.Allow(Tcp(22), "9.9.9.0/24");
        Assert.Null(OfInternet("8.0.0.0/8"));
        _one.Group.Allow(Tcp(22), "8.9.9.0/24");
        Assert.Contains("are not alike: 8.9.9.0/24 holds some of them", OfInternet("8.0.0.0/8"), StringComparison.Ordinal);
        Assert.Null(OfInternet("8.9.9.0/24"));
    }

    [Fact]
    public void A_set_holds_nothing_of_the_estate()
    {
        _one.WithPublicIp("52.1.1.1").Group.Allow(Tcp(443), Anywhere);
        Assert.Contains("52.0.0.0/8 holds 52.1.1.1, which is the estate's own", OfInternet("52.0.0.0/8"), StringComparison.Ordinal);
        Assert.Contains("holds addresses that are not the internet's", OfInternet("0.0.0.0/0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Whoever_asks_from_the_internet_leaves_no_address_out()
    {
        _one.WithPublicIp("52.1.1.1").Group.Allow(Tcp(443), Anywhere);
        var estate = _aws.Build();
        var refuter = new Refuter(estate, WalkerOptions.Default);
        var all = refuter.InternetSets().Where(set => ((ProofEndpoint.Internet)set).Blocks[0].Family == AddressFamily.IPv4).ToList();
        Assert.Null(Check([.. all]));
        for (var place = 0; place < all.Count; place++)
        {
            var first = ((ProofEndpoint.Internet)all[place]).Blocks[0].Network;
            Assert.Equal($"the question leaves out {first} of the internet", Check([.. all.Where((_, at) => at != place)]));
        }

        string? Check(ValueList<ProofEndpoint> sources)
        {
            var question = new ProofQuestion(
                "internet", "eni-one", "direct", sources, [End(_one, "52.1.1.1")], Web, [PortRange.Ephemeral]);
            return ProofChecker.Check(estate, Refuter.Digest, refuter.Prove(question)).Problem;
        }
    }

    [Fact]
    public void Whoever_asks_from_a_subnet_leaves_no_interface_out()
    {
        var estate = _aws.Build();
        var question = new ProofQuestion(
            "subnet-1", "eni-server", "direct", [End(_one, "10.0.1.4")], [End(_server, "10.0.2.4")], Web, [PortRange.Ephemeral]);
        Assert.Equal(
            "the question leaves out `eni-two` at 10.0.1.5",
            ProofChecker.Check(estate, Refuter.Digest, new Refuter(estate, WalkerOptions.Default).Prove(question)).Problem);
    }

    private static ProofTraffic Web { get; } = new([PortRange.Single(443)], [], [], [], []);

    private static ProofEndpoint.OfInterface End(InterfaceBuilder host, string address) =>
        new ProofEndpoint.OfInterface(new Id<NetworkInterface>(host.Id), Address.Parse(address));

    private void ShouldBeAccepted() => Assert.Null(OfBoth());

    private void ShouldBeRejected(string problem) => Assert.Contains(problem, OfBoth(), StringComparison.Ordinal);

    /// <summary>What is wrong with a proof in which the second client rides on the first one's case.</summary>
    private string? OfBoth()
    {
        var estate = _aws.Build();
        var refuter = new Refuter(estate, WalkerOptions.Default);
        ValueList<ProofEndpoint> both = [End(_one, "10.0.1.4"), End(_two, "10.0.1.5")];
        var question = new ProofQuestion("all", "all", "direct", [both[0]], [End(_server, "10.0.2.4")], Web, [PortRange.Ephemeral]);
        var proof = refuter.Prove(question);
        return ProofChecker.Check(
            estate,
            Refuter.Digest,
            proof with
            {
                Question = question with { Sources = both },
                Cases = [.. proof.Cases.Select(one => one with { Sources = both })],
            }).Problem;
    }

    private string? OfInternet(string block)
    {
        var estate = _aws.Build();
        var question = new ProofQuestion(
            "some", "some", "direct", [new ProofEndpoint.Internet([Cidr.Parse(block)])], [End(_one, "52.1.1.1")], Web, [PortRange.Ephemeral]);
        try
        {
            return ProofChecker.Check(estate, Refuter.Digest, new Refuter(estate, WalkerOptions.Default).Prove(question)).Problem;
        }
        catch (ProofRejectedException e)
        {
            // Already who makes the proof sees it.
            return e.Message;
        }
    }
}
