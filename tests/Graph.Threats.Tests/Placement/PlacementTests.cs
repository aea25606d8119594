using Graph.Engine;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Testing;
using Graph.Testing.Filters;
using Graph.Threats.Placement;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Threats.Tests.Placement;

public sealed class PlacementTests
{
    [Fact]
    public void Assets_of_a_sample_stand_where_their_tags_say()
    {
        var placement = Of(Estates.Sample("three-tier")).Placement;
        var jump = placement.Find("i-0472500ef17be9256")!;
        Assert.Equal(("cnc", "prod", "cnc", "platform@example.com"), (
            jump.Placed.TierName, jump.Placed.Environment!.Value, jump.Placed.Application!.Value, jump.Placed.Owner!.Value));
        Assert.Equal(Role.Bastion, Assert.Single(jump.Placed.Roles).Role);
        Assert.Equal("instance", jump.Subject.Kind);
        var orders = placement.OfInterface("eni-0938f596cd6b08982");
        Assert.Equal((AssetKind.Database, "persistent"), (orders.Kind, orders.Placed.TierName));
        var balancer = placement.OfInterface("eni-0afee788c822c8ec4");
        Assert.Equal((AssetKind.LoadBalancer, 2), (balancer.Kind, balancer.Interfaces.Length));
        Assert.All(placement.Assets, asset => Assert.Empty(asset.Placed.Contradictions));
        Assert.Equal([Role.Bastion, Role.Dns, Role.Monitoring, Role.Smtp], placement.InTier("cnc")
            .SelectMany(asset => asset.Placed.Roles).Where(one => !one.IsInferred).Select(one => one.Role).Distinct().Order());
    }

    [Fact]
    public void Tags_that_the_facts_speak_against_are_found_in_the_broken_sample()
    {
        var placement = Of(Estates.Sample("three-tier-broken")).Placement;
        var told = placement.Assets.SelectMany(asset => asset.Placed.Contradictions)
            .Select(one => $"{one.ResourceId} {one.Key}={one.Value}: {one.Reason}").ToList();
        Assert.Contains(told, text => text.StartsWith("i-07c9ce3d659c896a9 Tier=application: ", StringComparison.Ordinal) && text.Contains("public address", StringComparison.Ordinal));
        Assert.Contains(told, text => text.StartsWith("i-0aeb5817edbc759a9 Environment=staging: ", StringComparison.Ordinal));
        Assert.Equal("persistant", placement.Find("i-0f71d879854ed5012")!.Placed.TierName);
        var orders = placement.OfInterface("eni-03eb26ad960de829d");
        Assert.Equal("the tag of sg-0fa4bc0167dd32896 Tier=persistent", orders.Placed.Tier!.Reason);
        Assert.Equal(new PlacedRole(Role.Database, true, "an interface of RDS"), Assert.Single(orders.Placed.Roles));
    }

    [Fact]
    public void The_heaviest_tier_counts_and_what_nothing_places_weighs_most()
    {
        var (topology, host) = OneHost();
        var policy = DefaultPolicy.Value;
        var unplaced = Of(topology.Build()).Placement.OfInterface(host);
        Assert.Null(unplaced.Placed.Tier);
        Assert.Equal(4, policy.WeightOf(unplaced));

        var misspelt = Of(Tagged(topology, "i-web", "Tier", "persistant").Build()).Placement.OfInterface(host);
        Assert.Equal(("persistant", 4), (misspelt.Placed.TierName, policy.WeightOf(misspelt)));

        var subnet = Of(Tagged(OneHost().Topology, "subnet-a", "layer", "DMZ").Build()).Placement.OfInterface(host);
        Assert.Equal(("perimeter", "the tag of subnet-a layer=DMZ", 2), (subnet.Placed.TierName, subnet.Placed.Tier!.Reason, policy.WeightOf(subnet)));
    }

    [Fact]
    public void A_guess_places_and_neither_permits_nor_weighs_less()
    {
        var policy = PolicyReader.Read("version: 1\ninfer: [{ from: name, tier: perimeter, contains: web }, { from: admitted-ports, tier: persistent, ports: db }]");
        var (topology, host) = OneHost();
        Tagged(topology, "i-web", "Name", "Web bastion");
        var asset = Of(topology.Build(), policy).Placement.OfInterface(host);
        Assert.Equal(("perimeter", true, 4), (asset.Placed.TierName, asset.Placed.Tier!.IsGuess, policy.WeightOf(asset)));
        var role = Assert.Single(asset.Placed.Roles);
        Assert.Equal((Role.Bastion, true, "its name Web bastion"), (role.Role, role.IsGuess, role.Reason));
        Assert.Empty(TierMatrix.NamesOf(asset));
    }

    [Fact]
    public void Ports_of_groups_hint_at_a_role_unless_a_tag_names_one()
    {
        var (topology, host) = OneHost(group => group.Allow(Tcp(5432), "10.0.0.0/16").Allow(Tcp(1, 1000), "10.0.0.0/16"));
        var guessed = Assert.Single(Of(topology.Build()).Placement.OfInterface(host).Placed.Roles);
        Assert.Equal((Role.Database, true), (guessed.Role, guessed.IsGuess));
        var told = Assert.Single(Of(Tagged(topology, "i-web", "Role", "JumpHost").Build()).Placement.OfInterface(host).Placed.Roles);
        Assert.Equal((Role.Bastion, false, "its tag Role=JumpHost"), (told.Role, told.IsInferred, told.Reason));
    }

    [Fact]
    public void Default_routes_to_a_host_that_forwards_make_it_a_nat()
    {
        var topology = new Topology();
        var vpc = topology.Vpc("10.0.0.0/16", name: "v");
        var host = vpc.Subnet("10.0.0.0/24", name: "a").Host(name: "nat").WithoutSourceDestCheck();
        vpc.Subnet("10.0.1.0/24", name: "b").RoutedTo(host, "0.0.0.0/0");
        var role = Assert.Single(Of(topology.Build()).Placement.OfInterface(host.Id).Placed.Roles);
        Assert.Equal((Role.Nat, true, false), (role.Role, role.IsInferred, role.IsGuess));
    }

    private static (Topology Topology, string Host) OneHost(Action<SecurityGroupBuilder>? rules = null)
    {
        var topology = new Topology();
        var host = topology.Vpc("10.0.0.0/16", name: "v").Subnet("10.0.0.0/24", name: "a").Host(name: "web");
        rules?.Invoke(host.Group);
        return (topology, host.Id);
    }

    private static Topology Tagged(Topology topology, string resource, string key, string value) =>
        topology.Add(ApiCall.DescribeInstances, new Tag(resource, key, value));

    private static ThreatContext Of(Estate estate, Policy? policy = null) =>
        new(estate, policy ?? DefaultPolicy.Value, ProverOptions.Default);
}
