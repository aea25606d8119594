using System.Collections.Immutable;
using System.Security.Cryptography;
using Graph.Model.Addressing;

namespace Graph.Reports;

/// <summary>
/// Pseudonyms of addresses: two of them share as many first bits as the addresses do, so blocks stay blocks and lie in each other as
/// they did (Xu et al., Prefix-Preserving IP Address Anonymization, 2002). Bits that make an address private, link-local, multicast or
/// otherwise special stay, and no other address comes to have them.
/// </summary>
internal sealed class PrefixPreserving(byte[] key)
{
    // IANA IPv4 and IPv6 Special-Purpose Address Registries: those that mean something in a VPC.
    private static readonly ImmutableArray<Cidr> Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "224.0.0.0/4", "240.0.0.0/4", "::/8", "64:ff9b::/96", "fc00::/7", "fe80::/10", "ff00::/8",
        }.Select(block => Cidr.Parse(block)),
    ];

    private static readonly ImmutableArray<Cidr> Kept =
        [.. new[] { "0.0.0.0/8", "127.0.0.0/8", "169.254.0.0/16", "::/8", "fe80::/10" }.Select(block => Cidr.Parse(block))];

    /// <param name="length">of the block, in bits; bits behind it are not looked at and are zero in the pseudonym.</param>
    public Address Of(Address address, int length)
    {
        if (Kept.Any(block => block.Contains(address)))
            return address;
        var (width, bits) = (address.Width, UInt128.Zero);
        for (var depth = 0; depth < Math.Min(length, width); depth++)
        {
            var shift = width - 1 - depth;
            var bit = (address.Bits >> shift) & UInt128.One;
            var prefix = depth == 0 ? UInt128.Zero : address.Bits >> (width - depth);
            if (!IsSpecialBelow(address.Family, prefix, depth, width))
                bit ^= Flip(address.Family, prefix, depth);
            bits |= bit << shift;
        }

        return new Address(address.Family, bits);
    }

    /// <summary>Whether a special block lies strictly below a prefix: its bits lead there, and must stay.</summary>
    private static bool IsSpecialBelow(AddressFamily family, UInt128 prefix, int depth, int width)
    {
        foreach (var block in Special)
        {
            if (block.Family == family && block.Length > depth && (depth == 0 || block.Network.Bits >> (width - depth) == prefix))
                return true;
        }

        return false;
    }

    private UInt128 Flip(AddressFamily family, UInt128 prefix, int depth)
    {
        Span<byte> node = stackalloc byte[18];
        node[0] = (byte)family;
        node[1] = (byte)depth;
        for (var at = 0; at < 16; at++)
            node[2 + at] = (byte)((prefix >> (8 * at)) & byte.MaxValue);
        Span<byte> hash = stackalloc byte[HMACSHA256.HashSizeInBytes];
        _ = HMACSHA256.HashData(key, node, hash);
        return (UInt128)(hash[0] & 1);
    }
}
