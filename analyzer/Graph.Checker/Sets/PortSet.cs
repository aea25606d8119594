using System.Collections.Immutable;
using Graph.Model.Addressing;

namespace Graph.Checker.Sets;

/// <summary>A set of ports as sorted ranges that neither overlap nor touch. Immutable; <c>default</c> is empty.</summary>
public readonly partial struct PortSet : IEquatable<PortSet>
{
    private readonly ImmutableArray<PortRange> _ranges;

    private PortSet(ImmutableArray<PortRange> ranges) => _ranges = ranges;

    public static PortSet Empty { get; }

    public ImmutableArray<PortRange> Ranges => _ranges.IsDefault ? [] : _ranges;

    public bool IsEmpty => Ranges.IsEmpty;

    public static PortSet Of(PortRange range) => new([range]);

    public bool Contains(ushort port)
    {
        foreach (var range in Ranges)
        {
            if (range.Contains(port))
                return true;
        }

        return false;
    }

    public PortSet Intersect(PortRange other)
    {
        var kept = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var range in Ranges)
        {
            var first = Math.Max(range.First, other.First);
            var last = Math.Min(range.Last, other.Last);
            if (first <= last)
                kept.Add(new PortRange(first, last));
        }

        return new PortSet(kept.ToImmutable());
    }

    public PortSet Except(PortRange other)
    {
        var kept = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var range in Ranges)
        {
            if (range.First < other.First)
                kept.Add(new PortRange(range.First, (ushort)Math.Min(range.Last, other.First - 1)));
            if (range.Last > other.Last)
                kept.Add(new PortRange((ushort)Math.Max(range.First, other.Last + 1), range.Last));
        }

        return new PortSet(kept.ToImmutable());
    }

    public PortSet Union(PortSet other)
    {
        var merged = ImmutableArray.CreateBuilder<PortRange>();
        foreach (var range in Ranges.Concat(other.Ranges).Order())
        {
            // Touching ranges become one, so that equal sets have equal ranges.
            if (merged.Count > 0 && range.First <= merged[^1].Last + 1)
                merged[^1] = new PortRange(merged[^1].First, Math.Max(merged[^1].Last, range.Last));
            else
                merged.Add(range);
        }

        return new PortSet(merged.ToImmutable());
    }

    public bool Equals(PortSet other) => Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    public override bool Equals(object? obj) => obj is PortSet other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in Ranges)
            hash.Add(range);
        return hash.ToHashCode();
    }

    public static bool operator ==(PortSet left, PortSet right) => left.Equals(right);

    public static bool operator !=(PortSet left, PortSet right) => !left.Equals(right);

    public override string ToString() => IsEmpty ? "none" : string.Join(",", Ranges);
}
