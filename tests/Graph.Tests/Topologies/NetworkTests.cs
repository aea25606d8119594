using Graph.Model.Coverage;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Testing.Questions;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Topologies;

/// <summary>Expectations over all packets: what meets them passes, what does not says why.</summary>
public sealed class NetworkTests
{
    private readonly Topology _aws = new();
    private readonly VpcBuilder _vpc;
    private readonly InterfaceBuilder _web;
    private readonly InterfaceBuilder _db;

    public NetworkTests()
    {
        _vpc = _aws.Vpc("10.0.0.0/16").WithInternetGateway();
        _web = _vpc.Subnet("10.0.1.0/24").WithTag("Tier", "app").RoutedTo(_vpc.InternetGateway, Anywhere)
            .Host("web", publicIp: "52.1.1.1", sg: s => s.Allow(Tcp(443), Anywhere)).WithTag("Environment", "prod");
        _db = _vpc.Subnet("10.0.2.0/24").WithTag("Tier", "data")
            .Host("db", sg: s => s.Allow(Tcp(5432), from: _web.Group)).WithTag("Environment", "prod");
    }

    [Fact]
    public void What_is_as_expected_passes_and_can_be_chained() => _aws.ToNetwork()
        .ShouldNotReach(Internet, Tier.Persistent, Ports.Any)
        .ShouldReach(Internet, Tier.Application, Ports.Web)
        .ShouldReach(Tier.Application, Tier.Persistent, Ports.Db)
        .ShouldReach(_web, _db, 5432)
        .ShouldNotReach(_db, _web, Udp(53))
        .ShouldOnlyReach(Tier.Persistent, Tier.Application & Tagged("Environment", "prod"), 443)
        .ShouldOnlyBeReachedFrom(Tier.Persistent, Tier.Application, AllTraffic)
        .ShouldOnlyBeReachedFrom("10.0.2.0/24", AnyOf(_web, OnPremises), "0-65535");

    [Fact]
    public void A_packet_that_should_not_get_through_is_shown_hop_by_hop_with_its_rule()
    {
        _db.Group.Allow(Tcp(3306), Anywhere);

        Assert.Equal(
            """
            expected that nothing gets from tier:application to tier:persistent on tcp 22,3306, but 1 of 1 destination groups is reached:
              eni-db at 10.0.2.4 from eni-web: tcp 3306
            one packet, eni-web -> eni-db tcp/3306:
            Reachable without a code: delivered: tcp 10.0.1.4:49152 -> 10.0.2.4:3306, and its reply comes back
              request tcp 10.0.1.4:49152 -> 10.0.2.4:3306
                security group sg-web: passed by `sgr-web-out-all` (allow all to 0.0.0.0/0)
                network ACL acl-1-default: passed by `egress/100/0.0.0.0/0` (allow all to 0.0.0.0/0)
                route table rtb-1-own: passed by `10.0.0.0/16` (10.0.0.0/16 -> local)
                network ACL acl-1-default: passed by `ingress/100/0.0.0.0/0` (allow all from 0.0.0.0/0)
                security group sg-db: passed by `sgr-db-in-2` (allow tcp 3306 from 0.0.0.0/0)
                network interface eni-db: passed, delivered
              reply tcp 10.0.2.4:3306 -> 10.0.1.4:49152
                network interface eni-db: passed, replies
                network ACL acl-1-default: passed by `egress/100/0.0.0.0/0` (allow all to 0.0.0.0/0)
                route table rtb-1-main: passed by `10.0.0.0/16` (10.0.0.0/16 -> local)
                network ACL acl-1-default: passed by `ingress/100/0.0.0.0/0` (allow all from 0.0.0.0/0)
                network interface eni-web: passed, delivered

            """,
            MessageOf(network => network.ShouldNotReach(Tier.Application, Tier.Persistent, "22,3306")));
    }

