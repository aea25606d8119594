using Graph.Model.Addressing;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Cuts a family's addresses into the sets that no rule can tell apart. Every decision about an address is whether it lies in
/// some block; addresses with the same answers for every block walk alike, so asking one of each set asks all of them.
/// </summary>
internal static class AddressSets
{
    // What people try first; taken where it stands for its set.
    private static readonly Address[] Familiar = [Address.Parse("8.8.8.8"), Address.Parse("2001:4860:4860::8888")];

    /// <summary>One accepted address of each set; a familiar one first, then ascending.</summary>
    /// <param name="blocks">every block that a rule on the way may compare the address with.</param>
    /// <param name="isMember">whether an address is one of those asked about.</param>
    /// <param name="singles">how many single addresses the predicate may refuse within a set that it else accepts.</param>
    public static IReadOnlyList<Address> OneOfEach(
        AddressFamily family, IEnumerable<Cidr> blocks, Func<Address, bool> isMember, int singles)
    {
        var everything = family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
        var cuts = new SortedSet<UInt128> { everything.Network.Bits };
        foreach (var block in blocks)
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
            if (Member(family, starts[i], end, isMember, singles) is { } address)
                addresses.Add(address);
        }

        return [.. addresses.OrderBy(address => !Familiar.Contains(address)).ThenBy(address => address)];
    }

    /// <summary>The familiar address of a family.</summary>
    public static Address FamiliarOf(AddressFamily family) => Familiar.First(address => address.Family == family);

    private static Address? Member(
        AddressFamily family, UInt128 first, UInt128 last, Func<Address, bool> isMember, int singles)
    {
        foreach (var familiar in Familiar)
        {
            if (familiar.Family == family && first <= familiar.Bits && familiar.Bits <= last && isMember(familiar))
                return familiar;
        }

        for (var bits = first; singles >= 0; bits++, singles--)
        {
            var address = new Address(family, bits);
            if (isMember(address))
                return address;
            if (bits == last)
                return null;
        }

        return null;
    }
}
