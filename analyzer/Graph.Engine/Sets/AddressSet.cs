using System.Collections.Immutable;
using Graph.Model.Addressing;

namespace Graph.Engine.Sets;

/// <summary>A range of addresses of one family, both ends included.</summary>
public readonly record struct AddressRange(AddressFamily Family, UInt128 First, UInt128 Last)
{
    public static AddressRange Of(Cidr block) => new(block.Family, block.Network.Bits, block.Last.Bits);
}

/// <summary>
/// A set of addresses of both families: sorted ranges that neither overlap nor touch, so equal sets have equal ranges.
/// Immutable.
/// </summary>
public sealed class AddressSet : IEquatable<AddressSet>
{
    private AddressSet(ImmutableArray<AddressRange> ranges) => Ranges = ranges;

    public static AddressSet Empty { get; } = new([]);

    public ImmutableArray<AddressRange> Ranges { get; }

    public bool IsEmpty => Ranges.IsEmpty;

    public static AddressSet Of(IEnumerable<Cidr> blocks) => Of(blocks.Select(AddressRange.Of));

    public static AddressSet Of(IEnumerable<AddressRange> ranges)
    {
        var merged = ImmutableArray.CreateBuilder<AddressRange>();
        foreach (var range in ranges.OrderBy(range => range.Family).ThenBy(range => range.First))
        {
            if (merged.Count > 0 && merged[^1].Family == range.Family
                && (range.First <= merged[^1].Last || range.First == merged[^1].Last + 1))
            {
                if (range.Last > merged[^1].Last)
                    merged[^1] = merged[^1] with { Last = range.Last };
            }
            else
            {
                merged.Add(range);
            }
        }

        return new(merged.ToImmutable());
    }

    public bool Contains(Address address) => Ranges.Any(
        range => range.Family == address.Family && range.First <= address.Bits && address.Bits <= range.Last);

    public AddressSet Union(AddressSet other) => Of(Ranges.Concat(other.Ranges));

    public AddressSet Intersect(AddressSet other)
    {
        var kept = ImmutableArray.CreateBuilder<AddressRange>();
        foreach (var one in Ranges)
        {
            foreach (var two in other.Ranges)
            {
                if (one.Family != two.Family)
                    continue;
                var first = UInt128.Max(one.First, two.First);
                var last = UInt128.Min(one.Last, two.Last);
                if (first <= last)
                    kept.Add(new(one.Family, first, last));
            }
        }

        return Of(kept);
    }

    public AddressSet Except(AddressSet other)
    {
        var kept = new List<AddressRange>(Ranges);
        foreach (var hole in other.Ranges)
            kept = [.. kept.SelectMany(range => Without(range, hole))];
        return Of(kept);
    }

    public bool Contains(AddressSet other) => other.Except(this).IsEmpty;

    /// <summary>The fewest blocks that make up the set, ascending.</summary>
    public IEnumerable<Cidr> ToBlocks()
    {
        foreach (var range in Ranges)
        {
            var width = range.Family == AddressFamily.IPv4 ? 32 : 128;
            var first = range.First;
            while (true)
            {
                var size = LargestBlock(first, range.Last, width);
                yield return new Cidr(new Address(range.Family, first), width - size);
                var last = size == 128 ? UInt128.MaxValue : first + ((UInt128.One << size) - 1);
                if (last == range.Last)
                    break;
                first = last + 1;
            }
        }
    }

    public bool Equals(AddressSet? other) => other is not null && Ranges.AsSpan().SequenceEqual(other.Ranges.AsSpan());

    public override bool Equals(object? obj) => Equals(obj as AddressSet);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var range in Ranges)
            hash.Add(range);
        return hash.ToHashCode();
    }

    public override string ToString() => IsEmpty ? "none" : string.Join(",", ToBlocks());

    private static IEnumerable<AddressRange> Without(AddressRange range, AddressRange hole)
    {
        if (range.Family != hole.Family || hole.Last < range.First || range.Last < hole.First)
        {
            yield return range;
            yield break;
        }

        if (range.First < hole.First)
            yield return range with { Last = hole.First - 1 };
        if (hole.Last < range.Last)
            yield return range with { First = hole.Last + 1 };
    }

    /// <summary>Host bits of the largest block that starts there and ends within the range.</summary>
    private static int LargestBlock(UInt128 first, UInt128 last, int width)
    {
        var size = first == 0 ? width : Math.Min(width, (int)UInt128.TrailingZeroCount(first));
        while (size > 0 && (size == 128 ? last != UInt128.MaxValue : last - first < (UInt128.One << size) - 1))
            size--;
        return size;
    }
}
