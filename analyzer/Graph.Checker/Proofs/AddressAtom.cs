using Graph.Model;
using Graph.Model.Addressing;

namespace Graph.Checker.Proofs;

/// <summary>
/// The set of addresses that a case is about where it names no single one. One of them stands for all; whenever a rule compares
/// it with a block, all of them must be on the same side.
/// </summary>
internal sealed class AddressAtom(ValueList<Cidr> blocks)
{
    private readonly HashSet<Cidr> _compared = [];

    public ValueList<Cidr> Blocks { get; } = blocks;

    public Address Representative { get; } = blocks[0].Network;

    public bool IsSingle => Blocks.Count == 1 && Blocks[0].Length == Blocks[0].Network.Width;

    public bool Holds(Address address) => Blocks.Any(block => block.Contains(address));

    /// <exception cref="ProofRejectedException">the block tells the addresses apart.</exception>
    public void Compare(Cidr block)
    {
        if (block.Family != Representative.Family || !_compared.Add(block))
            return;
        var isInside = block.Contains(Representative);
        foreach (var own in Blocks)
        {
            if (isInside ? !block.Contains(own) : block.Overlaps(own))
                throw new ProofRejectedException($"the addresses of {Blocks[0]} and others are not alike: {block} holds some of them");
        }
    }
}
