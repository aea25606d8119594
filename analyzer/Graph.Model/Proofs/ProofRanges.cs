using System.Globalization;
using Graph.Model.Addressing;

namespace Graph.Model.Proofs;

/// <summary>Writes and reads sets of numbers as text: `22,80-90`; of ICMP kinds as type and code: `8/0-8/255`.</summary>
internal static class ProofRanges
{
    public static string Write(ValueList<PortRange> ranges) => string.Join(",", ranges);

    public static string WriteIcmp(ValueList<PortRange> ranges) => string.Join(
        ",", ranges.Select(range => range.First == range.Last ? Kind(range.First) : $"{Kind(range.First)}-{Kind(range.Last)}"));

    public static ValueList<PortRange> Read(string text, bool isIcmp)
    {
        var ranges = new List<PortRange>();
        foreach (var part in text.Split(','))
        {
            var dash = part.IndexOf('-', StringComparison.Ordinal);
            var ends = dash < 0 ? (part, part) : (part[..dash], part[(dash + 1)..]);
            if (!TryRead(ends.Item1, isIcmp, out var first) || !TryRead(ends.Item2, isIcmp, out var last)
                || last < first || (dash >= 0 && first == last))
            {
                throw new ProofFormatException($"`{part}` is no range of {(isIcmp ? "type/code" : "numbers")}");
            }

            ranges.Add(new PortRange(first, last));
        }

        return [.. ranges];
    }

    private static string Kind(ushort number) =>
        string.Create(CultureInfo.InvariantCulture, $"{number >> 8}/{number & 255}");

    private static bool TryRead(string text, bool isIcmp, out ushort number)
    {
        if (!isIcmp)
            return TryReadNumber(text, ushort.MaxValue, out number);
        number = 0;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0 || !TryReadNumber(text[..slash], byte.MaxValue, out var type)
            || !TryReadNumber(text[(slash + 1)..], byte.MaxValue, out var code))
        {
            return false;
        }

        number = (ushort)((type << 8) | code);
        return true;
    }

    // One text for each number: no sign, no leading zero.
    private static bool TryReadNumber(string text, ushort most, out ushort number) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number <= most
        && (text.Length == 1 || text[0] != '0');
}
