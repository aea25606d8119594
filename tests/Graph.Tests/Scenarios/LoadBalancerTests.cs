using Graph.Testing;
using Graph.Testing.Networks;
using Xunit;
using static Graph.Model.Evidence.ExplanationCodes;
using static Graph.Testing.Words;

namespace Graph.Tests.Scenarios;

/// <summary>
/// Application and classic load balancers answer a client themselves; behind them begins a second connection:
/// elasticloadbalancing/latest/userguide/how-elastic-load-balancing-works.md.
/// </summary>
public sealed class LoadBalancerTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder _public;

    public LoadBalancerTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _public = _vpc.Subnet("10.0.0.0/24").RoutedTo(_vpc.InternetGateway, Anywhere);
    }

    [Fact]
    public void An_application_load_balancer_answers_with_or_without_targets()
    {
        var balancer = _vpc.ApplicationLoadBalancer("app", sg: s => s.Allow(AllTcp, Anywhere)).In(_public, "52.4.4.4")
            .Listen("HTTPS", 443);

        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("sgr-app-lb-in-1");
        _aws.From(Internet).To(balancer).On(Tcp(80)).ShouldNotReach(because: Elbv2ListenersMismatch);
    }

    [Fact]
    public void Its_group_is_asked()
    {
        var balancer = _vpc.ApplicationLoadBalancer("app", sg: s => s.Allow(Tcp(443), "10.0.0.0/8"))
            .In(_public, "52.4.4.4").Listen("HTTPS", 443);
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: EniSgRulesMismatch);
    }

    [Fact]
    public void An_internal_one_is_away_from_the_internet()
    {
        var balancer = _vpc.ApplicationLoadBalancer("app", isInternetFacing: false, sg: s => s.Allow(AllTcp, Anywhere))
            .In(_public).Listen("HTTPS", 443);
        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    [Fact]
    public void Its_targets_may_name_its_group()
    {
        var balancer = _vpc.ApplicationLoadBalancer("app", sg: s => s.Allow(Tcp(443), Anywhere)).In(_public, "52.4.4.4");
        var target = _vpc.Subnet("10.0.1.0/24").Host("target", sg: s => s.Allow(Tcp(8080), from: balancer.Group));
        balancer.Listen("HTTPS", 443, _vpc.TargetGroup("web", "HTTP", 8080).Target(target));

        _aws.From(balancer).To(target).On(Tcp(8080)).ShouldReach("sgr-target-in-1");
        _aws.From(Internet).To(target).On(Tcp(8080)).ShouldNotReach(because: IgwPrivateIpAssociationForIngress);
    }

    [Fact]
    public void A_classic_load_balancer_answers_at_its_listeners()
    {
        var balancer = _vpc.ClassicLoadBalancer("old", sg: s => s.Allow(AllTcp, Anywhere)).In(_public, "52.4.4.4")
            .Listen(443, 8443);

        _aws.From(Internet).To(balancer).On(Tcp(443)).ShouldReach("sgr-old-lb-in-1");
        _aws.From(Internet).To(balancer).On(Tcp(8443)).ShouldNotReach(because: ElbListenersMismatch);
    }
}
