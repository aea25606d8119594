using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Graph.Checker;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Testing.Generation;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Generation;

/// <summary>Generated estates: what they hold, that they stay the same, and that what fails on them shrinks.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Estates)], MaxTest = 60)]
public sealed class PlanTests
{
    [Property]
    public void A_plan_gives_the_same_rows_each_time(EstatePlan plan) =>
        Assert.Equal(RowsOf(plan.Build().Aws.Build()), RowsOf(plan.Build().Aws.Build()));

    [Fact]
    public void A_seed_is_one_plan_for_good_and_another_seed_is_another()
    {
        Assert.Equal(EstatePlan.Of(7), EstatePlan.Of(7));
        Assert.Equal(EstatePlan.Of(7).Mutated(3), EstatePlan.Of(7).Mutated(3));
        Assert.Equal(200, Enumerable.Range(1, 200).Select(EstatePlan.Of).Distinct().Count());
    }

    [Property]
    public void A_change_is_a_change_and_what_is_shrunk_is_different(EstatePlan plan, PositiveInt seed)
    {
        Assert.NotNull(plan.Mutated(seed.Get).Build());
        Assert.All(plan.Shrink().Take(40), smaller => Assert.NotEqual(plan, smaller));
    }

    [Property(MaxTest = 20)]
    public void Every_smaller_plan_is_an_estate_still(EstatePlan plan)
    {
        foreach (var smaller in plan.Shrink())
            Assert.NotNull(smaller.Build().Aws.Build());
    }

    /// <summary>The property in tests/Graph.Testing/README.md.</summary>
    [Property]
    public void Nothing_gets_in_without_an_internet_gateway(EstatePlan plan)
    {
        var closed = plan with { Vpcs = [.. plan.Vpcs.Select(vpc => vpc with { HasInternetGateway = false })] };
        closed.Whole().Build().Aws.ToNetwork().ShouldNotReach(Internet, Everything, Ports.Any);
    }

    [Fact]
    public void Shrinking_ends_at_nothing()
    {
        var plan = EstatePlan.Of(3);
        while (plan.Shrink().FirstOrDefault() is { } smaller)
            plan = smaller;

        Assert.Equal(0, plan.Vpcs.Count + plan.Peerings.Count + plan.Transits.Count + plan.Balancers.Count + plan.Endpoints.Count + plan.Gaps.Count);
    }

    /// <summary>A planted fault: a property that fails whenever a packet passes a rule that names a group.</summary>
    [Fact]
    public void A_failure_shrinks_to_the_few_parts_that_it_needs()
    {
        var failing = Enumerable.Range(1, 200).Select(EstatePlan.Of).First(Fails);

        var smallest = failing;
        while (smallest.Shrink().FirstOrDefault(Fails) is { } smaller)
            smallest = smaller;

        Assert.InRange(smallest.Vpcs.Count, 1, 2);
        Assert.InRange(smallest.Vpcs.Sum(vpc => vpc.Subnets.Sum(subnet => subnet.Hosts.Count)), 1, 2);
        Assert.Equal(1, smallest.Vpcs.Sum(vpc => vpc.Subnets.Sum(subnet => subnet.Hosts.Sum(host => host.Rules.Count))));
        Assert.Single(smallest.Questions);
        Assert.Equal(0, smallest.Balancers.Count + smallest.Endpoints.Count + smallest.Gaps.Count);
        Assert.InRange(smallest.ToString().Split('\n').Length, 4, 12);
    }

    /// <summary>FsCheck itself walks the same way down. It stops at the first failure, so that many tries cost nothing and chance decides nothing.</summary>
    [Fact]
    public void FsCheck_reports_the_shrunk_plan()
    {
        var error = Assert.ThrowsAny<Exception>(() => Prop.ForAll(Estates.Plans(), plan => !Fails(plan)).Check(Config.QuickThrowOnFailure.WithMaxTest(10_000)));

        Assert.Contains("Shrunk:", error.Message, StringComparison.Ordinal);
        Assert.Contains("Peer = h", error.Message[error.Message.IndexOf("Shrunk:", StringComparison.Ordinal)..], StringComparison.Ordinal);
    }

