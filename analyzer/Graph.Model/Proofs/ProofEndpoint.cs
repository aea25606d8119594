using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Model.Proofs;

/// <summary>A source or a destination of a proof.</summary>
public abstract record ProofEndpoint
{
    private ProofEndpoint()
    {
    }

    /// <summary>An interface by one of its addresses; as a destination the address may be the public one.</summary>
    public sealed record OfInterface(Id<NetworkInterface> Interface, Address Address) : ProofEndpoint;

    /// <summary>Hosts on the internet.</summary>
    /// <param name="Blocks">their addresses: ascending blocks of one family that do not overlap, one at least.</param>
    public sealed record Internet(ValueList<Cidr> Blocks) : ProofEndpoint
    {
        public ValueList<Cidr> Blocks { get; } = Validated(Blocks);
    }

    /// <summary>Hosts on premises.</summary>
    /// <param name="Blocks">their addresses: ascending blocks of one family that do not overlap, one at least.</param>
    /// <param name="Entry">
    /// the way that their packets come in by; null exactly for destinations: which way leads there is the routes' matter.
    /// </param>
    public sealed record OnPremises(ValueList<Cidr> Blocks, ProofEntry? Entry) : ProofEndpoint
    {
        public ValueList<Cidr> Blocks { get; } = Validated(Blocks);
    }

    /// <summary>An address as a destination, whoever it leads to.</summary>
    public sealed record At(Address Address) : ProofEndpoint;

    private static ValueList<Cidr> Validated(ValueList<Cidr> blocks)
    {
        if (blocks.Count == 0)
            throw new ArgumentException("a set of addresses has one block at least", nameof(blocks));
        for (var i = 1; i < blocks.Count; i++)
        {
            if (blocks[i].Family != blocks[0].Family || blocks[i].Network <= blocks[i - 1].Last)
                throw new ArgumentException("the blocks of a set are ascending, of one family, and do not overlap", nameof(blocks));
        }

        return blocks;
    }
}

/// <summary>A way in from on premises.</summary>
public abstract record ProofEntry
{
    private ProofEntry()
    {
    }

    public sealed record ByVpnGateway(Id<VpnGateway> Gateway) : ProofEntry;

    public sealed record ByAttachment(Id<TransitGateway> Gateway, Id<TransitGatewayAttachment> Attachment) : ProofEntry;
}
