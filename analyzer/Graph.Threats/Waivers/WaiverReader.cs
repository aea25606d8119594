using System.Collections.Immutable;
using System.Globalization;
using Graph.Threats.Catalogue;
using Graph.Threats.Documents;
using Graph.Threats.Findings;

namespace Graph.Threats.Waivers;

/// <summary>Reads `waivers`.</summary>
internal static class WaiverReader
{
    private static readonly string[] Keys =
        ["id", "finding", "threat", "source", "destination", "owner", "reason", "ticket", "created", "expires", "evidence"];

    public static ImmutableArray<Waiver> Read(MapReader root)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var waivers = ImmutableArray.CreateBuilder<Waiver>();
        foreach (var item in root.Items("waivers"))
        {
            var reader = new MapReader(item, root.At, "a waiver", root.Problems, Keys);
            var id = reader.RequiredText("id");
            if (id.Length > 0 && !ids.Add(id))
                root.Problems.Add(reader.PositionOf("id"), $"`{id}` is the id of another waiver already");
            waivers.Add(ReadOne(id, reader));
        }

        return waivers.ToImmutable();
    }

    private static Waiver ReadOne(string id, MapReader reader)
    {
        FindingKey? finding = null;
        if (reader.Text("finding") is { } text)
        {
            try
            {
                finding = FindingKey.Parse(text);
            }
            catch (FormatException e)
            {
                reader.Problems.Add(reader.PositionOf("finding"), e.Message);
            }
        }

        string[] scope = ["threat", "source", "destination"];
        if (reader.Has("finding") == Array.Exists(scope, reader.Has))
            reader.Problems.Add(reader.At, "a waiver needs either `finding` or some of `threat`, `source` and `destination`");
        if (reader.Text("source") == Subject.Nobody.Id && !reader.Has("threat") && !reader.Has("destination"))
            reader.Problems.Add(reader.PositionOf("source"), "`-` is the source of everything that nobody starts: give `threat` or `destination` too");
        ThreatId? threat = null;
        if (reader.Text("threat") is { } named)
        {
            if (ThreatId.IsId(named))
                threat = new ThreatId(named);
            else
                reader.Problems.Add(reader.PositionOf("threat"), $"`{named}` is no threat: give a letter and two digits, such as N01");
        }

        var created = DateOf(reader, "created");
        var expires = DateOf(reader, "expires");
        if (!reader.Has("created"))
            reader.Problems.Add(reader.At, "a waiver needs `created`");
        if (expires < created)
            reader.Problems.Add(reader.PositionOf("expires"), "a waiver must not expire before it is created");
        return new(
            id,
            finding,
            threat,
            reader.Text("source"),
            reader.Text("destination"),
            reader.RequiredText("owner"),
            reader.RequiredText("reason"),
            reader.Text("ticket"),
            created ?? default,
            expires,
            Fingerprint(reader));
    }

    private static string? Fingerprint(MapReader reader)
    {
        if (reader.Text("evidence") is not { } text)
            return null;
        if (text.Length != 71 || !text.StartsWith("sha256:", StringComparison.Ordinal) || !text.AsSpan(7).ToString().All(char.IsAsciiHexDigitLower))
            reader.Problems.Add(reader.PositionOf("evidence"), $"`{text}` is no fingerprint: give sha256: and 64 digits, as a report prints it");
        return text;
    }

    private static DateOnly? DateOf(MapReader reader, string key)
    {
        if (reader.Text(key) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            return date;
        reader.Problems.Add(reader.PositionOf(key), $"`{text}` is no date: give 2026-01-31");
        return null;
    }
}
