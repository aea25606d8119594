using Graph.Engine.Selecting;
using Graph.Model.Addressing;
using Graph.Model.Questions;
using Graph.Testing.Filters;
using Graph.Testing.Networks;

namespace Graph.Testing;

/// <summary>The words of a sentence, for <c>using static</c>: traffic, and places outside the estate.</summary>
public static class Words
{
    /// <summary>Every IPv4 address.</summary>
    public const string Anywhere = "0.0.0.0/0";

    /// <summary>Every IPv6 address.</summary>
    public const string AnywhereV6 = "::/0";

    public static EndpointReference Internet { get; } = new EndpointReference.Internet();

    public static EndpointReference OnPremises { get; } = new EndpointReference.OnPremises();

    /// <summary>Every interface of the estate.</summary>
    public static Endpoints Everything { get; } = "all";

    /// <summary>The target of a VPC's own routes.</summary>
    public static IRouteTarget Local { get; } = new LocalTarget();

    /// <summary>Every protocol, port and type.</summary>
    public static TrafficFilter AllTraffic { get; } = new(IpProtocol.All, null, null);

    public static TrafficFilter AllTcp { get; } = Tcp(0, 65535);

    public static TrafficFilter AllUdp { get; } = Udp(0, 65535);

    /// <summary>Echo requests over IPv4; in a question, of whichever family the addresses have.</summary>
    public static TrafficFilter Ping { get; } = Icmp(8);

    /// <summary>Echo requests over IPv6.</summary>
    public static TrafficFilter PingV6 { get; } = IcmpV6(128);

    public static TrafficFilter Tcp(int port) => Tcp(port, port);

    public static TrafficFilter Tcp(int first, int last) => new(IpProtocol.Tcp, first, last);

    public static TrafficFilter Udp(int port) => Udp(port, port);

    public static TrafficFilter Udp(int first, int last) => new(IpProtocol.Udp, first, last);

    /// <summary>ICMP of a type and a code; -1 is all of them.</summary>
    public static TrafficFilter Icmp(int type = -1, int code = -1) => new(IpProtocol.Icmp, type, code);

    /// <summary>ICMPv6 of a type and a code; -1 is all of them.</summary>
    public static TrafficFilter IcmpV6(int type = -1, int code = -1) => new(IpProtocol.IcmpV6, type, code);

    /// <summary>A protocol by number, and the ports that a rule may name for it (AWS ignores them where it has none).</summary>
    public static TrafficFilter Protocol(int number, int? first = null, int? last = null) =>
        new(new IpProtocol(number), first, last ?? first);

    /// <summary>What is in any of these.</summary>
    public static Endpoints AnyOf(Endpoints first, params IEnumerable<Endpoints> others) =>
        others.Aggregate(first, (all, one) => all | one);

    /// <summary>Interfaces with a tag, of their own or of what they belong to: an instance, a load balancer, a database.</summary>
    /// <param name="value">null: any value.</param>
    public static Endpoints Tagged(string key, string? value = null) =>
        new(new Selector.Tag(key, value), value is null ? $"tag:{key}" : $"tag:{key}={value}");
}
