using Graph.Model.Addressing;

namespace Graph.Checker.Proofs;

/// <summary>
/// Blocks by length. Two addresses are on the same side of every block if the smallest block around both is the same: whatever
/// else holds one of them holds that block.
/// </summary>
internal sealed class BlockTree
{
    private readonly (AddressFamily Family, int Length)[] _lengths;
    private readonly HashSet<Cidr> _blocks;

    public BlockTree(IEnumerable<Cidr> blocks)
    {
        _blocks = [.. blocks];
        _lengths = [.. _blocks.Select(block => (block.Family, block.Length)).Distinct().OrderByDescending(kind => kind.Length)];
    }

    /// <summary>The smallest block that holds the address; null where none does.</summary>
    public Cidr? Around(Address address)
    {
        foreach (var (family, length) in _lengths)
        {
            if (family == address.Family && Cidr.Around(address, length) is var block && _blocks.Contains(block))
                return block;
        }

        return null;
    }
}
