namespace Graph.Model.Evidence;

/// <summary>A fact that is not in the snapshot and could decide a verdict.</summary>
/// <param name="Subject">the id or the API call that is missing; may be hostile text.</param>
/// <param name="Reason">why it is needed, in one lower-case line.</param>
public sealed record MissingFact(string Subject, string Reason) : IComparable<MissingFact>
{
    public int CompareTo(MissingFact? other)
    {
        var bySubject = string.CompareOrdinal(Subject, other?.Subject);
        return bySubject != 0 ? bySubject : string.CompareOrdinal(Reason, other?.Reason);
    }

    public static bool operator <(MissingFact left, MissingFact right) => left.CompareTo(right) < 0;

    public static bool operator >(MissingFact left, MissingFact right) => left.CompareTo(right) > 0;

    public static bool operator <=(MissingFact left, MissingFact right) => left.CompareTo(right) <= 0;

    public static bool operator >=(MissingFact left, MissingFact right) => left.CompareTo(right) >= 0;
}
