using System.Text.Json;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Model.Proofs;

/// <summary>The evidence part of <see cref="ProofWriter"/>.</summary>
internal static class ProofEvidenceWriter
{
    public static void Write(Utf8JsonWriter json, ProofEvidence evidence)
    {
        switch (evidence)
        {
            case ProofEvidence.Refutation refutation:
                json.WriteStartObject("refutation");
                json.WriteStartArray("states");
                foreach (var state in refutation.States)
                    WriteState(json, state);
                json.WriteEndArray();
                json.WriteStartArray("blame");
                foreach (var blame in refutation.Blame)
                    WriteBlame(json, blame);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case ProofEvidence.Witness witness:
                json.WriteStartObject("witness");
                WritePacket(json, witness.Packet);
                json.WriteStartArray("hops");
                foreach (var hop in witness.Hops)
                    WriteHop(json, hop);
                json.WriteEndArray();
                json.WriteEndObject();
                break;
            case ProofEvidence.Gap gap:
                json.WriteStartArray("missing");
                foreach (var fact in gap.Missing)
                {
                    json.WriteStartObject();
                    json.WriteString("subject", fact.Subject);
                    json.WriteString("reason", fact.Reason);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                break;
        }
    }

    public static void WriteWords(Utf8JsonWriter json, string name, IEnumerable<string?> words)
    {
        json.WriteStartArray(name);
        foreach (var word in words)
            json.WriteStringValue(word);
        json.WriteEndArray();
    }

    private static void WriteState(Utf8JsonWriter json, ProofState state)
    {
        var at = state.Standing;
        json.WriteStartObject();
        WriteWords(json, "place", ProofWords.Of(at.Place));
        WriteDirection(json, at.IsReply);
        json.WriteString("source", at.Source.ToString());
        json.WriteString("destination", at.Destination.ToString());
        if (at.Sender.Vpc is { } vpc)
            json.WriteString("vpc", vpc.Value);
        if (at.Sender.Groups.Count > 0)
            WriteWords(json, "groups", at.Sender.Groups.Select(group => group.Value));
        if (at.Sessions.Count > 0)
        {
            json.WriteStartArray("sessions");
            foreach (var session in at.Sessions)
                WriteSession(json, session);
            json.WriteEndArray();
        }

        ProofWriter.WriteTraffic(json, state.Traffic);
        json.WriteEndObject();
    }

    private static void WriteSession(Utf8JsonWriter json, ProofSession session)
    {
        json.WriteStartObject();
        switch (session)
        {
            case ProofSession.Nat nat:
                json.WriteString("kind", "nat");
                json.WriteString("gateway", nat.Gateway.Value);
                json.WriteString("address", nat.Address.ToString());
                json.WriteBoolean("returnsByItself", nat.ReturnsByItself);
                break;
            case ProofSession.LoadBalancer balancer:
                json.WriteString("kind", "nlb");
                json.WriteString("node", balancer.Node.Value);
                if (balancer.Target is { } target)
                    json.WriteString("target", target.Value);
                json.WriteBoolean("preserves", balancer.PreservesClient);
                break;
            case ProofSession.EgressOnly egress:
                json.WriteString("kind", "egress-only");
                json.WriteString("gateway", egress.Gateway.Value);
                break;
            case ProofSession.GatewayEndpoint endpoint:
                json.WriteString("kind", "gateway-endpoint");
                json.WriteString("endpoint", endpoint.Endpoint.Value);
                break;
        }

        json.WriteString("source", session.Source.ToString());
        json.WriteString("destination", session.Destination.ToString());
        ProofWriter.WriteRanges(json, "clientPorts", session.ClientPorts);
        json.WriteEndObject();
    }

    private static void WriteBlame(Utf8JsonWriter json, ProofBlame blame)
    {
        json.WriteStartObject();
        WriteComponent(json, blame.Component);
        json.WriteString("code", blame.Code.Name);
        if (blame.Rule is not null)
            json.WriteString("rule", blame.Rule);
        WriteDirection(json, blame.IsReply);
        ProofWriter.WriteTraffic(json, blame.Traffic);
        json.WriteEndObject();
    }

    private static void WriteHop(Utf8JsonWriter json, ProofHop hop)
    {
        json.WriteStartObject();
        WriteDirection(json, hop.IsReply);
        WriteComponent(json, hop.Component);
        if (hop.Rule is not null)
            json.WriteString("rule", hop.Rule);
        json.WriteEndObject();
    }

    private static void WriteComponent(Utf8JsonWriter json, Component component) =>
        WriteWords(json, "component", [component.Kind, component.Id]);

    private static void WriteDirection(Utf8JsonWriter json, bool isReply) =>
        json.WriteString("direction", isReply ? "reply" : "request");

    private static void WritePacket(Utf8JsonWriter json, Packet packet)
    {
        json.WriteString("source", packet.Source.ToString());
        json.WriteString("destination", packet.Destination.ToString());
        json.WriteString("protocol", packet.Protocol.ToString());
        if (packet.Protocol.HasPorts)
        {
            json.WriteNumber("clientPort", packet.SourcePort);
            json.WriteNumber("port", packet.DestinationPort);
        }
        else if (packet.Protocol.IsIcmp)
        {
            json.WriteNumber("icmpType", packet.IcmpType);
            json.WriteNumber("icmpCode", packet.IcmpCode);
        }
    }
}
