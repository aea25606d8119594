using System.Buffers;
using System.Text.Json;
using Graph.Snapshots.Import.Reading;

namespace Graph.Snapshots.Import.Documents;

/// <summary>The stored form of an object: as AWS wrote it, without white space between its parts and without secrets.</summary>
internal static class RawBody
{
    /// <summary>
    /// Members that hold keys, passwords or scripts that often hold them: the configuration and pre-shared keys of VPNs
    /// (DescribeVpnConnections), user data (launch templates), an OIDC client's secret (listeners).
    /// </summary>
    private static readonly byte[][] Secrets =
    [
        .. new[] { "CustomerGatewayConfiguration", "PreSharedKey", "UserData", "ClientSecret", "MasterUserPassword" }
            .Select(System.Text.Encoding.UTF8.GetBytes),
    ];

    /// <param name="json">one valid JSON value.</param>
    /// <param name="mayHoldSecrets">whether to look for secrets at all.</param>
    /// <param name="buffer">takes the result, which is valid until it is used again; replaced where it is too small.</param>
    public static ReadOnlyMemory<byte> Of(JsonValue json, bool mayHoldSecrets, ref byte[] buffer)
    {
        if (!json.IsCompact && buffer.Length < json.Span.Length)
            buffer = GC.AllocateUninitializedArray<byte>(Math.Max(json.Span.Length, 1 << 16));
        var compact = json.IsCompact ? json.Text : buffer.AsMemory(0, CopyWithoutBlanks(json.Span, buffer));
        return mayHoldSecrets && MayHoldSecret(compact.Span) ? WithoutSecrets(compact.Span) : compact;
    }

    private static int CopyWithoutBlanks(ReadOnlySpan<byte> json, Span<byte> target)
    {
        var written = 0;
        var at = 0;
        while (at < json.Length)
        {
            var value = json[at];
            if (value == (byte)'"')
            {
                var length = CompactJson.StringLength(json[at..]);
                json.Slice(at, length).CopyTo(target[written..]);
                written += length;
                at += length;
            }
            else if (value > (byte)' ')
            {
                target[written++] = value;
                at++;
            }
            else
            {
                // Indentation comes in long runs.
                var run = json[at..].IndexOfAnyExcept(" \t\r\n"u8);
                at = run < 0 ? json.Length : at + run;
            }
        }

        return written;
    }

    // An escaped name (`\u0050reSharedKey`) is the same name.
    private static bool MayHoldSecret(ReadOnlySpan<byte> json)
    {
        foreach (var secret in Secrets)
        {
            if (json.IndexOf(secret) >= 0)
                return true;
        }

        return json.IndexOf("\\u00"u8) >= 0;
    }

    private static byte[] WithoutSecrets(ReadOnlySpan<byte> json)
    {
        var kept = new ArrayBufferWriter<byte>(json.Length);
        var reader = new Utf8JsonReader(json, new JsonReaderOptions { MaxDepth = ImportLimits.Depth });
        var copied = 0;
        while (reader.Read())
        {
            if (reader.TokenType != JsonTokenType.PropertyName || !IsSecret(ref reader))
                continue;
            var from = (int)reader.TokenStartIndex;
            reader.Read();
            reader.Skip();
            var to = (int)reader.BytesConsumed;
            // One comma goes with the member: the one behind it, or before it where it was the last.
            if (json[to] == (byte)',')
                to++;
            else if (json[from - 1] == (byte)',' && from > copied)
                from--;
            kept.Write(json[copied..from]);
            copied = to;
        }

        kept.Write(json[copied..]);
        return TidyCommas(kept.WrittenSpan);
    }

    private static bool IsSecret(ref Utf8JsonReader reader)
    {
        foreach (var secret in Secrets)
        {
            if (reader.ValueTextEquals(secret))
                return true;
        }

        return false;
    }

    // Where the last two members of an object were secrets, the comma before the first of them is left: `{"a":1,}`.
    private static byte[] TidyCommas(ReadOnlySpan<byte> json)
    {
        var tidy = new ArrayBufferWriter<byte>(json.Length);
        var at = 0;
        while (at < json.Length)
        {
            var length = json[at] == (byte)'"' ? CompactJson.StringLength(json[at..]) : 1;
            var isStray = json[at] == (byte)',' && json[at + 1] == (byte)'}';
            if (!isStray)
                tidy.Write(json.Slice(at, length));
            at += length;
        }

        return tidy.WrittenSpan.ToArray();
    }
}
