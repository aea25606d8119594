using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Model;
using Graph.Testing;
using Graph.Testing.Networks;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Graph.Threats.Scopes;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Scopes;

public sealed class ScopeSearchTests
{
    private const string FromInternet = """{"Source": {"ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}}""";
    private const string ToInternet = """{"Destination": {"ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}}""";

    [Fact]
    public void What_comes_in_by_the_internet_gateway_is_found_with_its_ports()
    {
        var (topology, vpc, subnet) = Public();
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.Allow(Tcp(443), Anywhere).Allow(Udp(53), Anywhere).Allow(Ping, Anywhere);
        subnet.Host(name: "inner").Group.Allow(Tcp(443), Anywhere);
        Assert.Equal(["internet > eni-web tcp 443; udp 53"], Find(topology, Scope(FromInternet)));
        Assert.Equal(["internet > eni-web tcp 443; udp 53"], Find(topology, AmazonScopes.Find("All-IGW-Ingress")!));
        Assert.Equal(["internet > eni-web tcp 443; udp 53"], Find(topology, Scope(Ended("Source", vpc.InternetGateway.Id))));
        Assert.Empty(Find(topology, Scope(Ended("Source", "igw-other"))));
        Assert.Empty(Find(topology, Scope("""{"Source": {"ResourceStatement": {"ResourceTypes": ["AWS::EC2::InternetGateway"]}}, "Destination": {"ResourceStatement": {"Resources": ["i-inner"]}}}""")));
    }

