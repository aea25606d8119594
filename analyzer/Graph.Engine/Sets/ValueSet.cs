using System.Collections.Immutable;
using System.Globalization;
using Graph.Model.Addressing;

namespace Graph.Engine.Sets;

/// <summary>
/// A set of 16-bit numbers: ports, ICMP type and code as type x 256 + code, or protocol numbers. Sorted ranges that neither
/// overlap nor touch, so equal sets have equal ranges. Immutable; operations whose result is an operand return that operand.
/// </summary>
public sealed class ValueSet : IEquatable<ValueSet>
{
    // First in the high half, last in the low: ranges compare as numbers.
    private readonly uint[] _ranges;

    private ValueSet(uint[] ranges) => _ranges = ranges;

    public static ValueSet Empty { get; } = new([]);

    public static ValueSet All { get; } = new([ushort.MaxValue]);

    public bool IsEmpty => _ranges.Length == 0;

    public bool IsAll => _ranges.Length == 1 && _ranges[0] == ushort.MaxValue;

    public ImmutableArray<PortRange> Ranges => [.. _ranges.Select(range => new PortRange(FirstOf(range), LastOf(range)))];

    /// <summary>The number of members.</summary>
    public int Count
    {
        get
        {
            var count = 0;
            foreach (var range in _ranges)
                count += LastOf(range) - FirstOf(range) + 1;
            return count;
        }
    }

    /// <exception cref="InvalidOperationException">the set is empty.</exception>
    public ushort First => IsEmpty ? throw new InvalidOperationException("the set is empty") : FirstOf(_ranges[0]);

    public static ValueSet Of(int first, int last) =>
        first == 0 && last == ushort.MaxValue ? All : new([Pack(checked((ushort)first), checked((ushort)last))]);

    public static ValueSet Of(PortRange range) => Of(range.First, range.Last);

    public static ValueSet Single(int value) => Of(value, value);

    /// <summary>The union of ranges in any order.</summary>
    public static ValueSet Of(IEnumerable<PortRange> ranges)
    {
        var result = Empty;
        foreach (var range in ranges)
            result = result.Union(Of(range));
        return result;
    }

    public bool Contains(int value)
    {
        foreach (var range in _ranges)
        {
            if (value < FirstOf(range))
                return false;
            if (value <= LastOf(range))
                return true;
        }

        return false;
    }

    public ValueSet Intersect(ValueSet other)
    {
        if (ReferenceEquals(this, other) || IsEmpty || other.IsAll)
            return this;
        if (other.IsEmpty || IsAll)
            return other;
        var kept = new List<uint>(Math.Min(_ranges.Length, other._ranges.Length));
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            var first = Math.Max(FirstOf(_ranges[i]), FirstOf(other._ranges[j]));
            var last = Math.Min(LastOf(_ranges[i]), LastOf(other._ranges[j]));
            if (first <= last)
                kept.Add(Pack(first, last));
            if (LastOf(_ranges[i]) < LastOf(other._ranges[j]))
                i++;
            else
                j++;
        }

        return Made(kept, other);
    }

    public ValueSet Union(ValueSet other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty || IsAll)
            return this;
        if (IsEmpty || other.IsAll)
            return other;
        var merged = new List<uint>(_ranges.Length + other._ranges.Length);
        for (int i = 0, j = 0; i < _ranges.Length || j < other._ranges.Length;)
        {
            var fromThis = j == other._ranges.Length || (i < _ranges.Length && _ranges[i] <= other._ranges[j]);
            var range = fromThis ? _ranges[i++] : other._ranges[j++];
            if (merged.Count > 0 && FirstOf(range) <= LastOf(merged[^1]) + 1)
                merged[^1] = Pack(FirstOf(merged[^1]), Math.Max(LastOf(merged[^1]), LastOf(range)));
            else
                merged.Add(range);
        }

        return Made(merged, other);
    }

    public ValueSet Except(ValueSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return this;
        if (ReferenceEquals(this, other) || other.IsAll)
            return Empty;
        var kept = new List<uint>(_ranges.Length + other._ranges.Length);
        var j = 0;
        foreach (var range in _ranges)
        {
            int first = FirstOf(range);
            int last = LastOf(range);
            while (j < other._ranges.Length && LastOf(other._ranges[j]) < first)
                j++;
            for (var k = j; k < other._ranges.Length && FirstOf(other._ranges[k]) <= last && first <= last; k++)
            {
                if (FirstOf(other._ranges[k]) > first)
                    kept.Add(Pack((ushort)first, (ushort)(FirstOf(other._ranges[k]) - 1)));
                first = LastOf(other._ranges[k]) + 1;
            }

            if (first <= last)
                kept.Add(Pack((ushort)first, (ushort)last));
        }

        return Made(kept, this);
    }

    /// <summary>Whether every member of the other set is one of this.</summary>
    public bool Contains(ValueSet other)
    {
        if (ReferenceEquals(this, other) || other.IsEmpty || IsAll)
            return true;
        var i = 0;
        foreach (var range in other._ranges)
        {
            while (i < _ranges.Length && LastOf(_ranges[i]) < FirstOf(range))
                i++;
            if (i == _ranges.Length || FirstOf(_ranges[i]) > FirstOf(range) || LastOf(_ranges[i]) < LastOf(range))
                return false;
        }

        return true;
    }

    public bool Overlaps(ValueSet other)
    {
        for (int i = 0, j = 0; i < _ranges.Length && j < other._ranges.Length;)
        {
            if (LastOf(_ranges[i]) < FirstOf(other._ranges[j]))
                i++;
            else if (LastOf(other._ranges[j]) < FirstOf(_ranges[i]))
                j++;
            else
                return true;
        }

        return false;
    }

    public bool Equals(ValueSet? other) =>
        other is not null && (ReferenceEquals(this, other) || _ranges.AsSpan().SequenceEqual(other._ranges));

    public override bool Equals(object? obj) => Equals(obj as ValueSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in _ranges)
            hash.Add(range);
        return hash.ToHashCode();
    }

    /// <summary>`22,80-90`; `none` for the empty set.</summary>
    public override string ToString() => IsEmpty
        ? "none"
        : string.Join(",", _ranges.Select(range => FirstOf(range) == LastOf(range)
            ? FirstOf(range).ToString(CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{FirstOf(range)}-{LastOf(range)}")));

    private ValueSet Made(List<uint> ranges, ValueSet other)
    {
        if (ranges.Count == 0)
            return Empty;
        var span = System.Runtime.InteropServices.CollectionsMarshal.AsSpan(ranges);
        if (span.SequenceEqual(_ranges))
            return this;
        if (span.SequenceEqual(other._ranges))
            return other;
        return span.Length == 1 && span[0] == ushort.MaxValue ? All : new(span.ToArray());
    }

    private static uint Pack(ushort first, ushort last) => ((uint)first << 16) | last;

    private static ushort FirstOf(uint range) => (ushort)(range >> 16);

    private static ushort LastOf(uint range) => (ushort)(range & ushort.MaxValue);
}
