using System.Globalization;
using Graph.Engine.Sets;
using Graph.Threats.Catalogue;

namespace Graph.Threats.Findings;

/// <summary>
/// What makes a finding the same one on another day: rule, source, destination and traffic, as `N01@internet@i-0abc@tcp/3306`.
/// Holds nothing volatile. <c>default</c> is no key.
/// </summary>
public readonly record struct FindingKey : IComparable<FindingKey>
{
    private readonly string? _text;

    private FindingKey(string text) => _text = text;

    public string Text => _text ?? throw new InvalidOperationException("the default key has no text");

    /// <param name="traffic">empty for findings that are about no traffic.</param>
    public static FindingKey Of(ThreatId threat, Subject source, Subject destination, TrafficSet traffic)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(destination);
        ArgumentNullException.ThrowIfNull(traffic);
        return new($"{threat}@{Escape(source.Id)}@{Escape(destination.Id)}@{TrafficOf(traffic)}");
    }

    /// <summary>A key as somebody wrote it, in a waiver or a baseline.</summary>
    /// <exception cref="FormatException">not four parts with a threat first.</exception>
    public static FindingKey Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parts = text.Split('@');
        return parts.Length == 4 && ThreatId.IsId(parts[0]) && Array.TrueForAll(parts, part => part.Length > 0)
            ? new FindingKey(text)
            : throw new FormatException($"`{text}` is no key of a finding: give N01@SOURCE@DESTINATION@PROTOCOL/PORTS, as a report prints it");
    }

    public int CompareTo(FindingKey other) => string.CompareOrdinal(_text, other._text);

    public static bool operator <(FindingKey left, FindingKey right) => left.CompareTo(right) < 0;

    public static bool operator >(FindingKey left, FindingKey right) => left.CompareTo(right) > 0;

    public static bool operator <=(FindingKey left, FindingKey right) => left.CompareTo(right) <= 0;

    public static bool operator >=(FindingKey left, FindingKey right) => left.CompareTo(right) >= 0;

    public override string ToString() => _text ?? "(no key)";

    private static string TrafficOf(TrafficSet traffic)
    {
        if (traffic.IsEmpty)
            return "-";
        return traffic.Equals(TrafficSet.All)
            ? "all"
            : traffic.ToString().Replace("; ", "+", StringComparison.Ordinal).Replace(' ', '/');
    }

    /// <summary>Names in ids (of load balancers, databases) are the account's own text.</summary>
    private static string Escape(string id)
    {
        var escaped = new System.Text.StringBuilder(id.Length);
        foreach (var c in id)
        {
            if (c is '@' or '%' or <= ' ' or > '~')
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)c:X4}");
            else
                escaped.Append(c);
        }

        return escaped.ToString();
    }
}
