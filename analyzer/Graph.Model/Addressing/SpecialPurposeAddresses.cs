using System.Collections.Immutable;

namespace Graph.Model.Addressing;

/// <summary>
/// What is not the public internet: the IANA special-purpose registries of RFC 6890 and its successors, and multicast.
/// </summary>
public static class SpecialPurposeAddresses
{
    /// <summary>Blocks that no host on the internet can have as its address.</summary>
    public static ImmutableArray<Cidr> Blocks { get; } =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12",
            "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24",
            "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        }.Select(text => Cidr.Parse(text)),

        // Global unicast is 2000::/3 alone (RFC 4291); the registries take these out of it.
        .. new[]
        {
            "::/3", "4000::/2", "8000::/1", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(text => Cidr.Parse(text)),
    ];

    /// <summary>RFC 1918 and RFC 6598: what an internet gateway drops as source and as destination.</summary>
    public static ImmutableArray<Cidr> PrivateIPv4 { get; } =
    [
        Cidr.Parse("10.0.0.0/8"), Cidr.Parse("172.16.0.0/12"), Cidr.Parse("192.168.0.0/16"), Cidr.Parse("100.64.0.0/10"),
    ];

    /// <summary>Whether a host on the internet can have this address.</summary>
    public static bool IsPublic(Address address)
    {
        foreach (var block in Blocks)
        {
            if (block.Contains(address))
                return false;
        }

        return true;
    }
}
