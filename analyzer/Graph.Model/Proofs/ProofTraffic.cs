using Graph.Model.Addressing;

namespace Graph.Model.Proofs;

/// <summary>
/// A set of kinds of packets: by destination port for TCP and UDP, by type and code for ICMP, by number for the rest. Each
/// part has ascending ranges that neither overlap nor touch, so that equal sets are equal values.
/// </summary>
/// <param name="Icmp">numbers type * 256 + code of protocol 1.</param>
/// <param name="IcmpV6">numbers type * 256 + code of protocol 58.</param>
/// <param name="Other">protocol numbers but 1, 6, 17 and 58.</param>
public sealed record ProofTraffic(
    ValueList<PortRange> Tcp,
    ValueList<PortRange> Udp,
    ValueList<PortRange> Icmp,
    ValueList<PortRange> IcmpV6,
    ValueList<PortRange> Other)
{
    private static readonly byte[] Named = [1, 6, 17, 58];

    public static ProofTraffic None { get; } = new([], [], [], [], []);

    public ValueList<PortRange> Tcp { get; } = Validated(Tcp);

    public ValueList<PortRange> Udp { get; } = Validated(Udp);

    public ValueList<PortRange> Icmp { get; } = Validated(Icmp);

    public ValueList<PortRange> IcmpV6 { get; } = Validated(IcmpV6);

    public ValueList<PortRange> Other { get; } = ValidatedNumbers(Other);

    /// <summary>The ranges, if they are ascending and neither overlap nor touch.</summary>
    /// <exception cref="ArgumentException">they are not.</exception>
    public static ValueList<PortRange> Validated(ValueList<PortRange> ranges)
    {
        for (var i = 1; i < ranges.Count; i++)
        {
            if (ranges[i].First <= ranges[i - 1].Last + 1)
                throw new ArgumentException("ranges are ascending and neither overlap nor touch", nameof(ranges));
        }

        return ranges;
    }

    private static ValueList<PortRange> ValidatedNumbers(ValueList<PortRange> ranges)
    {
        foreach (var range in Validated(ranges))
        {
            if (range.Last > byte.MaxValue || Array.Exists(Named, number => range.Contains(number)))
                throw new ArgumentException("other protocols are 0 to 255 but for 1, 6, 17 and 58", nameof(ranges));
        }

        return ranges;
    }
}
