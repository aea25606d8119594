using System.Text;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>The proof file: what is written is read back, and nothing else is read.</summary>
public sealed class ProofFileTests
{
    private static readonly ProofTraffic Everything = new(
        [new PortRange(22, 22), new PortRange(80, 90)],
        [PortRange.All],
        [new PortRange(8 << 8, (8 << 8) + 255)],
        [new PortRange(128 << 8, 128 << 8)],
        [new PortRange(2, 5), new PortRange(47, 47)]);

    private static readonly ProofEntry Attachment = new ProofEntry.ByAttachment(new("tgw-1"), new("tgw-attach-1"));

    private static readonly ProofEntry Gateway = new ProofEntry.ByVpnGateway(new("vgw-1"));

    private static readonly ProofPlace[] Places =
    [
        new ProofPlace.Send(new("eni-1")), new ProofPlace.InSubnet(new("subnet-1")), new ProofPlace.InVpc(new("vpc-1")),
        new ProofPlace.Receive(new("eni-1"), false), new ProofPlace.Receive(new("eni-1"), true),
        new ProofPlace.OnInternet(null), new ProofPlace.OnInternet(new Id<Model.Resources.Vpc>("vpc-1")),
        new ProofPlace.AtAttachment(new("tgw-1"), new("tgw-attach-1"), null, "eu-west-1a"),
        new ProofPlace.AtAttachment(new("tgw-1"), new("tgw-attach-1"), "euw1-az1", null),
        new ProofPlace.OnPremises(Attachment), new ProofPlace.OnPremises(Gateway), new ProofPlace.Delivered(new("eni 1")),
        new ProofPlace.Home(new("eni-1")), new ProofPlace.DeliveredToInternet(), new ProofPlace.DeliveredOnPremises(Gateway),
        new ProofPlace.DeliveredToService(new("vpce-1")), new ProofPlace.TakenByAmazon(new("vpc-1")), new ProofPlace.Lost(),
    ];

    private static readonly ProofSession[] Sessions =
    [
        new ProofSession.Nat(A("10.0.0.1"), A("8.8.8.8"), [PortRange.Single(5)], new("nat-1"), A("10.0.0.9"), true),
        new ProofSession.LoadBalancer(A("10.0.0.1"), A("10.0.0.2"), ProofSession.OwnPorts, new("eni-1"), new("eni-2"), true),
        new ProofSession.LoadBalancer(A("10.0.0.1"), A("10.0.0.2"), ProofSession.OwnPorts, new("eni-1"), null, false),
        new ProofSession.EgressOnly(A("2600::1"), A("2600::2"), [], new("eigw-1")),
        new ProofSession.GatewayEndpoint(A("10.0.0.1"), A("8.8.8.8"), ProofSession.OwnPorts, new("vpce-1")),
    ];

    internal static Proof Example { get; } = new(
        "sha256:1234",
        new ProofOptions(true, ["inspection=pass"]),
        new ProofQuestion(
            "internet",
            "tag:Name=\u001b[31m\"\n",
            "direct",
            [
                new ProofEndpoint.Internet([Cidr.Parse("8.0.0.0/8"), Cidr.Parse("11.0.0.0/8")]),
                new ProofEndpoint.OnPremises([Cidr.Parse("10.9.0.0/16")], Attachment),
            ],
            [
                new ProofEndpoint.OfInterface(new("eni-1"), A("10.0.0.5")), new ProofEndpoint.At(A("2600::9")),
                new ProofEndpoint.OnPremises([Cidr.Parse("10.9.0.0/16")], null),
            ],
            Everything,
            [PortRange.Ephemeral]),
        [
            new ProofCase(
                [new ProofEndpoint.Internet([Cidr.Parse("8.0.0.0/8")])],
                [new ProofEndpoint.OfInterface(new("eni-1"), A("10.0.0.5"))],
                Everything,
                new ProofEvidence.Refutation(
                    [
                        .. Places.Select((place, i) => new ProofState(
                            new ProofStanding(place, i % 2 == 1, A("8.0.0.0"), A("10.0.0.5"), ProofSender.Outside, []), Everything)),
                        new ProofState(
                            new ProofStanding(
                                Places[0],
                                false,
                                A("8.0.0.0"),
                                A("10.0.0.5"),
                                ProofSender.Of(new Id<Model.Resources.Vpc>("vpc-1"), [new("sg-2"), new("sg-1"), new("sg-2")]),
                                [.. Sessions]),
                            ProofTraffic.None),
                    ],
                    [
                        new ProofBlame(
                            new Component("security group", "sg-1 sg-2"), ExplanationCodes.EniSgRulesMismatch, null, false, Everything),
                        new ProofBlame(
                            new Component("network ACL", "acl-1"), ExplanationCodes.SubnetAclRestriction, "ingress/1/0.0.0.0/0", true, Everything),
                    ])),
            new ProofCase([], [], ProofTraffic.None, new ProofEvidence.Witness(
                Packet.WithPorts(A("8.0.0.0"), A("10.0.0.5"), IpProtocol.Tcp, 49152, 22),
                [new ProofHop(false, new Component("internet", "internet"), null), new ProofHop(true, new Component("a", "b"), "c")])),
            new ProofCase([], [], ProofTraffic.None, new ProofEvidence.Witness(Packet.Echo(A("::1"), A("::2")), [])),
            new ProofCase([], [], ProofTraffic.None, new ProofEvidence.Witness(
                Packet.OfProtocol(A("8.0.0.0"), A("10.0.0.5"), new IpProtocol(47)), [])),
            new ProofCase([], [], ProofTraffic.None, new ProofEvidence.Gap([new MissingFact("sg-9", "its rules are needed")])),
        ]);

