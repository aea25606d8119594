using System.Globalization;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Testing.Filters;

namespace Graph.Testing;

/// <summary>
/// The traffic that an expectation is about. Numbers and names mean TCP; other traffic comes from <see cref="Words"/>:
/// <c>Udp(53)</c>, <c>Ping</c>, <c>AllTraffic</c>. `|` is or.
/// </summary>
public sealed class Ports
{
    internal Ports(TrafficSet traffic) => Traffic = traffic;

    /// <summary>The ports of databases and caches.</summary>
    public static Ports Db { get; } = Named("db");

    /// <summary>The ports of remote administration: SSH, RDP, VNC, WinRM.</summary>
    public static Ports Admin { get; } = Named("admin");

    /// <summary>80 and 443.</summary>
    public static Ports Web { get; } = Named("web");

    /// <summary>The ports of application servers behind a load balancer.</summary>
    public static Ports Internal { get; } = Named("internal");

    /// <summary>Every port of TCP and of UDP.</summary>
    public static Ports Any { get; } = new(TrafficSet.AllPorts);

    internal TrafficSet Traffic { get; }

    public static implicit operator Ports(int port) => port.ToString(CultureInfo.InvariantCulture);

    /// <summary>Ports, ranges and names: `22,8000-8999,db`.</summary>
    /// <exception cref="FormatException">a part is none of these.</exception>
    public static implicit operator Ports(string ports) => new(TrafficSet.OfTcp(PortNames.Parse(ports)));

    public static implicit operator Ports(TrafficFilter filter) => new(SetOf(filter));

    public static Ports operator |(Ports left, Ports right) => new(left.Traffic.Union(right.Traffic));

    /// <summary>The same as `|`.</summary>
    public Ports BitwiseOr(Ports other) => this | other;

    public override string ToString() => Traffic.ToString();

    private static Ports Named(string name) => name;

    private static TrafficSet SetOf(TrafficFilter filter)
    {
        if (filter.Ports is { } ports)
            return TrafficSet.Of(filter.Protocol, ValueSet.Of(ports));
        if (filter.IcmpType is not { } type || type < 0)
            return TrafficSet.Of(filter.Protocol);
        // Echo in a question is of whichever family the addresses have.
        if (filter == Words.Ping || filter == Words.PingV6)
            return TrafficSet.Echo;
        var (first, last) = filter.IcmpCode is { } code and >= 0 ? (code, code) : ((short)0, (short)255);
        return TrafficSet.Of(
            filter.Protocol, ValueSet.Of(new PortRange((ushort)((type * 256) + first), (ushort)((type * 256) + last))));
    }
}
