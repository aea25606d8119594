using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Findings;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Rules;

/// <summary>Ratings by the rules' text alone beside those by what is proved, and gates.</summary>
public sealed class RatingTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _subnet;

    public RatingTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _subnet = _vpc.Subnet("10.0.1.0/24", name: "public").RoutedTo(_vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void What_a_network_acl_holds_off_is_in_the_inherent_rating()
    {
        _subnet.GuardedBy(acl => acl.AllowIn(100, AllTraffic, "8.0.0.0/8").AllowOut(100, AllTraffic, Anywhere))
            .Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(5432), Anywhere));
        var finding = RuleRun.Of("N01", _aws).Finding("N01@internet@i-db@tcp/5432");

        Assert.Equal((3, 4), (finding.Rating.Exposure, finding.Inherent!.Exposure));
        Assert.Equal((Severity.High, Severity.Critical), (finding.Rating.Severity, finding.Inherent.Severity));
        Assert.StartsWith("exposure 4 of 4: the rules admit the internet; ", finding.Inherent.Reasons[0], StringComparison.Ordinal);
        Assert.Equal(finding.Rating.Reasons[1], finding.Inherent.Reasons[1]);
    }

    [Fact]
    public void Where_rules_and_proof_agree_there_is_one_rating()
    {
        _subnet.Host("db", publicIp: "54.0.0.1", sg: sg => sg.Allow(Tcp(5432), Anywhere));
        _subnet.Host("part", publicIp: "54.0.0.2", sg: sg => sg.Allow(Tcp(5432), "8.0.0.0/8"));

        Assert.All(RuleRun.Of("N01", _aws).Findings, finding => Assert.Null(finding.Inherent));
    }

    [Fact]
    public void A_group_that_is_wide_open_where_nothing_comes_is_rated_twice()
    {
        var host = _vpc.Subnet("10.0.2.0/24").Host("inner", sg: sg => sg.Allow(AllTraffic, Anywhere));
        var finding = RuleRun.Of("N05", _aws).Finding($"N05@internet@{host.Group.Id}@-");

        Assert.Equal((2, 4), (finding.Rating.Exposure, finding.Inherent!.Exposure));
    }

    [Theory]
    [InlineData("jwt-validation", true)]
    [InlineData("authenticate-oidc", false)]
    [InlineData("fixed-response", false)]
    public void A_gate_is_what_nobody_passes_without_a_token(string action, bool isGate)
    {
        var finding = Published(action, 0);

        Assert.Equal(isGate, finding.Rating.Gate);
        Assert.Equal(isGate ? 4 : null, finding.Inherent?.Likelihood);
        Assert.Equal(isGate ? 3 : 4, finding.Rating.Likelihood);
        Assert.Equal(isGate, finding.Rating.Reasons.Contains("gate -1: every path passes a hop that authenticates"));
    }

    [Fact]
    public void What_stands_behind_the_forward_is_no_gate() => Assert.False(Published("jwt-validation", 9).Rating.Gate);

    /// <summary>An application load balancer on a port that is not published, with a further action at a place.</summary>
    private Finding Published(string action, int index)
    {
        var balancer = _vpc.ApplicationLoadBalancer("web").In(_subnet, "54.0.0.9")
            .Listen("HTTPS", 8444, _vpc.TargetGroup("app", "HTTP", 80).Target(_vpc.Subnet("10.0.2.0/24").Host("app")));
        balancer.Group.Allow(Tcp(8444), Anywhere);
        var listener = new Id<Listener>($"{balancer.Id.Replace(":loadbalancer/", ":listener/", StringComparison.Ordinal)}/8444");
        _aws.Change<ListenerAction>(row => row.Type == "forward" ? row with { Index = 1 } : row)
            .Add(ApiCall.DescribeListeners, new ListenerAction(listener, null, index, action, null, null), balancer.Id);
        return Assert.Single(RuleRun.Of("N06", _aws).Findings);
    }
}