    [Fact]
    public void A_destination_that_should_be_reached_and_is_not_is_shown_with_what_stops_it()
    {
        var message = MessageOf(network => network.ShouldReach(Internet, Tagged("Environment"), Ports.Web));

        Assert.StartsWith(
            "expected that each of tag:Environment is reached from internet on tcp 80,443, but 1 of 2 destination groups is not reached:\n"
                + "  eni-db: no source has an address that could reach it\n",
            message,
            StringComparison.Ordinal);

        message = MessageOf(network => network.ShouldReach(_web, _db, 22));

        Assert.Contains("security group sg-db: BLOCKED ENI_SG_RULES_MISMATCH", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_that_cannot_be_decided_fails_and_names_what_is_missing()
    {
        _aws.Deny(ApiCall.DescribeNetworkAcls);

        var message = MessageOf(network => network.ShouldNotReach(Internet, _web, 443));

        Assert.Contains("1 of 1 destination groups is undecided:", message, StringComparison.Ordinal);
        Assert.Contains("missing describe-network-acls in 111111111111/eu-west-1: ", message, StringComparison.Ordinal);
        Assert.Contains("UNDECIDED", message, StringComparison.Ordinal);
        Assert.Contains("undecided", MessageOf(network => network.ShouldReach(Internet, _web, 443)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_reaches_too_much_or_is_reached_by_too_many_is_named()
    {
        var other = _web.Subnet.Host("other", publicIp: "52.1.1.2", sg: s => s.Allow(Tcp(443), Anywhere)).AlsoIn(_web.Group);

        var message = MessageOf(network => network.ShouldOnlyReach(_web, _db, 443));

        Assert.StartsWith("expected that i-web reaches nothing but i-db on tcp 443, but ", message, StringComparison.Ordinal);
        Assert.Contains($"\n  {other.Id} at ", message, StringComparison.Ordinal);
        Assert.Contains("\n  internet at ", message, StringComparison.Ordinal);

        message = MessageOf(network => network.ShouldOnlyBeReachedFrom(_db, _web, Ports.Db));

        Assert.StartsWith("expected that nothing but i-web gets to i-db on tcp 1433,", message, StringComparison.Ordinal);
        Assert.Contains($" from {other.Id}: tcp 5432", message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_expectation_about_nobody_fails()
    {
        Assert.Equal(
            "an expectation about nobody: the estate has no `(tier:persistent and tier:application)`",
            MessageOf(network => network.ShouldNotReach(Internet, Tier.Persistent & Tier.Application, Ports.Any)));
        Assert.Equal(
            "an expectation about nobody: the estate has no `10.9.0.0/16`",
            MessageOf(network => network.ShouldNotReach("10.9.0.0/16", Tier.Persistent, Ports.Any)));
        Assert.Contains(
            "missing tier:persistant: nothing in the snapshot is of this name",
            MessageOf(network => network.ShouldNotReach(Internet, Tier.Named("persistant"), Ports.Any)),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_name_of_the_estate_cannot_play_with_the_terminal()
    {
        _db.WithTag("Name", "x").Group.Allow(AllTcp, Anywhere);

        var message = MessageOf(network => network.ShouldNotReach(_web, Tagged("Name", "x") | Tagged("Name", "\u001b[2J\n\u202e"), 22));

        Assert.Contains(@"tag:Name=\u001B[2J\u000A\u202E", message, StringComparison.Ordinal);
        Assert.DoesNotContain("\u001b", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_are_made_for_all_expectations_of_a_network()
    {
        var box = _vpc.Subnet("10.0.3.0/24").Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        _db.Group.Allow(Tcp(22), Anywhere);
        _web.Subnet.RoutedTo(box, "10.0.2.0/24");
        _db.Subnet.RoutedTo(box, "10.0.1.0/24");
        var network = _aws.ToNetwork();

        Assert.Throws<ReachabilityException>(() => network.ShouldReach(_web, _db, 22));
        network.Assuming("inspection=pass").ShouldReach(_web, _db, 22);
        Assert.Contains("`inspection`", Assert.Throws<ArgumentException>(() => network.Assuming("inspection")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_folder_and_its_snapshot_are_the_same_network()
    {
        var folder = Path.Combine(Repository.Root, "samples", "three-tier", "input");
        Network.Load(folder).ShouldNotReach(Internet, Tier.Persistent, Ports.Any).ShouldReach(Tier.Application, Tier.Persistent, Ports.Db);

        using var temporary = new TemporaryFolder();
        var path = Path.Combine(temporary.Path, "shop.graph");
        Importer.Import([folder], path, new(null, "graph tests"), null, TestContext.Current.CancellationToken);
        Network.Load(path).ShouldNotReach(Internet, Tier.Persistent, Ports.Any);
        Assert.Throws<SnapshotException>(() => Network.Load(Path.Combine(temporary.Path, "none")));
    }

    [Fact]
    public void The_sample_shows_the_message_of_a_broken_promise()
    {
        var broken = Network.Load(Path.Combine(Repository.Root, "samples", "three-tier-broken", "input"));
        var message = Assert.Throws<ReachabilityException>(() => broken.ShouldNotReach(Internet, Tier.Persistent, AllTraffic)).Message;

        var readme = Path.Combine(Repository.Root, "samples", "architect-tests", "README.md");
        var parts = File.ReadAllText(readme).Split("\n```\n");
        if (Environment.GetEnvironmentVariable("GRAPH_UPDATE") == "1")
            File.WriteAllText(readme, string.Join("\n```\n", [.. parts[..2], message.TrimEnd('\n'), .. parts[^1..]]));
        else
            Assert.Equal(message.TrimEnd('\n'), parts[2]);
    }

    private string MessageOf(Func<Network, Network> expectation) =>
        Assert.Throws<ReachabilityException>(() => expectation(_aws.ToNetwork())).Message;
}