    /// <summary>The properties on generated estates say something only if the estates differ in what happens in them.</summary>
    [Fact]
    public void Generated_estates_give_every_kind_of_answer_and_hold_every_construct()
    {
        var (verdicts, codes, kinds) = (new Dictionary<Verdict, int>(), new HashSet<ExplanationCode>(), new HashSet<Type>());
        var delivered = 0;
        for (var seed = 1; seed <= 150; seed++)
        {
            var planned = EstatePlan.Of(seed).Build();
            var estate = planned.Aws.Build();
            kinds.UnionWith(KindsOf(estate));
            var walker = new Walker(estate, planned.Options);
            foreach (var answer in planned.Questions.Select(walker.Ask))
            {
                verdicts[answer.Verdict] = verdicts.GetValueOrDefault(answer.Verdict) + 1;
                if (answer.Code is { } code)
                    codes.Add(code);
                delivered += answer is { Verdict: Verdict.Unreachable, IsForwardDelivered: true } ? 1 : 0;
            }
        }

        var told = $"{string.Join(", ", verdicts.Select(pair => $"{pair.Key} {pair.Value}"))}, delivered {delivered}: {string.Join(' ', codes.Order())}";
        Assert.True(verdicts[Verdict.Reachable] > 80 && verdicts[Verdict.Unreachable] > 200 && verdicts[Verdict.Unknown] > 60 && delivered > 5, told);
        Assert.True(codes.Count > 25, told);
        Assert.Superset(
            new HashSet<Type>
            {
                typeof(NatGateway), typeof(VpcPeeringConnection), typeof(TransitGatewayRoute), typeof(LoadBalancer), typeof(ClassicLoadBalancer),
                typeof(VpcEndpoint), typeof(PrefixListEntry), typeof(VpnGateway), typeof(BlockPublicAccessExclusion),
            },
            kinds);
    }

    private static bool Fails(EstatePlan plan)
    {
        var planned = plan.Build();
        var walker = new Walker(planned.Aws.Build(), planned.Options);
        return planned.Questions.Any(question => walker.Ask(question) is { Verdict: Verdict.Reachable, Connection: { } connection }
            && connection.Request.Hops.Any(hop => hop.Rule is { Text: var text } && text.Contains("sg-h", StringComparison.Ordinal)));
    }

    private static IEnumerable<Type> KindsOf(Estate estate)
    {
        if (estate.Rows<NatGateway>().Any())
            yield return typeof(NatGateway);
        if (estate.Rows<VpcPeeringConnection>().Any())
            yield return typeof(VpcPeeringConnection);
        if (estate.Rows<TransitGatewayRoute>().Any())
            yield return typeof(TransitGatewayRoute);
        if (estate.Rows<LoadBalancer>().Any())
            yield return typeof(LoadBalancer);
        if (estate.Rows<ClassicLoadBalancer>().Any())
            yield return typeof(ClassicLoadBalancer);
        if (estate.Rows<VpcEndpoint>().Any())
            yield return typeof(VpcEndpoint);
        if (estate.Rows<PrefixListEntry>().Any())
            yield return typeof(PrefixListEntry);
        if (estate.Rows<VpnGateway>().Any())
            yield return typeof(VpnGateway);
        if (estate.Rows<BlockPublicAccessExclusion>().Any())
            yield return typeof(BlockPublicAccessExclusion);
    }

    private static List<object> RowsOf(Estate estate) =>
    [
        .. estate.Rows<NetworkInterface>(), .. estate.Rows<InterfaceAddress>(), .. estate.Rows<Route>(), .. estate.Rows<SecurityGroupRule>(),
        .. estate.Rows<NetworkAclEntry>(), .. estate.Rows<TransitGatewayRoute>(), .. estate.Rows<Listener>(), .. estate.Rows<Target>(),
    ];
}
