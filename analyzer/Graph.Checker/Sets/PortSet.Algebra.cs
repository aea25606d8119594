using System.Collections.Immutable;
using Graph.Model.Addressing;

namespace Graph.Checker.Sets;

/// <summary>What sets do with sets.</summary>
public readonly partial struct PortSet
{
    public static PortSet All { get; } = Of(PortRange.All);

    /// <param name="ranges">ascending, neither overlapping nor touching.</param>
    public static PortSet OfSorted(IEnumerable<PortRange> ranges) => new([.. ranges]);

    public PortSet Intersect(PortSet other)
    {
        var (mine, theirs) = (Ranges, other.Ranges);
        if (mine.IsEmpty || theirs.IsEmpty)
            return Empty;
        if (IsAll(theirs))
            return this;
        if (IsAll(mine))
            return other;
        var kept = ImmutableArray.CreateBuilder<PortRange>();
        for (int i = 0, j = 0; i < mine.Length && j < theirs.Length;)
        {
            var first = Math.Max(mine[i].First, theirs[j].First);
            var last = Math.Min(mine[i].Last, theirs[j].Last);
            if (first <= last)
                kept.Add(new PortRange(first, last));
            if (mine[i].Last < theirs[j].Last)
                i++;
            else
                j++;
        }

        return new PortSet(kept.ToImmutable());
    }

    public PortSet Except(PortSet other)
    {
        if (IsEmpty || other.IsEmpty)
            return this;
        return IsAll(other.Ranges) ? Empty : Intersect(other.Complement());
    }

    /// <summary>Whether every member of the other set is one of this.</summary>
    public bool Contains(PortSet other) => other.Except(this).IsEmpty;

    private PortSet Complement()
    {
        var gaps = ImmutableArray.CreateBuilder<PortRange>(Ranges.Length + 1);
        var next = 0;
        foreach (var range in Ranges)
        {
            if (next < range.First)
                gaps.Add(new PortRange((ushort)next, (ushort)(range.First - 1)));
            next = range.Last + 1;
        }

        if (next <= ushort.MaxValue)
            gaps.Add(new PortRange((ushort)next, ushort.MaxValue));
        return new PortSet(gaps.ToImmutable());
    }

    private static bool IsAll(ImmutableArray<PortRange> ranges) => ranges.Length == 1 && ranges[0] == PortRange.All;
}
