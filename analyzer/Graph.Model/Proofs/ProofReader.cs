using System.Globalization;
using System.Text.Json;

namespace Graph.Model.Proofs;

/// <summary>Reads a proof from JSON that anybody may have written.</summary>
public static class ProofReader
{
    // The format needs six levels.
    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 16 };

    /// <exception cref="ProofFormatException">it is no proof of this version.</exception>
    public static Proof Read(ReadOnlyMemory<byte> utf8)
    {
        try
        {
            using var document = JsonDocument.Parse(utf8, Options);
            return ReadProof(document.RootElement);
        }
        catch (JsonException e)
        {
            throw new ProofFormatException(
                string.Create(CultureInfo.InvariantCulture, $"not JSON: line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}"), e);
        }
        catch (ArgumentException e)
        {
            // The records' own validation.
            throw new ProofFormatException(e.Message.Split('\n')[0].Split(" (Parameter")[0], e);
        }
        catch (InvalidOperationException e)
        {
            throw new ProofFormatException("a text is no valid Unicode", e);
        }
    }

    internal static ProofTraffic ReadTraffic(JsonElement element)
    {
        var node = new ProofNode(element, "a traffic", "tcp", "udp", "icmp", "icmpv6", "other");
        return new ProofTraffic(
            node.Ranges("tcp"), node.Ranges("udp"), node.Ranges("icmp", true), node.Ranges("icmpv6", true), node.Ranges("other"));
    }

    private static Proof ReadProof(JsonElement element)
    {
        var node = new ProofNode(element, "the proof", "format", "version", "snapshotDigest", "options", "question", "cases");
        if (node.Text("format") != Proof.Format)
            throw new ProofFormatException($"`format` is not `{Proof.Format}`");
        if (node.Number("version") != Proof.Version)
            throw new ProofFormatException("written by another version of graph: this one reads proofs of version 1");
        var endpoints = new EndpointPool();
        return new Proof(
            node.Text("snapshotDigest"),
            ReadOptions(node.Member("options")),
            ReadQuestion(node.Member("question"), endpoints),
            [.. node.Items("cases").Select(one => ReadCase(one, endpoints))]);
    }

    private static ProofOptions ReadOptions(JsonElement element)
    {
        var node = new ProofNode(element, "`options`", "strict", "assume");
        return new ProofOptions(
            node.Flag("strict"),
            [.. node.Words("assume").Select(word => word ?? throw new ProofFormatException("`assume` has a null"))]);
    }

    private static ProofQuestion ReadQuestion(JsonElement element, EndpointPool endpoints)
    {
        var node = new ProofNode(
            element, "the question", "from", "to", "through", "sources", "destinations", "traffic", "clientPorts");
        return new ProofQuestion(
            node.Text("from"),
            node.Text("to"),
            node.Text("through"),
            endpoints.One(ReadEndpoints(node, "sources", endpoints)),
            endpoints.One(ReadEndpoints(node, "destinations", endpoints)),
            ReadTraffic(node.Member("traffic")),
            ProofTraffic.Validated(node.Ranges("clientPorts")));
    }

    private static ProofCase ReadCase(JsonElement element, EndpointPool endpoints)
    {
        var node = new ProofNode(
            element, "a case", "sources", "destinations", "traffic", "verdict", "refutation", "witness", "missing");
        var evidence = ProofEvidenceReader.Read(node);
        if (node.Text("verdict") != ProofWriter.WordOf(evidence.Verdict))
            throw new ProofFormatException($"a case's verdict is `{node.Text("verdict")}`, and its evidence is for {ProofWriter.WordOf(evidence.Verdict)}");
        return new ProofCase(
            endpoints.One(ReadEndpoints(node, "sources", endpoints)),
            endpoints.One(ReadEndpoints(node, "destinations", endpoints)),
            ReadTraffic(node.Member("traffic")),
            evidence);
    }

    private static ValueList<ProofEndpoint> ReadEndpoints(ProofNode node, string name, EndpointPool endpoints) =>
        [.. node.Items(name).Select(one => endpoints.One(ReadEndpoint(one)))];

    /// <summary>
    /// Each endpoint, and each list of them, once: a proof of all pairs names the same in thousands of cases.
    /// </summary>
    private sealed class EndpointPool
    {
        private readonly Dictionary<ProofEndpoint, ProofEndpoint> _endpoints = [];
        private readonly Dictionary<ValueList<ProofEndpoint>, ValueList<ProofEndpoint>> _lists = [];

        public ProofEndpoint One(ProofEndpoint endpoint) => One(_endpoints, endpoint);

        public ValueList<ProofEndpoint> One(ValueList<ProofEndpoint> list) => One(_lists, list);

        private static TValue One<TValue>(Dictionary<TValue, TValue> known, TValue value)
            where TValue : notnull
        {
            if (known.TryGetValue(value, out var first))
                return first;
            known.Add(value, value);
            return value;
        }
    }

    private static ProofEndpoint ReadEndpoint(JsonElement element)
    {
        var node = new ProofNode(element, "an endpoint", "interface", "address", "internet", "onPremises", "entry");
        return (node.Has("interface"), node.Has("address"), node.Has("internet"), node.Has("onPremises"), node.Has("entry")) switch
        {
            (true, true, false, false, false) => new ProofEndpoint.OfInterface(
                node.Id<Resources.NetworkInterface>("interface"), node.Address("address")),
            (false, true, false, false, false) => new ProofEndpoint.At(node.Address("address")),
            (false, false, true, false, false) => new ProofEndpoint.Internet(node.Blocks("internet")),
            (false, false, false, true, var hasEntry) => new ProofEndpoint.OnPremises(
                node.Blocks("onPremises"), hasEntry ? ProofWords.Entry(node.Words("entry")) : null),
            _ => throw new ProofFormatException("an endpoint is an interface with an address, an address, internet or onPremises"),
        };
    }
}