    [Fact]
    public void What_is_written_is_read_back()
    {
        var bytes = Bytes(Example);

        Assert.Equal(Example, ProofReader.Read(bytes));
        Assert.Equal(bytes, Bytes(ProofReader.Read(bytes)));
        Assert.DoesNotContain((byte)0x1b, bytes);
    }

    [Theory]
    [InlineData("\"version\":1", "\"version\":2", "written by another version of graph: this one reads proofs of version 1")]
    [InlineData("graph-proof", "other", "`format` is not `graph-proof`")]
    [InlineData("\"strict\":true", "\"strict\":1", "`strict` of `options` is neither true nor false")]
    [InlineData("\"strict\":true", "\"strict\":true,\"strict\":true", "`options` has `strict` twice")]
    [InlineData("\"strict\":true", "\"strict\":true,\"lax\":true", "`options` has an unknown member `lax`")]
    [InlineData("22,80-90", "22,80-90,90", "ranges are ascending and neither overlap nor touch")]
    [InlineData("22,80-90", "22,080-90", "`080-90` is no range of numbers")]
    [InlineData("22,80-90", "22,90-80", "`90-80` is no range of numbers")]
    [InlineData("8/0-8/255", "8/0-8/256", "`8/0-8/256` is no range of type/code")]
    [InlineData("2-5,47", "2-6,47", "other protocols are 0 to 255 but for 1, 6, 17 and 58")]
    [InlineData("8.0.0.0/8,11.0.0.0/8", "8.0.0.0/8,8.1.0.0/16", "the blocks of a set are ascending, of one family, and do not overlap")]
    [InlineData("8.0.0.0/8,11.0.0.0/8", "8.0.0.0/8,11.0.0.1/8", "`11.0.0.1/8` in `internet` of an endpoint is no canonical block")]
    [InlineData("\"verdict\":\"unreachable\"", "\"verdict\":\"reachable\"", "a case's verdict is `reachable`, and its evidence is for unreachable")]
    [InlineData("[\"lost\"]", "[\"lost\",\"eni-1\"]", "`lost eni-1` is no place")]
    [InlineData("\"vpn-gateway\",\"vgw-1\"]", "\"vpn-gateway\"]", "`vpn-gateway` is no way in from on premises")]
    [InlineData("\"sg-1\",\"sg-2\"", "\"sg-2\",\"sg-1\"", "groups are ascending without repeats")]
    [InlineData("\"direction\":\"reply\"", "\"direction\":\"back\"", "`back` is neither request nor reply")]
    [InlineData("\"port\":22", "\"port\":65536", "`port` of a witness is no number of 0 to 65535")]
    [InlineData("10.0.0.5", "010.0.0.5", "is no address")]
    [InlineData("\"kind\":\"nat\"", "\"kind\":\"ufo\"", "`ufo` is no kind of session")]
    [InlineData("sha256:1234", "\\ud800", "a text is no valid Unicode")]
    public void A_file_that_is_no_proof_is_refused_in_one_line(string part, string other, string message)
    {
        var text = Encoding.UTF8.GetString(Bytes(Example));
        Assert.Contains(part, text, StringComparison.Ordinal);

        var refusal = Assert.Throws<ProofFormatException>(
            () => ProofReader.Read(Encoding.UTF8.GetBytes(text.Replace(part, other, StringComparison.Ordinal))));
        Assert.DoesNotContain('\n', refusal.Message);
        Assert.Contains(message, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_anywhere_is_refused()
    {
        var bytes = Bytes(Example);
        for (var length = 0; length < bytes.Length - 2; length += 7)
            Assert.Throws<ProofFormatException>(() => ProofReader.Read(bytes.AsMemory(0, length)));
    }

    internal static byte[] Bytes(Proof proof)
    {
        using var stream = new MemoryStream();
        ProofWriter.Write(proof, stream);
        return stream.ToArray();
    }

    private static Address A(string text) => Address.Parse(text);
}
