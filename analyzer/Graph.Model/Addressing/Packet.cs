using System.Globalization;

namespace Graph.Model.Addressing;

/// <summary>
/// One concrete packet. TCP and UDP carry ports, ICMP and ICMPv6 a type and a code, other protocols neither (zeros).
/// Both addresses are of one family.
/// </summary>
public readonly record struct Packet
{
    private Packet(Address source, Address destination, IpProtocol protocol, ushort first, ushort second)
    {
        if (source.Family != destination.Family)
            throw new ArgumentException($"`{source}` and `{destination}` are of different families", nameof(destination));
        if (protocol == IpProtocol.All)
            throw new ArgumentException("a packet has one protocol", nameof(protocol));
        Source = source;
        Destination = destination;
        Protocol = protocol;
        SourcePort = first;
        DestinationPort = second;
    }

    public Address Source { get; private init; }

    public Address Destination { get; private init; }

    public IpProtocol Protocol { get; }

    /// <summary>The source port of TCP and UDP; the type of ICMP.</summary>
    public ushort SourcePort { get; private init; }

    /// <summary>The destination port of TCP and UDP; the code of ICMP.</summary>
    public ushort DestinationPort { get; private init; }

    public AddressFamily Family => Source.Family;

    public byte IcmpType => Protocol.IsIcmp ? (byte)SourcePort : throw new InvalidOperationException("not ICMP");

    public byte IcmpCode => Protocol.IsIcmp ? (byte)DestinationPort : throw new InvalidOperationException("not ICMP");

    /// <summary>Echo request of either family: ICMP type 8, ICMPv6 type 128, both of code 0 (RFC 792, RFC 4443).</summary>
    public bool IsEchoRequest => DestinationPort == 0
        && ((Protocol == IpProtocol.Icmp && SourcePort == 8) || (Protocol == IpProtocol.IcmpV6 && SourcePort == 128));

    /// <summary>Whether the protocol has a reply that can be judged: TCP, UDP and echo.</summary>
    public bool ExpectsReply => Protocol.HasPorts || IsEchoRequest;

    /// <summary>A TCP or UDP packet.</summary>
    public static Packet WithPorts(
        Address source, Address destination, IpProtocol protocol, ushort sourcePort, ushort destinationPort) =>
        protocol.HasPorts
            ? new(source, destination, protocol, sourcePort, destinationPort)
            : throw new ArgumentException($"`{protocol}` has no ports", nameof(protocol));

    /// <summary>An ICMP packet of the family's protocol (1 or 58).</summary>
    public static Packet IcmpOf(Address source, Address destination, byte type, byte code) =>
        new(source, destination, source.Family == AddressFamily.IPv4 ? IpProtocol.Icmp : IpProtocol.IcmpV6, type, code);

    /// <summary>An echo request of the family's protocol.</summary>
    public static Packet Echo(Address source, Address destination) =>
        IcmpOf(source, destination, source.Family == AddressFamily.IPv4 ? (byte)8 : (byte)128, 0);

    /// <summary>A packet of a protocol that AWS filters without ports or types.</summary>
    public static Packet OfProtocol(Address source, Address destination, IpProtocol protocol) =>
        protocol.HasPorts || protocol.IsIcmp
            ? throw new ArgumentException($"`{protocol}` has ports or types", nameof(protocol))
            : new(source, destination, protocol, 0, 0);

    /// <summary>The answer to this packet: sides exchanged; an echo request becomes an echo reply.</summary>
    public Packet Reply() => Protocol.IsIcmp
        ? new(Destination, Source, Protocol, Protocol == IpProtocol.Icmp ? (ushort)0 : (ushort)129, 0)
        : new(Destination, Source, Protocol, DestinationPort, SourcePort);

    public Packet WithSource(Address source) => this with { Source = source };

    public Packet WithDestination(Address destination) => this with { Destination = destination };

    /// <summary>The same packet from another port; ICMP and portless packets stay as they are.</summary>
    public Packet FromPort(ushort port) => Protocol.HasPorts ? this with { SourcePort = port } : this;

    /// <summary>The same packet to another port; ICMP and portless packets stay as they are.</summary>
    public Packet ToPort(ushort port) => Protocol.HasPorts ? this with { DestinationPort = port } : this;

    public override string ToString() => Protocol switch
    {
        { HasPorts: true } => string.Create(
            CultureInfo.InvariantCulture,
            $"{Protocol} {Endpoint(Source, SourcePort)} -> {Endpoint(Destination, DestinationPort)}"),
        { IsIcmp: true } => string.Create(
            CultureInfo.InvariantCulture, $"{Protocol} type {SourcePort} code {DestinationPort} {Source} -> {Destination}"),
        _ => $"protocol {Protocol} {Source} -> {Destination}",
    };

    private static string Endpoint(Address address, ushort port) => address.Family == AddressFamily.IPv4
        ? string.Create(CultureInfo.InvariantCulture, $"{address}:{port}")
        : string.Create(CultureInfo.InvariantCulture, $"[{address}]:{port}");
}
