using System.Collections.Immutable;
using System.Text.Json;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>Reads the keys of the findings that <see cref="ThreatsJson"/> wrote.</summary>
public static class BaselineJson
{
    /// <exception cref="JsonException">it is no JSON.</exception>
    /// <exception cref="FormatException">it is JSON of another kind.</exception>
    public static ImmutableHashSet<FindingKey> Read(Stream json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        if (root.ValueKind != JsonValueKind.Object
            || !root.TryGetProperty("format", out var format) || !format.ValueEquals("graph-threats")
            || !root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number
            || !version.TryGetInt32(out var number) || number != 1
            || !root.TryGetProperty("findings", out var findings) || findings.ValueKind != JsonValueKind.Array)
        {
            throw new FormatException("no result of graph threats of version 1");
        }

        var keys = ImmutableHashSet.CreateBuilder<FindingKey>();
        foreach (var finding in findings.EnumerateArray())
        {
            if (finding.ValueKind != JsonValueKind.Object || !finding.TryGetProperty("key", out var key) || key.ValueKind != JsonValueKind.String)
                throw new FormatException("a finding without a key");
            keys.Add(FindingKey.Parse(key.GetString()!));
        }

        return keys.ToImmutable();
    }
}
