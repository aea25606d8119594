using System.Collections.Immutable;

namespace Graph.Checker.Walking;

/// <summary>
/// The ports that a witness shows where the senders may choose: the client's, and that of each relaying component in the
/// request's order. Any choice walks the same way, since only network ACLs look at them, and those take sets.
/// </summary>
internal sealed record PortChoice(ushort Client, ImmutableArray<ushort> Relays)
{
    // The first port that today's Linux, Windows and AWS's own NAT all use (custom-network-acl.md).
    public const ushort Usual = 49152;

    public static PortChoice Default { get; } = new(Usual, []);

    public ushort OfRelay(int index) => index < Relays.Length ? Relays[index] : Usual;
}
