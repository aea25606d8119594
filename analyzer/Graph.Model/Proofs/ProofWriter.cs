using System.Text.Json;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Model.Proofs;

/// <summary>Writes a proof as JSON: the same proof, the same bytes.</summary>
public static class ProofWriter
{
    /// <summary>Writes a whole document, ended by a line feed.</summary>
    public static void Write(Proof proof, Stream output)
    {
        ArgumentNullException.ThrowIfNull(proof);
        ArgumentNullException.ThrowIfNull(output);
        using (var json = new Utf8JsonWriter(output))
        {
            json.WriteStartObject();
            json.WriteString("format", Proof.Format);
            json.WriteNumber("version", Proof.Version);
            json.WriteString("snapshotDigest", proof.SnapshotDigest);
            WriteOptions(json, proof.Options);
            WriteQuestion(json, proof.Question);
            json.WriteStartArray("cases");
            foreach (var one in proof.Cases)
            {
                WriteCase(json, one);

                // The writer keeps what was not flushed in memory.
                json.Flush();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    internal static string WordOf(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "reachable",
        Verdict.Unreachable => "unreachable",
        _ => "unknown",
    };

    internal static void WriteTraffic(Utf8JsonWriter json, ProofTraffic traffic)
    {
        json.WriteStartObject("traffic");
        WriteRanges(json, "tcp", traffic.Tcp);
        WriteRanges(json, "udp", traffic.Udp);
        if (traffic.Icmp.Count > 0)
            json.WriteString("icmp", ProofRanges.WriteIcmp(traffic.Icmp));
        if (traffic.IcmpV6.Count > 0)
            json.WriteString("icmpv6", ProofRanges.WriteIcmp(traffic.IcmpV6));
        WriteRanges(json, "other", traffic.Other);
        json.WriteEndObject();
    }

    internal static void WriteRanges(Utf8JsonWriter json, string name, ValueList<PortRange> ranges)
    {
        if (ranges.Count > 0)
            json.WriteString(name, ProofRanges.Write(ranges));
    }

    private static void WriteOptions(Utf8JsonWriter json, ProofOptions options)
    {
        json.WriteStartObject("options");
        json.WriteBoolean("strict", options.Strict);
        json.WriteStartArray("assume");
        foreach (var choice in options.Assume)
            json.WriteStringValue(choice);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteQuestion(Utf8JsonWriter json, ProofQuestion question)
    {
        json.WriteStartObject("question");
        json.WriteString("from", question.From);
        json.WriteString("to", question.To);
        json.WriteString("through", question.Through);
        WriteEndpoints(json, "sources", question.Sources);
        WriteEndpoints(json, "destinations", question.Destinations);
        WriteTraffic(json, question.Traffic);
        WriteRanges(json, "clientPorts", question.ClientPorts);
        json.WriteEndObject();
    }

    private static void WriteCase(Utf8JsonWriter json, ProofCase one)
    {
        json.WriteStartObject();
        WriteEndpoints(json, "sources", one.Sources);
        WriteEndpoints(json, "destinations", one.Destinations);
        WriteTraffic(json, one.Traffic);
        json.WriteString("verdict", WordOf(one.Evidence.Verdict));
        ProofEvidenceWriter.Write(json, one.Evidence);
        json.WriteEndObject();
    }

    private static void WriteEndpoints(Utf8JsonWriter json, string name, ValueList<ProofEndpoint> endpoints)
    {
        json.WriteStartArray(name);
        foreach (var endpoint in endpoints)
        {
            json.WriteStartObject();
            switch (endpoint)
            {
                case ProofEndpoint.OfInterface one:
                    json.WriteString("interface", one.Interface.Value);
                    json.WriteString("address", one.Address.ToString());
                    break;
                case ProofEndpoint.Internet internet:
                    json.WriteString("internet", string.Join(",", internet.Blocks));
                    break;
                case ProofEndpoint.OnPremises onPremises:
                    json.WriteString("onPremises", string.Join(",", onPremises.Blocks));
                    if (onPremises.Entry is { } entry)
                        ProofEvidenceWriter.WriteWords(json, "entry", ProofWords.Of(entry));
                    break;
                case ProofEndpoint.At at:
                    json.WriteString("address", at.Address.ToString());
                    break;
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
