using FsCheck.Xunit;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Testing;
using Graph.Tests.Properties;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Engine;

/// <summary>Attack paths, what they all pass, and what closes them.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 200)]
public sealed class PathTests
{
    private const int Nodes = 7;

    [Property]
    public void A_dominator_is_what_no_path_goes_round(Dice dice)
    {
        var edges = Edges(dice);
        var dominators = Dominators.Of(edges, 0);

        for (var node = 1; node < Nodes; node++)
        {
            Assert.Equal(Reaches(edges, 0, node, without: -1), dominators[node] >= 0);
            if (dominators[node] < 0)
                continue;
            var chain = new HashSet<int>();
            for (var at = dominators[node]; at != 0; at = dominators[at])
                chain.Add(at);
            for (var other = 1; other < Nodes; other++)
            {
                if (other != node)
                    Assert.Equal(!Reaches(edges, 0, node, without: other), chain.Contains(other));
            }
        }
    }

    [Property]
    public void A_cut_parts_the_two_and_none_is_smaller(Dice dice)
    {
        var edges = Edges(dice);
        const int target = Nodes - 1;
        var cut = new MinimumCut();
        for (var node = 0; node < Nodes; node++)
            cut.AddNode(canBeCut: node is not (0 or target));
        for (var from = 0; from < Nodes; from++)
        {
            foreach (var to in edges[from])
                cut.AddEdge(from, to);
        }

        var found = cut.Cut(0, target);

        var sufficient = Enumerable.Range(0, 1 << (Nodes - 2)).Select(bits => Enumerable.Range(1, Nodes - 2).Where(node => (bits >> (node - 1) & 1) == 1).ToHashSet())
            .Where(taken => !Reaches(edges, 0, target, taken)).ToList();
        Assert.Equal(sufficient.Count == 0, found is null);
        if (found is null)
            return;
        Assert.False(Reaches(edges, 0, target, [.. found]));
        Assert.Equal(sufficient.Min(taken => taken.Count), found.Count);
    }

    [Fact]
    public void A_database_is_one_pivot_behind_a_bastion_and_closing_either_rule_is_enough()
    {
        var aws = Estate();

        var paths = Paths(aws.Build(), "internet", "eni-db", "5432");

        Assert.Equal(["internet", "eni-bastion"], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal(1, paths.Paths.Single().Pivots);
        Assert.Equal(["eni-bastion"], paths.ChokePoints);
        Assert.Single(paths.Cut!.Value);
    }

    [Fact]
    public void Without_the_rules_of_the_cut_no_path_is_left()
    {
        var estate = Estate().Build();
        var cut = Paths(estate, "internet", "eni-db", "5432").Cut!.Value;

        var changed = estate.With(estate.Rows<SecurityGroupRule>().Where(rule => !cut.Contains(rule.RuleId)));

        Assert.Empty(Paths(changed, "internet", "eni-db", "5432").Paths);
    }

    [Fact]
    public void A_target_that_only_a_missing_fact_keeps_from_being_reached_is_undecided()
    {
        var estate = Estate().Build();
        var partial = estate.With(estate.Rows<NetworkAclAssociation>().Where(row => row.Subnet != new Id<Subnet>("subnet-2")));

        var paths = Paths(partial, "internet", "eni-db", "5432");

        Assert.Empty(paths.Paths);
        Assert.Equal(["eni-db"], paths.Undecided);
        Assert.Empty(paths.Unreached);
    }

    private static Topology Estate()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var bastion = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("bastion", publicIp: "52.1.1.1", sg: group => group.Allow(Tcp(22), Anywhere));
        vpc.Subnet("10.0.2.0/24").Host("db", sg: group => group.Allow(Tcp(5432), bastion.Group));
        return aws;
    }

    private static AttackPaths Paths(Estate estate, string from, string to, string ports) => new Prover(estate, ProverOptions.Default).Paths(
        new ProveQuestion(
            Selector.Parse(from), Selector.Parse(to), TrafficSet.OfTcp(PortNames.Parse(ports)), ValueSet.Of(PortRange.Ephemeral)),
        Through.Pivots,
        8,
        TestContext.Current.CancellationToken);

    private static List<int>[] Edges(Dice dice) =>
        [.. Enumerable.Range(0, Nodes).Select(from => Enumerable.Range(0, Nodes).Where(to => to != from && dice.Throw(3) == 2).ToList())];

    private static bool Reaches(List<int>[] edges, int from, int to, int without) => Reaches(edges, from, to, [without]);

    private static bool Reaches(List<int>[] edges, int from, int to, HashSet<int> without)
    {
        var seen = new HashSet<int>(without) { from };
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var node))
        {
            if (node == to)
                return true;
            foreach (var next in edges[node].Where(seen.Add))
                queue.Enqueue(next);
        }

        return false;
    }
}
