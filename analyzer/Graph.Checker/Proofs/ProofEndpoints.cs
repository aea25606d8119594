using Graph.Checker.Endpoints;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>What a proof's endpoints are in the estate.</summary>
internal static class ProofEndpoints
{
    /// <param name="Atom">the addresses that the sender's stands for; null where it names one.</param>
    public sealed record Source(Sender Sender, AddressAtom? Atom)
    {
        public bool Has(Address address) => Atom?.Holds(address) ?? Sender.Address == address;
    }

    /// <param name="Atom">the addresses that the goal's stands for; null where it names one.</param>
    public sealed record Destination(Goal Goal, AddressAtom? Atom)
    {
        public bool Has(Address address) => Atom?.Holds(address) ?? Goal.Address == address;
    }

    public static Source AsSource(EstateChecks estate, ProofEndpoint endpoint)
    {
        switch (endpoint)
        {
            case ProofEndpoint.OfInterface one:
                return new Source(new Sender.OfInterface(one.Address, HolderOf(estate, one, withPublic: false)), null);
            case ProofEndpoint.Internet internet:
                var atom = AtomOf(estate, internet);
                return new Source(new Sender.OnInternet(atom.Representative), atom);
            case ProofEndpoint.OnPremises { Entry: { } id } onPremises:
                var entry = estate.Facts.OnPremises.Entries.FirstOrDefault(row => Entries.Of(row) == id)
                    ?? throw new ProofRejectedException("a way in from on premises is not in the snapshot");
                var addresses = AtomOf(estate, onPremises);
                return new Source(new Sender.OnPremises(addresses.Representative, entry), addresses);
            case ProofEndpoint.OnPremises:
                throw new ProofRejectedException("a source on premises names the way in");
            default:
                throw new ProofRejectedException("an address alone is no source: name its interface");
        }
    }

    public static Destination AsDestination(EstateChecks estate, ProofEndpoint endpoint)
    {
        switch (endpoint)
        {
            case ProofEndpoint.OfInterface one:
                var holder = HolderOf(estate, one, withPublic: true);
                return new Destination(new Goal(one.Address, holder, GoalPlace.Anywhere), null);
            case ProofEndpoint.Internet internet:
                var atom = AtomOf(estate, internet);
                return new Destination(new Goal(atom.Representative, null, GoalPlace.Internet), atom);
            case ProofEndpoint.OnPremises { Entry: null } onPremises:
                var addresses = AtomOf(estate, onPremises);
                return new Destination(new Goal(addresses.Representative, null, GoalPlace.OnPremises), addresses);
            case ProofEndpoint.OnPremises:
                throw new ProofRejectedException("a destination on premises names no way in");
            case ProofEndpoint.At at:
                return new Destination(new Goal(at.Address, null, GoalPlace.Anywhere), null);
            default:
                throw new InvalidOperationException("an endpoint is an interface, an address, the internet or on premises");
        }
    }

    public static AddressFamily FamilyOf(ProofEndpoint endpoint) => endpoint switch
    {
        ProofEndpoint.OfInterface one => one.Address.Family,
        ProofEndpoint.At at => at.Address.Family,
        ProofEndpoint.Internet internet => internet.Blocks[0].Family,
        ProofEndpoint.OnPremises onPremises => onPremises.Blocks[0].Family,
        _ => throw new InvalidOperationException("an endpoint is an interface, an address, the internet or on premises"),
    };

    /// <summary>Names an endpoint in a message.</summary>
    public static string TextOf(ProofEndpoint endpoint) => endpoint switch
    {
        ProofEndpoint.OfInterface one => $"`{one.Interface}` at {one.Address}",
        ProofEndpoint.At at => at.Address.ToString(),
        _ => "a set of addresses",
    };

    private static NetworkInterface HolderOf(EstateChecks estate, ProofEndpoint.OfInterface endpoint, bool withPublic)
    {
        var facts = estate.Facts.Interfaces;
        var holder = facts.Interface(endpoint.Interface)
            ?? throw new ProofRejectedException($"`{endpoint.Interface}` is not in the snapshot");
        var holds = facts.AddressesOf(holder).Any(
                row => row.Address == endpoint.Address || (withPublic && row.PublicAddress == endpoint.Address))
            || facts.Holding(holder.Vpc, endpoint.Address)?.Id == holder.Id;
        return holds ? holder : throw new ProofRejectedException($"`{holder.Id}` has no address {endpoint.Address}");
    }

    private static AddressAtom AtomOf(EstateChecks estate, ProofEndpoint endpoint)
    {
        if (!estate.Atoms.TryGetValue(endpoint, out var atom))
        {
            estate.Atoms[endpoint] = atom = endpoint is ProofEndpoint.Internet internet
                ? InternetAtom(estate, internet.Blocks)
                : OnPremisesAtom(estate, ((ProofEndpoint.OnPremises)endpoint).Blocks);
        }

        return atom;
    }

    private static AddressAtom InternetAtom(EstateChecks estate, ValueList<Cidr> blocks)
    {
        foreach (var block in blocks)
        {
            if (SpecialPurposeAddresses.Blocks.Any(block.Overlaps))
                throw new ProofRejectedException($"{block} holds addresses that are not the internet's");
        }

        return AtomOutside(estate, blocks);
    }

    private static AddressAtom OnPremisesAtom(EstateChecks estate, ValueList<Cidr> blocks)
    {
        var atom = AtomOutside(estate, blocks);
        foreach (var special in SpecialPurposeAddresses.Blocks)
            atom.Compare(special);
        return atom;
    }

    private static AddressAtom AtomOutside(EstateChecks estate, ValueList<Cidr> blocks)
    {
        foreach (var block in blocks)
        {
            if (estate.OwnAddresses.FirstIn(block) is { } own)
                throw new ProofRejectedException($"{block} holds {own}, which is the estate's own");
        }

        return new AddressAtom(blocks);
    }
}
