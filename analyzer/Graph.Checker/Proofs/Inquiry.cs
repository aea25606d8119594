using Graph.Checker.Endpoints;
using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>One sender, one goal and what the steps need to know of them.</summary>
internal sealed class Inquiry(Network network, Sender sender, Goal goal, ValueList<PortRange> clientPorts, params AddressAtom?[] atoms)
{
    private readonly AddressAtom[] _atoms = [.. atoms.OfType<AddressAtom>().Where(atom => !atom.IsSingle)];

    public Network Network { get; } = network;

    public Sender Sender { get; } = sender;

    public Goal Goal { get; } = goal;

    public ValueList<PortRange> ClientPorts { get; } = clientPorts;

    /// <summary>Verdicts about an address that stands for several: each inquiry has to compare for itself.</summary>
    public Dictionary<GroupQuestion, Verdicts> GroupVerdicts { get; } = [];

    public Dictionary<(Id<NetworkAcl>, bool, Address), TrafficSet> AclVerdicts { get; } = [];

    public bool StandsForSeveral(Address address) => Array.Exists(_atoms, atom => atom.Representative == address);

    /// <summary>Whether the block holds the address, and all that it stands for.</summary>
    public bool Holds(Cidr block, Address address)
    {
        Compare(block, address);
        return block.Contains(address);
    }

    public bool Holds(IReadOnlyList<Cidr> blocks, Address address)
    {
        Compare(blocks, address);
        foreach (var block in blocks)
        {
            if (block.Contains(address))
                return true;
        }

        return false;
    }

    /// <exception cref="ProofRejectedException">a block tells apart what the address stands for.</exception>
    public void Compare(IEnumerable<Cidr> blocks, Address address)
    {
        if (!StandsForSeveral(address))
            return;
        foreach (var block in blocks)
            Compare(block, address);
    }

    private void Compare(Cidr block, Address address)
    {
        foreach (var atom in _atoms)
        {
            if (atom.Representative == address)
                atom.Compare(block);
        }
    }
}
