using Graph.Model.Addressing;
using Graph.Model.Questions;

namespace Graph.Testing.Filters;

/// <summary>The traffic that a rule matches or, where it is one port, that a question asks about (<see cref="Words"/>).</summary>
/// <param name="First">the first port, or the ICMP type; null where AWS gives none.</param>
/// <param name="Last">the last port, or the ICMP code; null where AWS gives none.</param>
public sealed record TrafficFilter(IpProtocol Protocol, int? First, int? Last)
{
    internal PortRange? Ports => First is { } first && Last is { } last && !Protocol.IsIcmp
        ? new PortRange(checked((ushort)first), checked((ushort)last))
        : null;

    internal short? IcmpType => Protocol.IsIcmp ? (short?)First : null;

    internal short? IcmpCode => Protocol.IsIcmp ? (short?)Last : null;

    /// <exception cref="InvalidOperationException">it is more than one kind of packet.</exception>
    internal Traffic AsQuestion(int? sourcePort)
    {
        if (Protocol.HasPorts && First != Last)
            throw new InvalidOperationException("a question asks about one port");
        if (Protocol.IsIcmp && First is not (8 or 128))
            throw new InvalidOperationException("a question asks about echo alone");
        return Protocol.IsIcmp
            ? Traffic.Echo
            : Traffic.Of(Protocol, Protocol.HasPorts ? checked((ushort?)First) : null, checked((ushort?)sourcePort));
    }
}
