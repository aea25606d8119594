using Graph.Engine.Network;
using Graph.Engine.Placing;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Selecting;

/// <summary>Finds what selectors stand for.</summary>
internal sealed class SelectionResolver(CompiledNetwork network, Outside outside, Tiers tiers, Tagged tagged)
{
    public Selection Resolve(Selector selector) => selector switch
    {
        Selector.Internet => Nothing with { Internet = outside.Internet },
        Selector.OnPremises => Nothing with { OnPremises = outside.OnPremises, Missing = network.OnPremisesAbsences() },
        Selector.All => Of(network.Interfaces, Unread("any interface")),
        Selector.Resource resource => OfResource(resource.Id),
        Selector.Block block => OfBlock(block.Cidr),
        Selector.Tier tier => Named(
            network.Interfaces.Where(node => tiers.Of(node).Name == tiers.Canonical(tier.Name)), $"tier:{tier.Name}", node => tiers.Of(node) is { Name: Tiers.Unplaced }),
        Selector.Tag tag => Named(tagged.With(tag.Key, tag.Value), $"tag:{tag.Key}={tag.Value ?? "*"}", _ => true),
        Selector.Or or => Resolve(or.Left).Or(Resolve(or.Right)),
        Selector.And and => Resolve(and.Left).And(Resolve(and.Right)),
        Selector.Not not => Everything.Except(Resolve(not.Operand)),
        _ => throw new InvalidOperationException("a selector is one of the above"),
    };

    private static Selection Nothing { get; } = new([], AddressSet.Empty, AddressSet.Empty, []);

    /// <summary>What a `!` takes from: all that is known, and what is not known to be all.</summary>
    private Selection Everything => Of(network.Interfaces, Unread("any interface"))
        .Or(Nothing with { Internet = outside.Internet })
        .Or(Nothing with { OnPremises = outside.OnPremises, Missing = network.OnPremisesAbsences() });

    private static Selection Of(IEnumerable<InterfaceNode> interfaces, params MissingFact?[] missing) =>
        Nothing with { Interfaces = [.. interfaces], Missing = [.. missing.OfType<MissingFact>()] };

    /// <summary>What a tag or a tier names; with nothing there, the name may be wrong, so nothing is claimed of it.</summary>
    /// <param name="isOpen">whether a tag that was not read could still decide about an interface.</param>
    private Selection Named(IEnumerable<InterfaceNode> interfaces, string name, Func<InterfaceNode, bool> isOpen)
    {
        var found = Of(interfaces, [Unread(name), .. tagged.Unread(name, isOpen)]);
        return found.IsEmpty && found.Missing.Count == 0
            ? found with { Missing = [new MissingFact(name, "nothing in the snapshot is of this name")] }
            : found;
    }

    private Selection OfResource(string id)
    {
        if (ResourceInterfaces.Of(network, id) is not { } interfaces)
            return Of([], new MissingFact(id, "it is not in the snapshot"));
        if (interfaces.Count > 0)
            return Of(interfaces, SetMembers.Unlisted(network, id));
        return SetMembers.NoAddress<Sender>(network, id) is Side<Sender>.Missing { Fact: var fact } ? Of([], fact) : Nothing;
    }

    private Selection OfBlock(Cidr block)
    {
        var own = AddressSet.Of([block]);
        var interfaces = network.Interfaces.Where(node => node.Addresses.Exists(
            row => block.Contains(row.Address) || (row.PublicAddress is { } mapped && block.Contains(mapped))));
        var held = Of(interfaces.Concat(network.Vpcs.Values.SelectMany(vpc => vpc.Prefixes)
            .Where(prefix => prefix.Block.Overlaps(block)).Select(prefix => prefix.Holder)), Unread(block.ToString()));

        // An address that an interface of the estate has is nobody's on the internet.
        var taken = held.Interfaces.SelectMany(node => node.Addresses).Select(row => row.PublicAddress).OfType<Address>()
            .Where(block.Contains).Select(Cidr.Single).ToList();
        var free = taken.Count == 0 ? own : own.Except(AddressSet.Of(taken));
        return held with { Internet = outside.Internet.Intersect(free), OnPremises = outside.OnPremises.Intersect(own), Named = own };
    }

    private MissingFact? Unread(string what) =>
        network.InterfaceAbsenceEverywhere($"it may tell one of {what}");
}
