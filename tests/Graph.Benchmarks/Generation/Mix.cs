using System.Globalization;

namespace Graph.Benchmarks.Generation;

/// <summary>What a number is drawn for: two draws of different kinds are independent.</summary>
internal enum Kind
{
    Account = 1, Vpc, Subnet, RouteTable, Association, Acl, Group, Rule, Interface, Attachment, Instance, Volume,
    Gateway, NatGateway, Allocation, Peering, Endpoint, PrefixList, LoadBalancer, TargetGroup, Listener, Database,
    TransitGateway, TransitAttachment, TransitTable, Service, Deny, Shape, Question,
}

/// <summary>
/// Numbers that look random and depend on nothing but the seed, a kind and an index: any part of an estate can be
/// computed without the rest. Equal on every machine.
/// </summary>
internal readonly record struct Mix(ulong Seed)
{
    /// <summary>
    /// SplitMix64's finalizer (Steele, Lea, Flood 2014). It is a bijection, so no two pairs of kind and index below
    /// 2^48 share a number: ids made of it never collide.
    /// </summary>
    public ulong Of(Kind kind, long index)
    {
        unchecked
        {
            var x = (((ulong)kind << 48) | (ulong)index) ^ (Seed * 0x9E3779B97F4A7C15);
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EB;
            return x ^ (x >> 31);
        }
    }

    /// <summary>A number in 0..<paramref name="count"/>-1. The bias of the remainder does not matter here.</summary>
    public int Below(int count, Kind kind, long index) => (int)(Of(kind, index) % (ulong)count);

    public bool Percent(int percent, Kind kind, long index) => Below(100, kind, index) < percent;

    /// <summary>An id as AWS writes it: a prefix and 17 hexadecimal digits.</summary>
    public string Id(string prefix, Kind kind, long index) =>
        string.Create(CultureInfo.InvariantCulture, $"{prefix}-0{Of(kind, index):x16}");

    /// <summary>16 hexadecimal digits, as in the ARNs of load balancers.</summary>
    public string Hex(Kind kind, long index) => Of(kind, index).ToString("x16", CultureInfo.InvariantCulture);
}

/// <summary>A sequence of draws that belongs to one thing.</summary>
internal sealed class Draw(Mix mix, Kind kind, long index)
{
    private long _next;

    public int Below(int count) => mix.Below(count, kind, (index << 8) | (_next++ & 0xFF));

    public bool Percent(int percent) => Below(100) < percent;

    public T Of<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];
}
