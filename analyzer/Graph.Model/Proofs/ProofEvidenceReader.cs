using System.Text.Json;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Model.Proofs;

/// <summary>The evidence part of <see cref="ProofReader"/>.</summary>
internal static class ProofEvidenceReader
{
    /// <param name="node">a case; it has exactly one kind of evidence.</param>
    public static ProofEvidence Read(ProofNode node) => (node.Has("refutation"), node.Has("witness"), node.Has("missing")) switch
    {
        (true, false, false) => ReadRefutation(node.Member("refutation")),
        (false, true, false) => ReadWitness(node.Member("witness")),
        (false, false, true) => new ProofEvidence.Gap([.. node.Items("missing").Select(ReadFact)]),
        _ => throw new ProofFormatException("a case has one of `refutation`, `witness` and `missing`"),
    };

    private static ProofEvidence.Refutation ReadRefutation(JsonElement element)
    {
        var node = new ProofNode(element, "a refutation", "states", "blame");
        return new ProofEvidence.Refutation(
            [.. node.Items("states").Select(ReadState)], [.. node.Items("blame").Select(ReadBlame)]);
    }

    private static ProofState ReadState(JsonElement element)
    {
        var node = new ProofNode(
            element, "a state", "place", "direction", "source", "destination", "vpc", "groups", "sessions", "traffic");
        var groups = node.Has("groups") ? node.Words("groups") : [];
        var standing = new ProofStanding(
            ProofWords.Place(node.Words("place")),
            node.IsReply(),
            node.Address("source"),
            node.Address("destination"),
            new ProofSender(
                node.Has("vpc") ? node.Id<Vpc>("vpc") : null,
                [.. groups.Select(group => new Id<SecurityGroup>(group ?? throw new ProofFormatException("`groups` has a null")))]),
            node.Has("sessions") ? [.. node.Items("sessions").Select(ReadSession)] : []);
        return new ProofState(standing, ProofReader.ReadTraffic(node.Member("traffic")));
    }

    private static ProofSession ReadSession(JsonElement element)
    {
        var node = new ProofNode(
            element,
            "a session",
            "kind",
            "gateway",
            "address",
            "returnsByItself",
            "node",
            "target",
            "preserves",
            "endpoint",
            "source",
            "destination",
            "clientPorts");
        var (source, destination) = (node.Address("source"), node.Address("destination"));
        var ports = ProofTraffic.Validated(node.Ranges("clientPorts"));
        return node.Text("kind") switch
        {
            "nat" => new ProofSession.Nat(
                source, destination, ports, node.Id<NatGateway>("gateway"), node.Address("address"), node.Flag("returnsByItself")),
            "nlb" => new ProofSession.LoadBalancer(
                source,
                destination,
                ports,
                node.Id<NetworkInterface>("node"),
                node.Has("target") ? node.Id<NetworkInterface>("target") : null,
                node.Flag("preserves")),
            "egress-only" => new ProofSession.EgressOnly(
                source, destination, ports, node.Id<EgressOnlyInternetGateway>("gateway")),
            "gateway-endpoint" => new ProofSession.GatewayEndpoint(source, destination, ports, node.Id<VpcEndpoint>("endpoint")),
            var other => throw new ProofFormatException($"`{other}` is no kind of session"),
        };
    }

    private static ProofBlame ReadBlame(JsonElement element)
    {
        var node = new ProofNode(element, "a blame", "component", "code", "rule", "direction", "traffic");
        return new ProofBlame(
            ReadComponent(node),
            new ExplanationCode(node.Text("code")),
            node.TextOrNull("rule"),
            node.IsReply(),
            ProofReader.ReadTraffic(node.Member("traffic")));
    }

    private static ProofEvidence.Witness ReadWitness(JsonElement element)
    {
        var node = new ProofNode(
            element, "a witness", "source", "destination", "protocol", "clientPort", "port", "icmpType", "icmpCode", "hops");
        return new ProofEvidence.Witness(ReadPacket(node), [.. node.Items("hops").Select(ReadHop)]);
    }

    private static Packet ReadPacket(ProofNode node)
    {
        var (source, destination) = (node.Address("source"), node.Address("destination"));
        if (!IpProtocol.TryParse(node.Text("protocol"), out var protocol))
            throw new ProofFormatException("a witness has no protocol that can be read");
        if (protocol.HasPorts)
            return Packet.WithPorts(source, destination, protocol, node.Number("clientPort"), node.Number("port"));
        if (!protocol.IsIcmp)
            return Packet.OfProtocol(source, destination, protocol);
        if (protocol == IpProtocol.Icmp != (source.Family == AddressFamily.IPv4))
            throw new ProofFormatException("a witness has the ICMP of the other address family");
        return Packet.IcmpOf(
            source, destination, (byte)node.Number("icmpType", byte.MaxValue), (byte)node.Number("icmpCode", byte.MaxValue));
    }

    private static ProofHop ReadHop(JsonElement element)
    {
        var node = new ProofNode(element, "a hop", "direction", "component", "rule");
        return new ProofHop(node.IsReply(), ReadComponent(node), node.TextOrNull("rule"));
    }

    private static MissingFact ReadFact(JsonElement element)
    {
        var node = new ProofNode(element, "a missing fact", "subject", "reason");
        return new MissingFact(node.Text("subject"), node.Text("reason"));
    }

    private static Component ReadComponent(ProofNode node) => node.Words("component") is [{ } kind, { } id]
        ? new Component(kind, id)
        : throw new ProofFormatException("a component is a kind and an id");
}
