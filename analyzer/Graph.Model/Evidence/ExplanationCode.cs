namespace Graph.Model.Evidence;

/// <summary>
/// Why a hop stops a packet, in AWS Reachability Analyzer's words (vpc/latest/reachability/explanation-codes.html), or
/// `GRAPH_...` where AWS has none. The codes are listed in <see cref="ExplanationCodes"/>.
/// </summary>
public readonly record struct ExplanationCode : IComparable<ExplanationCode>
{
    private readonly string? _name;

    /// <exception cref="ArgumentException">the name is empty.</exception>
    public ExplanationCode(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _name = name;
    }

    public string Name => _name ?? throw new InvalidOperationException("the default code has no name");

    public int CompareTo(ExplanationCode other) => string.CompareOrdinal(_name, other._name);

    public static bool operator <(ExplanationCode left, ExplanationCode right) => left.CompareTo(right) < 0;

    public static bool operator >(ExplanationCode left, ExplanationCode right) => left.CompareTo(right) > 0;

    public static bool operator <=(ExplanationCode left, ExplanationCode right) => left.CompareTo(right) <= 0;

    public static bool operator >=(ExplanationCode left, ExplanationCode right) => left.CompareTo(right) >= 0;

    public override string ToString() => _name ?? "(no code)";
}
