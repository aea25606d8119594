using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>
/// Divides addresses into cells that no rule can tell apart: every decision about an address is whether it lies in some block,
/// so addresses in the same blocks get the same answer. A cell may have many pieces.
/// </summary>
internal static class AddressCells
{
    // What people try first; taken where it stands for its cell.
    private static readonly Address[] Familiar = [Address.Parse("8.8.8.8"), Address.Parse("2001:4860:4860::8888")];

    /// <summary>The cells of one family with an address of each; the one with a familiar address first, then ascending.</summary>
    /// <param name="universe">the addresses that are divided.</param>
    /// <param name="blocks">every block that a rule may compare an address with.</param>
    /// <param name="isExcepted">single addresses that do not take part, though the universe holds them.</param>
    public static IReadOnlyList<(Address Representative, AddressSet Cell)> Of(
        AddressFamily family, AddressSet universe, IEnumerable<Cidr> blocks, Func<Address, bool> isExcepted)
    {
        Cidr[] cutting = [.. blocks.Where(block => block.Family == family).Distinct().Order()];
        var ranges = universe.Ranges.Where(range => range.Family == family).ToList();
        var pieces = Pieces(ranges, cutting);
        var cells = new Dictionary<Membership, List<AddressRange>>();
        foreach (var piece in pieces)
        {
            var membership = Membership.Of(piece, cutting);
            if (!cells.TryGetValue(membership, out var members))
                cells[membership] = members = [];
            members.Add(piece);
        }

        var found = new List<(Address, AddressSet)>();
        foreach (var members in cells.Values)
        {
            if (Member(family, members, isExcepted) is { } address)
                found.Add((address, AddressSet.Of(members)));
        }

        return [.. found.OrderBy(cell => !Familiar.Contains(cell.Item1)).ThenBy(cell => cell.Item1)];
    }

    /// <summary>The familiar address of a family.</summary>
    public static Address FamiliarOf(AddressFamily family) => Familiar.First(address => address.Family == family);

    private static Address? Member(AddressFamily family, List<AddressRange> ranges, Func<Address, bool> isExcepted)
    {
        foreach (var familiar in Familiar)
        {
            if (familiar.Family == family && !isExcepted(familiar)
                && ranges.Exists(range => range.First <= familiar.Bits && familiar.Bits <= range.Last))
            {
                return familiar;
            }
        }

        foreach (var range in ranges)
        {
            for (var bits = range.First; ; bits++)
            {
                var address = new Address(family, bits);
                if (!isExcepted(address))
                    return address;
                if (bits == range.Last)
                    break;
            }
        }

        return null;
    }

    /// <summary>The ranges, cut at both ends of every block.</summary>
    private static List<AddressRange> Pieces(List<AddressRange> ranges, Cidr[] blocks)
    {
        var cuts = new SortedSet<UInt128>();
        foreach (var block in blocks)
        {
            cuts.Add(block.Network.Bits);
            if (block.Last.Bits != UInt128.MaxValue)
                cuts.Add(block.Last.Bits + 1);
        }

        var pieces = new List<AddressRange>();
        foreach (var range in ranges)
        {
            var first = range.First;
            if (range.First != range.Last)
            {
                foreach (var cut in cuts.GetViewBetween(range.First + 1, range.Last))
                {
                    pieces.Add(new(range.Family, first, cut - 1));
                    first = cut;
                }
            }

            pieces.Add(new(range.Family, first, range.Last));
        }

        return pieces;
    }

    /// <summary>Which blocks hold a piece.</summary>
    private readonly record struct Membership(string Bits)
    {
        public static Membership Of(AddressRange piece, Cidr[] blocks)
        {
            var bits = new char[(blocks.Length + 15) / 16];
            var address = new Address(piece.Family, piece.First);
            for (var i = 0; i < blocks.Length; i++)
            {
                if (blocks[i].Contains(address))
                    bits[i / 16] |= (char)(1 << (i % 16));
            }

            return new(new string(bits));
        }
    }
}
