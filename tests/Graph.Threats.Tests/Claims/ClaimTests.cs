using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Testing;
using Graph.Threats.Claims;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Claims;

public sealed class ClaimTests
{
    [Fact]
    public void The_default_claims_hold_of_the_sample_and_two_are_violated_in_the_broken_one()
    {
        Assert.Equal(
            [ClaimState.Holds, ClaimState.Holds, ClaimState.Holds],
            Judge(new ThreatContext(Estates.Sample("three-tier"), DefaultPolicy.Value, ProverOptions.Default)).Select(one => one.State));
        var broken = Judge(new ThreatContext(Estates.Sample("three-tier-broken"), DefaultPolicy.Value, ProverOptions.Default));
        Assert.Equal([ClaimState.Violated, ClaimState.Violated, ClaimState.Holds], broken.Select(one => one.State));
        var witness = broken[0].Answer!.Groups.Single(group => group.Flows.Any(flow => !flow.Reachable.IsEmpty));
        Assert.Equal(["eni-03eb26ad960de829d"], Assert.IsType<EndpointGroup.Interfaces>(witness.Destination).Ids);
    }

    [Theory]
    [InlineData("i-web", "22", "unreachable", ClaimState.Holds)]
    [InlineData("i-web", "443", "unreachable", ClaimState.Violated)]
    [InlineData("i-web", "443", "reachable", ClaimState.Holds)]
    [InlineData("subnet-a", "443", "reachable", ClaimState.Violated)]
    [InlineData("i-nobody", "443", "unreachable", ClaimState.Unknown)]
    [InlineData("tag:Role=jump", "443", "unreachable", ClaimState.Unknown)]
    public void A_claim_is_judged_by_its_proof(string to, string ports, string expected, ClaimState state)
    {
        var policy = PolicyReader.Read(
            $"version: 1\nclaims: [{{ id: C1, from: internet, to: '{to}', tcp: {ports}, expect: {expected} }}]");
        var topology = new Topology();
        var vpc = topology.Vpc("10.0.0.0/16", name: "v").WithInternetGateway();
        var subnet = vpc.Subnet("10.0.0.0/24", name: "a").RoutedTo(vpc.InternetGateway, Anywhere);
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.Allow(Tcp(443), Anywhere);
        subnet.Host(name: "quiet");
        var result = Assert.Single(Judge(new ThreatContext(topology.Build(), policy, ProverOptions.Default)));
        Assert.Equal(state, result.State);
        Assert.Equal(state == ClaimState.Unknown, !result.Missing.IsEmpty);
    }

    private static IReadOnlyList<ClaimResult> Judge(ThreatContext context) =>
        [.. context.Policy.Claims.Select(claim => ClaimJudge.Judge(context, claim))];
}