    [Theory]
    [InlineData("vpc-typo", "not in the snapshot")]
    [InlineData("arn:aws:elasticloadbalancing:eu-west-1:1:loadbalancer/app/a/1", "not followed")]
    public void A_scope_that_names_what_is_not_there_finds_no_path_and_does_not_hold(string named, string reason)
    {
        var (topology, _, subnet) = Public();
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.Allow(Tcp(443), Anywhere);
        var result = ScopeSearch.Find(Of(topology), Scope(Ended("Destination", named)));

        Assert.Empty(result.Paths);
        var fact = Assert.Single(result.Missing);
        Assert.Equal(named, fact.Subject);
        Assert.Contains(reason, fact.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"Destination": {"PacketHeaderStatement": {"DestinationPorts": ["22"]}}}""", "internet > eni-web tcp 443")]
    [InlineData("""{"Source": {"PacketHeaderStatement": {"Protocols": ["udp"]}}}""", "internet > eni-web tcp 22,443")]
    [InlineData("""{"Source": {"PacketHeaderStatement": {"SourceAddresses": ["0.0.0.0/0"]}}}""", "")]
    [InlineData("""{"Source": {"PacketHeaderStatement": {"SourceAddresses": ["192.0.0.0/2", "0.0.0.0/1"]}}}""", "internet > eni-web tcp 22,443")]
    [InlineData("""{"Source": {"PacketHeaderStatement": {"DestinationAddresses": ["54.0.0.1"]}}}""", "")]
    [InlineData("""{"Destination": {"PacketHeaderStatement": {"DestinationAddresses": ["54.0.0.1"]}}}""", "internet > eni-web tcp 22,443")]
    [InlineData("""{"Destination": {"PacketHeaderStatement": {"DestinationAddresses": ["10.0.0.0/24"]}}}""", "")]
    [InlineData("""{"Destination": {"ResourceStatement": {"Resources": ["arn:aws:ec2:eu-west-1:111111111111:subnet/subnet-a"]}}}""", "")]
    [InlineData("""{"Destination": {"ResourceStatement": {"Resources": ["sg-web"]}, "PacketHeaderStatement": {"DestinationPorts": ["0-100"]}}}""", "internet > eni-web tcp 443")]
    public void An_exclusion_takes_out_exactly_what_it_says(string exclusion, string left)
    {
        var (topology, _, subnet) = Public();
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.Allow(Tcp(443), Anywhere).Allow(Tcp(22), Anywhere);
        Assert.Equal(left.Length == 0 ? [] : [left], Find(topology, Scope(FromInternet, exclusion)));
    }

    [Fact]
    public void The_addresses_of_what_is_left_are_cut()
    {
        var (topology, _, subnet) = Public();
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.Allow(Tcp(443), "8.0.0.0/8");
        var scope = Scope(FromInternet, """{"Source": {"PacketHeaderStatement": {"SourceAddresses": ["8.128.0.0/9"], "DestinationPorts": ["443"]}}}""");
        var path = Assert.Single(ScopeSearch.Find(Of(topology), scope).Paths);
        Assert.Equal("8.0.0.0/9", Assert.IsType<EndpointGroup.Internet>(path.Source).Addresses.ToString());
    }

    [Fact]
    public void What_passes_a_nat_gateway_is_told_from_what_does_not()
    {
        var (topology, vpc, subnet) = Public();
        var nat = subnet.NatGateway("54.0.0.9");
        vpc.Subnet("10.0.1.0/24", name: "b").RoutedTo(nat, Anywhere).Host(name: "inner");
        subnet.Host(name: "direct", publicIp: "54.0.0.1");
        var through = """{"ThroughResources": [{"ResourceStatement": {"ResourceTypes": ["AWS::EC2::NatGateway"]}}]}""";
        Assert.Equal(["eni-direct > internet tcp; udp", "eni-inner > internet tcp; udp"], FindHosts(topology, Scope(ToInternet)));
        Assert.Equal(["eni-direct > internet tcp; udp"], FindHosts(topology, Scope(ToInternet, through)));
        Assert.Equal(["eni-inner > internet tcp; udp"], FindHosts(topology, Scope(ToInternet, """{"Source": {"ResourceStatement": {"Resources": ["i-direct"]}}}""")));
        Assert.Equal(
            ["eni-direct > internet tcp; udp"],
            FindHosts(topology, Scope(ToInternet, $$$"""{"ThroughResources": [{"ResourceStatement": {"Resources": ["{{{nat.Id}}}"]}}]}""")));
    }

    [Fact]
    public void What_leaves_by_a_gateway_endpoint_does_not_leave_by_the_internet_gateway_and_is_not_taken_for_absent()
    {
        var (topology, vpc, subnet) = Public();
        var endpoint = vpc.GatewayEndpoint("com.amazonaws.eu-west-1.s3", topology.PrefixList("s3", "52.219.0.0/16"), subnet.RouteTable);
        subnet.Host(name: "web", publicIp: "54.0.0.1").Group.WithoutDefaultEgress().AllowOut(Tcp(443), "52.219.72.0/24");
        Assert.Empty(Find(topology, AmazonScopes.Find("aws-igw-egress")!));
        Assert.Empty(ScopeSearch.Find(Of(topology), AmazonScopes.Find("aws-igw-egress")!).Missing);
        Assert.Contains(ScopeSearch.Find(Of(topology), AmazonScopes.Find("aws-vpc-egress")!).Missing, fact => fact.Subject == endpoint.Id);
        Assert.Contains(ScopeSearch.Find(Of(topology), Scope(Ended("Destination", endpoint.Id))).Missing, fact => fact.Subject == endpoint.Id);
    }

    [Fact]
    public void A_peering_begins_and_ends_what_crosses_it()
    {
        var topology = new Topology();
        var one = topology.Vpc("10.0.0.0/16", name: "one");
        var two = topology.Vpc("10.1.0.0/16", name: "two");
        var peering = one.PeeredWith(two).RoutedBothWays();
        one.Subnet("10.0.0.0/24", name: "a").Host(name: "client");
        one.Subnet("10.0.1.0/24", name: "b").Host(name: "near").Group.Allow(Tcp(22), "10.0.0.0/8");
        two.Subnet("10.1.0.0/24", name: "c").Host(name: "far").Group.Allow(Tcp(5432), "10.0.0.0/24");
        Assert.Equal(["eni-client > eni-far tcp 5432"], Find(topology, Scope(Ended("Source", peering.Id), """{"Destination": {"ResourceStatement": {"Resources": ["vpc-one"]}}}""")));
        Assert.Contains("eni-client > eni-far tcp 5432", Find(topology, AmazonScopes.Find("aws-vpc-ingress")!));
        Assert.DoesNotContain(Find(topology, AmazonScopes.Find("aws-vpc-ingress")!), path => path.StartsWith("eni-client > eni-near", StringComparison.Ordinal));
        Assert.Contains("eni-client > eni-near tcp 22", Find(topology, Scope(Ended("Destination", "i-near"))));
    }

    [Fact]
    public void A_peering_to_what_was_not_read_leaves_the_absence_of_paths_open()
    {
        var topology = new Topology();
        var one = topology.Vpc("10.0.0.0/16", name: "one");
        one.PeeredWith(topology.Vpc("10.1.0.0/16", name: "two", account: "222222222222")).RoutedBothWays();
        one.Subnet("10.0.0.0/24", name: "a").Host(name: "client");
        topology.Drop<Graph.Model.Resources.Vpc>(vpc => vpc.Id.Value == "vpc-two");
        var found = ScopeSearch.Find(Of(topology), AmazonScopes.Find("aws-vpc-ingress")!);
        Assert.Contains(found.Missing, fact => fact.Subject.StartsWith("pcx-", StringComparison.Ordinal));
    }

    [Fact]
    public void An_application_load_balancer_relays_to_its_targets()
    {
        var (topology, vpc, subnet) = Public();
        var other = vpc.Subnet("10.0.2.0/24", "b", name: "z").RoutedTo(vpc.InternetGateway, Anywhere);
        var target = vpc.Subnet("10.0.1.0/24", name: "b").Host(name: "app");
        var balancer = vpc.ApplicationLoadBalancer("web", sg: group => group.Allow(Tcp(443), Anywhere).Allow(Tcp(80), Anywhere))
            .In(subnet, "54.0.0.7").In(other, "54.0.0.8").Listen("HTTPS", 443, vpc.TargetGroup("app", "HTTP", 8080).Target(target));
        target.Group.Allow(Tcp(8080), balancer.Group).Allow(Tcp(9000), balancer.Group);
        var found = Find(topology, Scope(FromInternet));
        Assert.Contains("internet > eni-app tcp 8080 by the load balancer", found);
        Assert.Equal(3, found.Count);
        var past = """{"ThroughResources": [{"ResourceStatement": {"ResourceTypes": ["AWS::ElasticLoadBalancingV2::LoadBalancer"]}}]}""";
        Assert.Empty(Find(topology, Scope(FromInternet, past)));
        Assert.Equal(2, Find(topology, Scope(FromInternet, """{"Destination": {"PacketHeaderStatement": {"DestinationPorts": ["8080"]}}}""")).Count);
        Assert.Empty(Find(topology, Scope(FromInternet, """{"Source": {"PacketHeaderStatement": {"DestinationPorts": ["443"]}}}""")));
        target.WithPublicIp("54.0.0.3").Subnet.RoutedTo(vpc.InternetGateway, Anywhere);
        target.Group.Allow(Tcp(8080), Anywhere);
        Assert.Equal(["internet > eni-app tcp 8080"], Find(topology, Scope(FromInternet, past)));
    }

    [Fact]
    public void A_network_load_balancer_passes_on_to_the_targets_that_take_it()
    {
        var (topology, vpc, subnet) = Public();
        var open = subnet.Host(name: "open");
        var shut = subnet.Host(name: "shut");
        open.Group.Allow(Tcp(8080), Anywhere);
        vpc.NetworkLoadBalancer("net").In(subnet, "54.0.0.7")
            .Listen("TCP", 443, vpc.TargetGroup("app", "TCP", 8080).Target(open).Target(shut).PreservingClientIp(true));
        Assert.Equal(["internet > eni-open tcp 8080 by the load balancer"], Find(topology, Scope(FromInternet)));
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("instance-multiple-interface")]
    [InlineData("multi-account-vpc-peering")]
    [InlineData("nlb-targets-instance")]
    [InlineData("nlb-targets-ip")]
    [InlineData("tgw-multi-az-intra-region")]
    [InlineData("traffic-in-igw-out-ngw")]
    [InlineData("vpc-endpoints")]
    public void Amazon_s_scopes_run_on_real_estates_and_agree_with_each_other(string lab)
    {
        var context = new ThreatContext(Estates.Lab(lab), DefaultPolicy.Value, ProverOptions.Default);
        foreach (var direction in new[] { "ingress", "egress" })
        {
            var gateways = ScopeSearch.Find(context, AmazonScopes.Find($"aws-igw-{direction}")!).Paths;
            var vpcs = ScopeSearch.Find(context, AmazonScopes.Find($"aws-vpc-{direction}")!).Paths;
            Assert.All(gateways, path => Assert.Contains(vpcs, wider => Text(wider).Split(" tcp")[0] == Text(path).Split(" tcp")[0] && wider.Traffic.Contains(path.Traffic)));
        }
    }

    [Fact]
    public void Of_alike_hosts_each_reaches_every_other_and_not_itself()
    {
        var topology = new Topology();
        var subnet = topology.Vpc("10.0.0.0/16", name: "v").Subnet("10.0.0.0/24", name: "a");
        var one = subnet.Host(name: "one");
        var two = subnet.Host(name: "two").InGroups(one.Group);
        one.Group.AllowSelf(Tcp(7000));
        Assert.Equal(["eni-one > eni-two tcp 7000"], Find(topology, Scope("""{"Destination": {"ResourceStatement": {"Resources": ["i-two"]}}}""", """{"Source": {"ResourceStatement": {"Resources": ["i-two"]}}}""")));
        Assert.Empty(Find(topology, Scope("""{"Source": {"ResourceStatement": {"Resources": ["i-two"]}}, "Destination": {"ResourceStatement": {"Resources": ["i-two"]}}}""")));
        string Between(string from, string to) => $$$"""
            {"Source": {"PacketHeaderStatement": {"SourceAddresses": ["{{{from}}}"], "DestinationAddresses": ["{{{to}}}"]} } }
            """;
        Assert.Equal(["eni-two > eni-one tcp 7000"], Find(topology, Scope(Between(two.Address, one.Address))));
        Assert.Equal(["eni-one > eni-two tcp 7000"], Find(topology, Scope(Between(one.Address, two.Address))));
    }

    private static (Topology Topology, VpcBuilder Vpc, SubnetBuilder Subnet) Public()
    {
        var topology = new Topology();
        var vpc = topology.Vpc("10.0.0.0/16", name: "v").WithInternetGateway();
        return (topology, vpc, vpc.Subnet("10.0.0.0/24", name: "a").RoutedTo(vpc.InternetGateway, Anywhere));
    }

    private static AccessScope Scope(string match, string? exclusion = null) => AccessScopeReader.Read(
        $$"""{"MatchPaths": [{{match}}], "ExcludePaths": [{{exclusion}}]}""");

    private static string Ended(string end, string id) => $$$$"""{"{{{{end}}}}": {"ResourceStatement": {"Resources": ["{{{{id}}}}"]}}}""";

    private static IReadOnlyList<string> Find(Topology topology, AccessScope scope) =>
        [.. ScopeSearch.Find(Of(topology), scope).Paths.Select(Text).Order(StringComparer.Ordinal)];

    /// <summary>Without the interfaces of gateways.</summary>
    private static IReadOnlyList<string> FindHosts(Topology topology, AccessScope scope) =>
        [.. Find(topology, scope).Where(path => !path.Contains("nat", StringComparison.Ordinal))];

    private static string Text(ScopeFinding path) =>
        $"{path.Source} > {path.Destination} {path.Traffic}{(path.Relay is null ? "" : " by the load balancer")}";

    private static ThreatContext Of(Topology topology) => Of(topology.Build());

    private static ThreatContext Of(Estate estate) => new(estate, DefaultPolicy.Value, ProverOptions.Default);
}
