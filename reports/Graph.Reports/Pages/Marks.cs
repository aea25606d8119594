using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Threats.Findings;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Small things that many templates write: severities, counts by severity, traffic.</summary>
internal static class Marks
{
    // The rest of a long set says little to a reader; the JSON twin has it.
    private const int TrafficLimit = 90;

    public static string Of(Severity severity) => SeverityWords.Of(severity);

    public static ScriptArray Counts(IEnumerable<(Severity Severity, int Count)> counts) => Script.List(counts.Select(pair =>
        (object)Script.Object(("severity", Of(pair.Severity)), ("count", Words.Number(pair.Count)))));

    /// <summary>`tcp 22,80-90`, `everything but tcp 443`; cut where it is endless; null of the empty set.</summary>
    public static string? Of(TrafficSet traffic)
    {
        if (traffic.IsEmpty)
            return null;
        var (text, rest) = (traffic.ToString(), RestOf(traffic));
        if (rest.IsEmpty)
            return "everything";
        if (rest.ToString() is var but && "everything but ".Length + but.Length < text.Length)
            text = $"everything but {but}";
        if (text.Length <= TrafficLimit)
            return text;
        var comma = text.LastIndexOf(',', TrafficLimit);
        return $"{text[..(comma > 0 ? comma : TrafficLimit)]}, …";
    }

    /// <summary>What a set lacks of everything; between addresses of one family the other's ICMP is no lack.</summary>
    private static TrafficSet RestOf(TrafficSet traffic)
    {
        var rest = TrafficSet.All.Except(traffic);
        if (traffic.Icmp.IsAll)
            rest = rest.Except(TrafficSet.Of(IpProtocol.IcmpV6));
        return traffic.IcmpV6.IsAll ? rest.Except(TrafficSet.Of(IpProtocol.Icmp)) : rest;
    }
}
