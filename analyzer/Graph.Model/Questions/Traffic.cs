using System.Globalization;
using Graph.Model.Addressing;

namespace Graph.Model.Questions;

/// <summary>The kind of packet that a question is about.</summary>
public sealed record Traffic
{
    private readonly (byte Type, byte Code)? _icmp;

    private Traffic(IpProtocol protocol, ushort? port, ushort? sourcePort)
    {
        Protocol = protocol;
        Port = port;
        SourcePort = sourcePort;
    }

    private Traffic(byte icmpType, byte icmpCode)
        : this(IpProtocol.Icmp, null, null) => _icmp = (icmpType, icmpCode);

    /// <summary>
    /// The protocol; <see cref="IpProtocol.Icmp"/> means that of whichever family the addresses have, and echo unless a kind
    /// was given.
    /// </summary>
    public IpProtocol Protocol { get; }

    /// <summary>The destination port; null exactly for protocols without ports.</summary>
    public ushort? Port { get; }

    /// <summary>The client's port; null: any of 1024-65535, whichever works.</summary>
    public ushort? SourcePort { get; }

    public static Traffic Echo { get; } = new(IpProtocol.Icmp, null, null);

    public static Traffic Tcp(ushort port, ushort? sourcePort = null) => new(IpProtocol.Tcp, port, sourcePort);

    public static Traffic Udp(ushort port, ushort? sourcePort = null) => new(IpProtocol.Udp, port, sourcePort);

    /// <summary>ICMP of one type and code, of whichever family the addresses have.</summary>
    public static Traffic IcmpOf(byte type, byte code) => new(type, code);

    /// <summary>Traffic of any protocol; ports are given exactly for those that have them.</summary>
    /// <exception cref="FormatException">a port is missing or too much, or the protocol is no single one.</exception>
    public static Traffic Of(IpProtocol protocol, ushort? port = null, ushort? sourcePort = null)
    {
        if (protocol == IpProtocol.All)
            throw new FormatException("a packet has one protocol: give tcp, udp, icmp or a number");
        if (protocol.HasPorts && port is null)
            throw new FormatException($"`{protocol}` needs a port");
        if (!protocol.HasPorts && (port is not null || sourcePort is not null))
            throw new FormatException($"`{protocol}` has no ports: leave the port empty");
        return new Traffic(protocol == IpProtocol.IcmpV6 ? IpProtocol.Icmp : protocol, port, sourcePort);
    }

    /// <summary>The packet of this traffic between two addresses of one family.</summary>
    /// <param name="clientPort">taken where the traffic leaves the client's port open.</param>
    public Packet Between(Address source, Address destination, ushort clientPort) => this switch
    {
        { _icmp: { } icmp } => Packet.IcmpOf(source, destination, icmp.Type, icmp.Code),
        { Protocol.IsIcmp: true } => Packet.Echo(source, destination),
        { Port: { } port } => Packet.WithPorts(source, destination, Protocol, SourcePort ?? clientPort, port),
        _ => Packet.OfProtocol(source, destination, Protocol),
    };

    public override string ToString() => (Port, _icmp) switch
    {
        ({ } port, _) => string.Create(CultureInfo.InvariantCulture, $"{Protocol}/{port}"),
        (_, { } icmp) => string.Create(CultureInfo.InvariantCulture, $"{Protocol}/{icmp.Type}/{icmp.Code}"),
        _ => Protocol.ToString(),
    };
}
