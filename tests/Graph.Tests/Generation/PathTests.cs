using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Testing.Generation;
using Xunit;

namespace Graph.Tests.Generation;

/// <summary>
/// What was not read may make a target of attack paths undecided and nothing else: neither a path nor that there is none may rest on
/// what is absent.
/// </summary>
public sealed class PathTests
{
    private const int Estates = 60;

    private static readonly (string From, Through Through)[] Ways =
        [("internet", Through.Relays), ("internet", Through.Pivots), ("all", Through.Relays), ("on-prem", Through.Pivots)];

    [Fact]
    public void What_is_not_read_only_makes_targets_undecided()
    {
        var (reached, unreached, undecided) = (0, 0, 0);
        EachPlan.Check(Estates, (plan, _) => plan.Whole(), (plan, seed) =>
        {
            var calls = plan.Build().Aws.Build().Coverage.Rows.Select(row => row.Call).Distinct().ToList();
            foreach (var call in new[] { calls[seed % calls.Count], calls[(seed * 7 + 3) % calls.Count] })
            {
                // Without this call Block Public Access is taken to be off, by an assumption that `--strict` turns.
                var isDefaulted = call == ApiCall.DescribeVpcBlockPublicAccessOptions;
                Count(OnlyMakesUndecided(isDefaulted ? plan with { IsStrict = true } : plan, new GapPlan(call, seed % 2 == 0, null)));
            }
        });
        EachPlan.Report($"{reached} reached, {unreached} unreached, {undecided} undecided");
        Assert.True(reached > 50 && unreached > 50 && undecided > 50, "the estates are all alike");

        void Count(List<AttackPaths> all)
        {
            reached += all.Sum(paths => paths.Paths.Length);
            unreached += all.Sum(paths => paths.Unreached.Length);
            undecided += all.Sum(paths => paths.Undecided.Length);
        }
    }

    [Fact]
    public void What_is_missing_only_makes_targets_undecided() => EachPlan.Check(Estates, (plan, _) => plan.Whole(), (plan, seed) =>
    {
        // Without gateways: where no route names one, an estate without it is another estate, not one with a gap.
        var things = plan.Build().Things.Keys
            .Where(name => !name.StartsWith("igw", StringComparison.Ordinal) && !name.StartsWith("vgw", StringComparison.Ordinal)).ToList();
        _ = OnlyMakesUndecided(plan, new GapPlan(null, false, things[seed % things.Count]));
    });

    private static List<AttackPaths> OnlyMakesUndecided(EstatePlan plan, GapPlan gap)
    {
        var (before, after) = (plan.Build(), (plan with { Gaps = [gap] }).Build());
        var (one, other) = (ProverOf(before), ProverOf(after));
        var known = one.Interfaces.Select(each => each.Id).Append("internet").ToHashSet(StringComparer.Ordinal);
        var all = new List<AttackPaths>();
        foreach (var (from, through) in Ways)
        {
            var (was, now) = (Paths(one, from, through), Paths(other, from, through));
            var reached = NamesOf(was);
            Assert.All(NamesOf(now), name => Assert.True(reached.Contains(name), $"{from} through {through} without {gap}: {name} is reached"));
            Assert.All(now.Unreached.Where(known.Contains), name => Assert.True(
                was.Unreached.Contains(name), $"{from} through {through} without {gap}: {name} is unreached"));
            all.Add(now);
        }

        return all;
    }

    private static HashSet<string> NamesOf(AttackPaths paths) => paths.Paths.SelectMany(
        path => path.Target is EndpointGroup.Interfaces { Ids: var ids } ? ids : [path.Target.ToString()!]).ToHashSet(StringComparer.Ordinal);

    private static Prover ProverOf(PlannedEstate planned) =>
        new(planned.Aws.Build(), new ProverOptions(planned.Options.Strict, planned.Options.Assumed));

    private static AttackPaths Paths(Prover prover, string from, Through through) => prover.Paths(
        new ProveQuestion(Selector.Parse(from), Selector.Parse("all,internet"), TrafficSet.AllPorts, ValueSet.Of(PortRange.Ephemeral)),
        through,
        8,
        TestContext.Current.CancellationToken,
        withCut: false);
}
