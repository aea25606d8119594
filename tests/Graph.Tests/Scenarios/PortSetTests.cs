using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Xunit;

namespace Graph.Tests.Scenarios;

/// <summary>The walker's set of ports, against a plain list of them.</summary>
public sealed class PortSetTests
{
    private static readonly PortRange[] Ranges =
        [new(0, 0), new(0, 3), new(1, 2), new(2, 5), new(4, 4), new(5, 8), new(6, 6), new(8, 9), new(0, 9), new(9, 9), new(65535, 65535)];

    [Fact]
    public void Union_intersection_and_difference_are_those_of_the_ports()
    {
        foreach (var one in Ranges)
        {
            foreach (var two in Ranges)
            {
                foreach (var three in Ranges)
                {
                    var set = PortSet.Of(one).Union(PortSet.Of(two));
                    Check(set.Union(PortSet.Of(three)), port => one.Contains(port) || two.Contains(port) || three.Contains(port));
                    Check(set.Intersect(three), port => (one.Contains(port) || two.Contains(port)) && three.Contains(port));
                    Check(set.Except(three), port => (one.Contains(port) || two.Contains(port)) && !three.Contains(port));
                }
            }
        }
    }

    [Fact]
    public void Equal_sets_have_equal_ranges_however_they_were_made()
    {
        var touching = PortSet.Of(new PortRange(1, 2)).Union(PortSet.Of(new PortRange(3, 4)));
        Assert.Equal(PortSet.Of(new PortRange(1, 4)), touching);
        Assert.True(touching == PortSet.Of(new PortRange(1, 4)));
        Assert.False(touching != PortSet.Of(new PortRange(1, 4)));
        Assert.True(touching != PortSet.Of(new PortRange(1, 5)));
        Assert.False(touching.Equals((object)"1-4"));
        Assert.False(touching.Equals((object)PortSet.Of(new PortRange(1, 5))));
        Assert.NotEqual(PortSet.Of(new PortRange(1, 1)).Union(PortSet.Of(new PortRange(3, 3))), PortSet.Of(new PortRange(1, 3)));
        Assert.Equal(touching.GetHashCode(), PortSet.Of(new PortRange(1, 4)).GetHashCode());
        Assert.NotEqual(touching.GetHashCode(), PortSet.Of(new PortRange(1, 5)).GetHashCode());
    }

    [Fact]
    public void Sets_are_written_as_their_ranges()
    {
        Assert.Equal("none", PortSet.Empty.ToString());
        Assert.Equal("1-2,4", PortSet.Of(new PortRange(4, 4)).Union(PortSet.Of(new PortRange(1, 2))).ToString());
    }

    private static void Check(PortSet set, Predicate<ushort> isIn)
    {
        foreach (var port in Enumerable.Range(0, 12).Append(65534).Append(65535).Select(port => (ushort)port))
            Assert.True(set.Contains(port) == isIn(port), $"{port} and {set}");
        Assert.Equal(set.Ranges.IsEmpty, set.IsEmpty);
        for (var i = 1; i < set.Ranges.Length; i++)
            Assert.True(set.Ranges[i - 1].Last + 1 < set.Ranges[i].First, set.ToString());
    }
}
