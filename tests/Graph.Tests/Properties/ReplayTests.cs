using System.Collections.Frozen;
using System.Globalization;
using FsCheck.Xunit;
using Graph.Checker;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Testing;
using Graph.Testing.Questions;
using Graph.Tests.Labs;
using Graph.Tests.Samples;
using Xunit;
using static Graph.Testing.Words;

namespace Graph.Tests.Properties;

/// <summary>A trace replayed hop by hop gives itself.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 400)]
public sealed class ReplayTests
{
    public static TheoryData<string> Labs => [.. Lab.Names];

    [Property]
    public void A_packet_put_back_on_its_way_goes_the_rest_of_it(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var replay = new Replay();
        replay.Ask(network.Aws.Build(), WalkerOptions.Default, network.Question.Question);
        Assert.Empty(replay.Differences);
    }

    /// <summary>The witness of an answer is a packet: sent again with its own port it goes its own way again.</summary>
    [Property]
    public void The_witness_sent_again_goes_the_same_way(Dice dice)
    {
        var network = new RandomNetwork(dice);
        var question = network.Question.Question;
        var answer = network.Question.Ask();
        if (answer.Verdict != Verdict.Reachable || !question.Traffic.Protocol.HasPorts)
            return;

        var sent = answer.Connection!.Request.Packet;
        var again = new Walker(network.Aws.Build(), WalkerOptions.Default).Ask(new Question(
            question.Source,
            question.Destination,
            Traffic.Of(sent.Protocol, question.Traffic.Port, sent.SourcePort)));
        Assert.Equal(answer.Connection.Request.Hops, again.Connection!.Request.Hops);
        Assert.Equal(answer.Connection.Reply!.Hops.Select(hop => hop.After), again.Connection.Reply!.Hops.Select(hop => hop.After));
    }

    [Theory]
    [MemberData(nameof(Labs))]
    public void So_does_every_packet_of_the_labs(string name)
    {
        var lab = new Lab(name);
        var estate = Lab.Import(lab.Folder);
        var replay = new Replay();
        foreach (var probe in lab.Probes())
            replay.Ask(estate, WalkerOptions.Default, probe.Question);

        Assert.Empty(replay.Differences);
        Assert.True(replay.Places > lab.Probes().Count, $"only {replay.Places} places");
    }

    public static TheoryData<string> Samples => [.. Sample.Names];

    [Theory]
    [MemberData(nameof(Samples))]
    public void And_every_packet_of_the_samples(string name)
    {
        var sample = Sample.Of(name);
        var replay = new Replay();
        foreach (var row in sample.Rows)
        {
            replay.Ask(sample.Estate, WalkerOptions.Default, new Question(
                EndpointReference.Parse(row.Source),
                EndpointReference.Parse(row.Destination),
                Traffic.Of(
                    IpProtocol.Parse(row.Protocol),
                    row.Port.Length == 0 ? null : ushort.Parse(row.Port, CultureInfo.InvariantCulture))));
        }

        Assert.Empty(replay.Differences);
    }

    /// <summary>What neither the labs nor the random networks hold: edge tables, forwarding hosts, IPv6, load balancers.</summary>
    [Fact]
    public void Rare_ways_are_gone_again_too()
    {
        var aws = new Topology();
        var vpc = aws.Vpc("10.0.0.0/16").WithCidr("2600:1f18::/56").WithInternetGateway().WithEgressOnlyGateway();
        var front = vpc.Subnet("10.0.0.0/24").RoutedTo(vpc.InternetGateway, Anywhere, AnywhereV6);
        var box = front.Host("box", sg: s => s.Allow(AllTraffic, Anywhere)).WithoutSourceDestCheck();
        var inner = vpc.Subnet("10.0.1.0/24").WithIpv6("2600:1f18::/64").RoutedTo(box, Anywhere).RoutedTo(vpc.EgressOnlyGateway, AnywhereV6);
        var host = inner.Host("host", publicIp: "52.0.0.2", sg: s => s.Allow(AllTraffic, Anywhere)).WithIpv6();
        vpc.InternetGateway.Using(vpc.RouteTable("edge").Route("10.0.1.0/24", box));
        var balancer = vpc.NetworkLoadBalancer("front").In(front, "52.0.0.3")
            .Listen("TCP", 443, vpc.TargetGroup("web", "TCP", 443).Target(host));
        var pass = WalkerOptions.Default with { Assumed = FrozenSet.ToFrozenSet([Assumption.InspectionPasses.Id], StringComparer.Ordinal) };
        Probe[] probes =
        [
            aws.From(Internet).To(host).On(Tcp(443)), aws.From(host).To("8.8.8.8").On(Tcp(443)),
            aws.From(host.Ipv6Address).To("2001:4860:4860::8888").On(Tcp(443)), aws.From(Internet).To(balancer).On(Tcp(443)),
            aws.From(box).To(balancer).On(Tcp(443)),
        ];

        var replay = new Replay();
        foreach (var options in new[] { WalkerOptions.Default, pass })
        {
            foreach (var probe in probes)
                replay.Ask(aws.Build(), options, probe.Question);
        }

        box.WithPublicIp("52.0.0.1");
        foreach (var probe in probes)
            replay.Ask(aws.Build(), pass, probe.Question);

        Assert.Empty(replay.Differences);
    }

    /// <summary>The property says something only if most hops have a place before them to be put back at.</summary>
    [Fact]
    public void The_places_are_as_many_as_the_hops()
    {
        var replay = new Replay();
        var hops = 0;
        for (var seed = 1; seed <= 100; seed++)
        {
            var network = new RandomNetwork(Dice.Of(seed));
            var answer = replay.Ask(network.Aws.Build(), WalkerOptions.Default, network.Question.Question);
            hops += (answer.Connection?.Request.Hops.Length ?? 0) + (answer.Connection?.Reply?.Hops.Length ?? 0);
        }

        Assert.True(replay.Places > hops, $"{replay.Places} places for {hops} hops");
    }
}
