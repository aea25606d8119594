using Graph.Engine;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Testing.Generation;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Generation;

/// <summary>What a change to an estate may do to the prover's answers, over all traffic and every construct.</summary>
public sealed class MetamorphicTests
{
    private const int Estates = 60;

    [Fact]
    public void Another_rule_of_a_group_never_closes_a_way() => EachPlan.Check(Estates, (plan, seed) =>
    {
        var (before, after) = (plan.Build(), plan.Build());
        if (after.Hosts.Count == 0)
            return;
        var group = after.Hosts[seed % after.Hosts.Count].Group;
        _ = seed % 4 == 0 ? group.AllowOut(Tcp(22, 443), "10.0.0.0/8") : group.Allow(Tcp(22, 443), "10.0.0.0/8");

        foreach (var (was, now) in Compare(before, after))
            Assert.True(now.Reachable.Contains(was.Reachable), $"{was.Reachable} became {now.Reachable}");
    });

    [Fact]
    public void Other_ids_change_nothing() => EachPlan.Check(Estates, (plan, _) =>
    {
        foreach (var (was, now) in Compare(plan.Build(), plan.Build(Complement)))
            Assert.Equal(was, now);
    });

    [Fact]
    public void A_vpc_that_nothing_leads_to_changes_nothing() => EachPlan.Check(Estates, (plan, _) =>
    {
        var (before, after) = (plan.Build(), plan.Build());
        var unrelated = after.Aws.Vpc("172.30.0.0/16").WithInternetGateway();
        unrelated.Subnet("172.30.1.0/24").RoutedTo(unrelated.InternetGateway, Anywhere)
            .Host("unrelated", publicIp: "52.200.0.1", sg: s => s.Allow(AllTraffic, Anywhere));

        foreach (var (was, now) in Compare(before, after))
            Assert.Equal(was, now);
    });

    [Fact]
    public void What_is_not_read_only_makes_unknown() => EachPlan.Check(Estates, (plan, _) => plan.Whole(), (plan, seed) =>
    {
        var call = OneOf(plan.Build().Aws.Build().Coverage.Rows.Select(row => row.Call).Distinct(), seed);

        // Without this call Block Public Access is taken to be off, by an assumption that `--strict` turns.
        var isDefaulted = call == ApiCall.DescribeVpcBlockPublicAccessOptions;
        OnlyMakesUnknown(isDefaulted ? plan with { IsStrict = true } : plan, new GapPlan(call, seed % 2 == 0, null));
    });

    [Fact]
    public void What_is_missing_only_makes_unknown() => EachPlan.Check(
        Estates,
        (plan, seed) => plan.Whole() with { Gaps = [new GapPlan(null, false, OneOf(Named(plan), seed))] },
        (plan, _) =>
        {
            if (plan.Gaps is [var gap])
                OnlyMakesUnknown(plan.Whole(), gap);
        });

    [Fact]
    public void Without_defaults_answers_only_become_unknown() => EachPlan.Check(Estates, (plan, _) => plan.Whole(), (plan, _) =>
    {
        foreach (var (was, now) in Compare(plan.Build(), (plan with { IsStrict = true }).Build()))
            OnlyMadeUnknown(was, now, "--strict");
    });

    [Fact]
    public void Splitting_every_class_to_single_interfaces_changes_no_answer() => EachPlan.Check(Estates / 2, (plan, _) =>
    {
        var planned = plan.Build();
        foreach (var host in planned.Hosts.Take(2))
            host.Subnet.Host($"twin-{host.Id}").InGroups(host.Group);
        var options = new ProverOptions(planned.Options.Strict, planned.Options.Assumed);
        var prover = new Prover(planned.Aws.Build(), options);
        var connections = new Connections(prover.Network, prover.Outside, new PairProver(prover.Network, options));

        var split = new InterfaceClasses(prover.Network, isSplit: true);
        foreach (var from in split.All)
        {
            foreach (var to in split.All.Where(other => other != from))
            {
                Assert.Equal(
                    Answers(connections, from, to),
                    Answers(connections, prover.Classes.Of(from.Representative), prover.Classes.Of(to.Representative)));
            }
        }
    });

    private static void OnlyMakesUnknown(EstatePlan plan, GapPlan gap)
    {
        foreach (var (was, now) in Compare(plan.Build(), (plan with { Gaps = [gap] }).Build()))
            OnlyMadeUnknown(was, now, gap.ToString());
    }

    private static void OnlyMadeUnknown(Verdicts was, Verdicts now, string missing)
    {
        Assert.True(was.Reachable.Contains(now.Reachable), $"without {missing}: {was.Reachable} was reachable, {now.Reachable} is");
        Assert.True(was.Unreachable.Contains(now.Unreachable), $"without {missing}: {was.Unreachable} was unreachable, {now.Unreachable} is");
    }

    /// <summary>The answers to the plan's questions in both estates.</summary>
    private static IEnumerable<(Verdicts Was, Verdicts Now)> Compare(PlannedEstate before, PlannedEstate after)
    {
        var one = new Prover(before.Aws.Build(), new ProverOptions(before.Options.Strict, before.Options.Assumed));
        var other = new Prover(after.Aws.Build(), new ProverOptions(after.Options.Strict, after.Options.Assumed));
        return before.Questions.Zip(after.Questions).Select(pair => (Verdicts.Of(one, pair.First), Verdicts.Of(other, pair.Second)));
    }

    /// <summary>Without the gateways: where no route names one, an estate without it is another estate, not one with a gap.</summary>
    private static IEnumerable<string> Named(EstatePlan plan) => plan.Build().Things.Keys
        .Where(name => !name.StartsWith("igw", StringComparison.Ordinal) && !name.StartsWith("vgw", StringComparison.Ordinal));

    private static TItem OneOf<TItem>(IEnumerable<TItem> items, int seed)
    {
        var all = items.ToList();
        return all[seed % all.Count];
    }

    private static List<(TrafficSet, TrafficSet)> Answers(Connections connections, InterfaceClass from, InterfaceClass to) =>
        [.. connections.Between(from, to, TrafficSet.All, ValueSet.Of(PortRange.Ephemeral)).Select(flow => (flow.Answer.Reachable, flow.Answer.Unknown))];

    private static string Complement(string suffix) =>
        string.Concat(suffix.Select(letter => char.IsAsciiDigit(letter) ? (char)('0' + ('9' - letter)) : letter));
}
