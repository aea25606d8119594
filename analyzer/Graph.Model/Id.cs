namespace Graph.Model;

/// <summary>
/// The id that AWS gave a resource of kind <typeparamref name="TResource"/>: `vpc-...`, an ARN, or a name where AWS has
/// nothing else. Compared ordinally. <c>default</c> is no id and equals no other id.
/// </summary>
public readonly record struct Id<TResource> : IComparable<Id<TResource>>
{
    private readonly string? _value;

    /// <exception cref="ArgumentException">the text is empty.</exception>
    public Id(string value)
    {
        ArgumentException.ThrowIfNullOrEmpty(value);
        _value = value;
    }

    public string Value => _value ?? throw new InvalidOperationException("the default id has no value");

    public int CompareTo(Id<TResource> other) => string.CompareOrdinal(_value, other._value);

    public static bool operator <(Id<TResource> left, Id<TResource> right) => left.CompareTo(right) < 0;

    public static bool operator >(Id<TResource> left, Id<TResource> right) => left.CompareTo(right) > 0;

    public static bool operator <=(Id<TResource> left, Id<TResource> right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Id<TResource> left, Id<TResource> right) => left.CompareTo(right) >= 0;

    public override string ToString() => _value ?? "(no id)";
}
