using Graph.Checker.Facts;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// One internet address for each set of them that the rules on a way can tell apart. Every decision about an address is
/// whether it lies in some block; addresses with the same answers for every block that occurs there walk alike, so asking one
/// of each set asks all of the internet.
/// </summary>
internal static class InternetAddresses
{
    // What people try first; taken where it stands for its set.
    private static readonly Address[] FamiliarAddresses = [Address.Parse("8.8.8.8"), Address.Parse("2001:4860:4860::8888")];

    /// <summary>
    /// The addresses to ask for between the internet and an interface, either way; the familiar one first, then ascending.
    /// </summary>
    public static IReadOnlyList<Address> Between(EstateFacts facts, NetworkInterface inside, AddressFamily family)
    {
        var everything = family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
        var cuts = new SortedSet<UInt128> { everything.Network.Bits };
        foreach (var block in BlocksOnTheWay(facts, inside).Concat(SpecialPurposeAddresses.Blocks))
        {
            if (block.Family != family)
                continue;
            cuts.Add(block.Network.Bits);
            if (block.Last.Bits != everything.Last.Bits)
                cuts.Add(block.Last.Bits + 1);
        }

        var addresses = new List<Address>();
        var starts = cuts.ToList();
        for (var i = 0; i < starts.Count; i++)
        {
            var end = i + 1 < starts.Count ? starts[i + 1] - 1 : everything.Last.Bits;
            if (Representative(facts, family, starts[i], end) is { } address)
                addresses.Add(address);
        }

        return [.. addresses.OrderBy(address => !FamiliarAddresses.Contains(address)).ThenBy(address => address)];
    }

    /// <summary>One address for a goal that nothing inside holds: no rule of the estate tells any two apart.</summary>
    public static IReadOnlyList<Address> Familiar(AddressFamily family) =>
        [FamiliarAddresses.First(address => address.Family == family)];

    private static Address? Representative(EstateFacts facts, AddressFamily family, UInt128 first, UInt128 last)
    {
        foreach (var familiar in FamiliarAddresses)
        {
            if (familiar.Family == family && first <= familiar.Bits && familiar.Bits <= last && IsOutside(facts, familiar))
                return familiar;
        }

        // The estate's own public addresses are not the internet; there are fewer of them than tries.
        var tries = facts.Interfaces.PublicAddressCount + 1;
        for (var bits = first; tries > 0; bits++, tries--)
        {
            var address = new Address(family, bits);
            if (IsOutside(facts, address))
                return address;
            if (bits == last || !SpecialPurposeAddresses.IsPublic(address) || facts.Vpcs.AnyHolds(address))
                return null;
        }

        return null;
    }

    private static bool IsOutside(EstateFacts facts, Address address) =>
        SpecialPurposeAddresses.IsPublic(address)
        && !facts.Vpcs.AnyHolds(address)
        && facts.Interfaces.BehindPublic(address) is null
        && facts.Gateways.NatBehindPublic(address) is null;

    /// <summary>
    /// Every block that a rule, route or list on a way between the interface and the internet may compare the address with:
    /// the groups of the interface and of the targets behind it, and all network ACLs and route tables of the VPCs there are.
    /// </summary>
    private static IEnumerable<Cidr> BlocksOnTheWay(EstateFacts facts, NetworkInterface inside)
    {
        foreach (var holder in LoadBalancerTargets.Behind(facts, inside).Prepend(inside))
        {
            foreach (var group in facts.Interfaces.GroupsOf(holder))
            {
                foreach (var block in BlocksOf(facts, group))
                    yield return block;
            }
        }

        foreach (var block in facts.SharedBlocks)
            yield return block;
    }

    private static IEnumerable<Cidr> BlocksOf(EstateFacts facts, Id<SecurityGroup> group)
    {
        foreach (var rule in facts.Filters.RulesOf(group, egress: false).Concat(facts.Filters.RulesOf(group, egress: true)))
        {
            if (rule.Peer is SecurityGroupPeer.Block block)
                yield return block.Cidr;
            if (rule.Peer is SecurityGroupPeer.PrefixList list && facts.Routes.EntriesOf(list.List) is { } entries)
            {
                foreach (var entry in entries)
                    yield return entry;
            }
        }
    }
}
