using FsCheck.Xunit;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Tests.Properties;
using Xunit;

namespace Graph.Tests.Engine;

/// <summary>Sets against brute force on small domains.</summary>
[PropertiesAttribute(Arbitrary = [typeof(Dice.Arbitraries)], MaxTest = 300)]
public sealed class SetTests
{
    // Both ends of the domain and a few neighbours between them: boundaries meet.
    private static readonly int[] Values = [0, 1, 2, 3, 7, 8, 255, 256, 257, 65533, 65534, 65535];

    private static readonly Address[] Addresses =
    [
        .. new uint[] { 0, 1, 2, 3, 4, 7, 8, 255, 256, uint.MaxValue - 1, uint.MaxValue }.Select(Address.V4),
        .. new UInt128[] { 0, 1, 2, 3, UInt128.MaxValue - 1, UInt128.MaxValue }.Select(Address.V6),
    ];

    [Property]
    public void Sets_of_values_are_what_their_members_are(Dice dice)
    {
        var (one, inOne) = SomeValues(dice);
        var (two, inTwo) = SomeValues(dice);

        AssertMembers(value => inOne(value) || inTwo(value), one.Union(two));
        AssertMembers(value => inOne(value) && inTwo(value), one.Intersect(two));
        AssertMembers(value => inOne(value) && !inTwo(value), one.Except(two));
        Assert.Equal(Values.Any(value => inOne(value) && inTwo(value)), one.Overlaps(two));
        Assert.Equal(one.Except(two).IsEmpty, two.Contains(one));
        Assert.Equal(one, one.Union(two).Intersect(one));
        Assert.Equal(one.Union(two), one.Except(two).Union(two));
    }

    [Property]
    public void Equal_sets_of_values_are_written_alike_however_they_were_made(Dice dice)
    {
        var (one, _) = SomeValues(dice);
        var (two, _) = SomeValues(dice);

        Assert.Equal(one.Union(two).ToString(), two.Union(one).ToString());
        Assert.Equal(one.Union(two).GetHashCode(), two.Union(one).GetHashCode());
        Assert.Equal(one, ValueSet.Of(one.Ranges));
    }

    [Property]
    public void Sets_of_traffic_are_what_their_members_are(Dice dice)
    {
        var one = SomeTraffic(dice);
        var two = SomeTraffic(dice);

        foreach (var point in Points())
        {
            Assert.Equal(one.Overlaps(point) || two.Overlaps(point), one.Union(two).Contains(point));
            Assert.Equal(one.Contains(point) && two.Contains(point), one.Intersect(two).Contains(point));
            Assert.Equal(one.Contains(point) && !two.Contains(point), one.Except(two).Contains(point));
        }

        Assert.Equal(one.Except(two).IsEmpty, two.Contains(one));
    }

    [Property]
    public void Sets_of_addresses_are_what_their_members_are_and_come_back_from_their_blocks(Dice dice)
    {
        var one = SomeAddresses(dice);
        var two = SomeAddresses(dice);

        foreach (var address in Addresses)
        {
            Assert.Equal(one.Contains(address) || two.Contains(address), one.Union(two).Contains(address));
            Assert.Equal(one.Contains(address) && two.Contains(address), one.Intersect(two).Contains(address));
            Assert.Equal(one.Contains(address) && !two.Contains(address), one.Except(two).Contains(address));
        }

        Assert.Equal(one, AddressSet.Of(one.ToBlocks()));
        Assert.Equal(one.Except(two).IsEmpty, two.Contains(one));
    }

    [Fact]
    public void Blocks_of_a_range_are_the_fewest()
    {
        var set = AddressSet.Of([Cidr.Parse("10.0.0.0/24"), Cidr.Parse("10.0.1.0/24"), Cidr.Parse("10.0.2.0/25")]);

        Assert.Equal("10.0.0.0/23,10.0.2.0/25", set.ToString());
        Assert.Equal("0.0.0.0/0,::/0", AddressSet.Of([Cidr.AllIPv4, Cidr.AllIPv6]).ToString());
    }

    private static (ValueSet Set, Func<int, bool> Holds) SomeValues(Dice dice)
    {
        var ranges = Enumerable.Range(0, dice.Throw(4)).Select(_ =>
        {
            var (first, second) = (dice.Pick(Values), dice.Pick(Values));
            return (First: Math.Min(first, second), Last: Math.Max(first, second));
        }).ToList();
        return (
            ranges.Aggregate(ValueSet.Empty, (set, range) => set.Union(ValueSet.Of(range.First, range.Last))),
            value => ranges.Exists(range => range.First <= value && value <= range.Last));
    }

    private static TrafficSet SomeTraffic(Dice dice) => dice.Throw(5) switch
    {
        0 => TrafficSet.All,
        1 => TrafficSet.OfTcp(SomeValues(dice).Set),
        2 => TrafficSet.OfTcp(SomeValues(dice).Set).Union(TrafficSet.OfUdp(SomeValues(dice).Set)),
        3 => TrafficSet.Of(IpProtocol.Icmp, SomeValues(dice).Set).Union(TrafficSet.Of(new IpProtocol(47))),
        _ => TrafficSet.Empty,
    };

    private static IEnumerable<TrafficSet> Points() => Values
        .SelectMany(value => new[] { IpProtocol.Tcp, IpProtocol.Udp, IpProtocol.Icmp, IpProtocol.IcmpV6 }
            .Select(protocol => TrafficSet.Of(protocol, ValueSet.Single(value))))
        .Append(TrafficSet.Of(new IpProtocol(47)));

    private static AddressSet SomeAddresses(Dice dice) => AddressSet.Of(Enumerable.Range(0, dice.Throw(4)).Select(_ =>
    {
        var one = dice.Pick(Addresses);
        var two = dice.Pick(Addresses.Where(address => address.Family == one.Family).ToList());
        return new AddressRange(one.Family, UInt128.Min(one.Bits, two.Bits), UInt128.Max(one.Bits, two.Bits));
    }));

    private static void AssertMembers(Func<int, bool> expected, ValueSet actual)
    {
        foreach (var value in Values)
            Assert.Equal(expected(value), actual.Contains(value));
    }
}
