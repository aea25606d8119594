using FsCheck.Xunit;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Paths;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
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

    /// <summary>The path of one that can be taken out goes over the two that cannot, and leaves their own.</summary>
    [Fact]
    public void Where_a_path_passes_nothing_that_can_be_taken_out_there_is_no_cut()
    {
        var cut = new MinimumCut();
        foreach (var canBeCut in new[] { false, false, true, false, false })
            cut.AddNode(canBeCut);
        foreach (var (from, to) in new[] { (0, 1), (1, 2), (2, 4), (1, 3), (3, 4) })
            cut.AddEdge(from, to);

        Assert.Null(cut.Cut(0, 4));
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

    /// <summary>Whoever may make an interface may write what it says of itself.</summary>
    [Theory]
    [InlineData("RDSNetworkInterface")]
    [InlineData("ElastiCache redis")]
    [InlineData("ELB app/web/0000000000000001")]
    public void What_a_host_says_of_itself_hides_no_path_over_it(string description)
    {
        var aws = Estate().Change<NetworkInterface>(row => row.Id.Value == "eni-bastion" ? row with { Description = description } : row);

        Assert.Equal(Verdict.Reachable, Paths(aws.Build(), "internet", "eni-db", "5432").Verdict);
    }

    [Fact]
    public void A_database_that_a_service_runs_leads_nowhere()
    {
        var aws = Estate().Change<NetworkInterface>(row => row.Id.Value == "eni-bastion"
            ? row with { Description = "RDSNetworkInterface", RequesterId = "amazon-rds", RequesterManaged = true, Instance = null } : row)
            .Drop<Instance>(row => row.Id.Value == "i-bastion");

        Assert.Equal(Verdict.Unreachable, Paths(aws.Build(), "internet", "eni-db", "5432").Verdict);
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

    [Fact]
    public void Whom_only_a_longer_path_than_was_looked_for_could_lead_to_is_undecided()
    {
        var aws = Estate();
        var subnet = aws.Vpc("10.9.0.0/16").Subnet("10.9.1.0/24");
        subnet.Host("shut");

        var paths = Paths(aws.Build(), "internet", "eni-db,eni-shut", "5432", most: 0);

        Assert.Empty(paths.Paths);
        Assert.Equal(["eni-db"], paths.Undecided);
        Assert.Equal(["eni-shut"], paths.Unreached);
        Assert.Equal("longer paths were not looked for", Assert.Single(paths.Missing).Reason);
        Assert.Single(paths.Cut!.Value);
        Assert.Equal(Verdict.Unreachable, Paths(aws.Build(), "internet", "eni-db", "5432", Through.Relays).Verdict);
    }

    [Fact]
    public void Shares_count_who_has_a_path_what_is_reached_and_how_much_of_each_tier()
    {
        var aws = Estate();
        aws.Vpc("10.9.0.0/16").Subnet("10.9.1.0/24").Host("apart");

        var paths = Paths(aws.Build(), "internet,eni-apart", "eni-db,eni-apart", "5432");

        Assert.Equal(new Share(1, 2), paths.Exposure);
        Assert.Equal(new Share(1, 2), paths.Impact);
        Assert.Equal(new Share(2, 3), paths.Blast.Single(tier => tier.Tier == "unplaced").Reached);
        Assert.Equal(["eni-apart"], paths.Unreached);
    }

    [Fact]
    public void The_way_out_of_a_private_host_is_over_the_one_that_it_reaches()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        var proxy = vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("proxy", publicIp: "52.1.1.1", sg: group => group.Allow(Tcp(3128), "10.0.0.0/16"));
        vpc.Subnet("10.0.2.0/24").Host("db");

        var paths = Paths(aws.Build(), "eni-db", "internet", "443");

        Assert.Equal(["eni-db", proxy.Id], paths.Paths.Single().Steps.Select(step => step.From));
        Assert.Equal(Verdict.Reachable, paths.Verdict);
        Assert.Equal(Verdict.Unreachable, Paths(aws.Build(), "eni-db", "internet", "443", Through.Relays).Verdict);
    }

    [Fact]
    public void Among_hosts_that_are_starts_and_targets_each_is_reached_by_another()
    {
        var aws = new Topology();
        var subnet = aws.Vpc("10.0.0.0/16").Subnet("10.0.1.0/24");
        var left = subnet.Host("left", sg: group => group.Allow(Tcp(22), "10.0.1.0/24"));
        subnet.Host("right");

        var paths = Paths(aws.Build(), "all", "all", "22", Through.Direct);

        Assert.Equal(left.Id, Assert.Single(paths.Paths).Target.ToString());
        Assert.Equal(["eni-right"], paths.Unreached);
    }

    [Fact]
    public void Starts_are_only_the_addresses_that_were_asked_about()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithInternetGateway();
        vpc.Subnet("10.0.1.0/24").RoutedTo(vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: group => group.Allow(Tcp(443), "203.0.0.0/16"));

        Assert.Equal(Verdict.Reachable, Paths(aws.Build(), "203.0.5.0/24", "eni-web", "443").Verdict);
        Assert.Equal(Verdict.Unreachable, Paths(aws.Build(), "198.0.5.0/24", "eni-web", "443").Verdict);
    }

    /// <summary>The address is the host's, and nobody's on the internet beside.</summary>
    [Fact]
    public void A_public_address_of_the_estate_stands_for_the_host_that_has_it()
    {
        var estate = Estate().Build();

        Assert.Equal(Verdict.Reachable, Paths(estate, "internet", "52.1.1.1", "22").EveryTarget);
        Assert.Equal(Verdict.Reachable, new Prover(estate, ProverOptions.Default).Prove(
            new ProveQuestion(Selector.Parse("internet"), Selector.Parse("52.1.1.1"), TrafficSet.OfTcp(ValueSet.Single(22)), ValueSet.Of(PortRange.Ephemeral)))
            .EveryDestination);
        Assert.Equal(["eni-bastion", "internet"], Paths(estate, "internet", "52.1.1.0/24", "23", Through.Direct).Unreached);
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

    private static AttackPaths Paths(Estate estate, string from, string to, string ports, Through through = Through.Pivots, int most = 8) => new Prover(estate, ProverOptions.Default).Paths(
        new ProveQuestion(
            Selector.Parse(from), Selector.Parse(to), TrafficSet.OfTcp(PortNames.Parse(ports)), ValueSet.Of(PortRange.Ephemeral)),
        through,
        most,
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
