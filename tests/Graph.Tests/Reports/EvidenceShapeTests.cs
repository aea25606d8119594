using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Reports.Exposure;
using Xunit;

namespace Graph.Tests.Reports;

public sealed class EvidenceShapeTests
{
    [Theory]
    [InlineData("no rule allows tcp 8.8.8.8:49152 -> 10.0.0.1:22", "no rule allows tcp 8.8.8.8:49152 -> 10.0.0.2:3389")]
    [InlineData("nothing for [fd00::1]:22", "nothing for [fd00::2]:3389")]
    [InlineData("eni-1 is closed on tcp/22", "eni-2 is closed on tcp/3389")]
    [InlineData("outside of 10.0.0.1/32", "outside of 10.0.0.2/32")]
    public void Own_ids_addresses_and_the_asked_port_make_no_difference(string first, string second) =>
        Assert.Equal(Shape(1, 22, first), Shape(2, 3389, second));

    [Theory]
    [InlineData("no rule of sg-1 allows it", "no rule of sg-2 allows it")]
    [InlineData("denied to 10.0.0.1", "denied to 10.0.0.9")]
    [InlineData("ports 22-80", "ports 3389-80")]
    [InlineData("eni-1", "eni-1 ")]
    public void Anything_else_does(string first, string second) =>
        Assert.NotEqual(Shape(1, 22, first), Shape(2, 3389, second));

    private static string Shape(int host, ushort port, string detail)
    {
        string[] own = [$"eni-{host}", $"10.0.0.{host}", $"fd00::{host}"];
        var endpoint = new ReportEndpoint(
            own[0], EndpointKind.NetworkInterface, own[0], "interface", [], [], null, null, new Scope(null, null), WatchedPort.All,
            own.ToHashSet(StringComparer.Ordinal));
        var packet = Packet.WithPorts(Address.Parse("8.8.8.8"), Address.Parse(own[1]), IpProtocol.Tcp, 49152, port);
        ImmutableArray<Hop> hops =
        [
            new(new Component("security group", "sg-0"), new HopDecision.Blocked(ExplanationCodes.EniSgRulesMismatch, detail), null, packet, packet),
        ];
        var answer = new Answer(
            Verdict.Unreachable, ExplanationCodes.EniSgRulesMismatch, detail, new Connection(new Journey(packet, hops, true, []), null),
            [], [], false, false, []);
        return EvidenceShape.Of(answer, endpoint, WatchedPort.All.First(watched => watched.Number == port));
    }
}
