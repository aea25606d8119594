namespace Graph.Threats.Catalogue;

/// <summary>The catalogue's number of a threat: `N01`. Never reused. <c>default</c> is no id and equals no other id.</summary>
public readonly record struct ThreatId : IComparable<ThreatId>
{
    private readonly string? _value;

    /// <exception cref="FormatException">not a capital letter and two or three digits.</exception>
    public ThreatId(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        _value = IsId(value) ? value : throw new FormatException($"`{value}` is no threat: give a letter and two digits, such as N01");
    }

    public string Value => _value ?? throw new InvalidOperationException("the default id has no value");

    public static bool IsId(string text) =>
        text is { Length: 3 or 4 } && char.IsAsciiLetterUpper(text[0]) && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    public int CompareTo(ThreatId other) => string.CompareOrdinal(_value, other._value);

    public static bool operator <(ThreatId left, ThreatId right) => left.CompareTo(right) < 0;

    public static bool operator >(ThreatId left, ThreatId right) => left.CompareTo(right) > 0;

    public static bool operator <=(ThreatId left, ThreatId right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ThreatId left, ThreatId right) => left.CompareTo(right) >= 0;

    public override string ToString() => _value ?? "(no threat)";
}
