using Graph.Engine.Network;
using Graph.Engine.Placing;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Selecting;

/// <summary>Finds what selectors stand for.</summary>
internal sealed class SelectionResolver(CompiledNetwork network, Outside outside, Tiers tiers, Tagged tagged)
{
    private readonly Lazy<AddressSet> _onPremises = new(() => AddressSet.Of(network.OnPremises
        .SelectMany(entry => entry.Prefixes.Count > 0 ? entry.Prefixes : SpecialPurposeAddresses.PrivateIPv4)));

    public Selection Resolve(Selector selector) => selector switch
    {
        Selector.Internet => Nothing with { Internet = outside.Internet },
        Selector.OnPremises => Nothing with { OnPremises = _onPremises.Value, Missing = MissingOnPremises() },
        Selector.All => Of(network.Interfaces, Unread("any interface")),
        Selector.Resource resource => OfResource(resource.Id),
        Selector.Block block => OfBlock(block.Cidr),
        Selector.Tier tier => Named(network.Interfaces.Where(node => tiers.Of(node).Name == Tiers.Canonical(tier.Name)), $"tier:{tier.Name}"),
        Selector.Tag tag => Named(tagged.With(tag.Key, tag.Value), $"tag:{tag.Key}={tag.Value ?? "*"}"),
        Selector.Or or => Resolve(or.Left).Or(Resolve(or.Right)),
        Selector.And and => Resolve(and.Left).And(Resolve(and.Right)),
        Selector.Not not => Everything.Except(Resolve(not.Operand)),
        _ => throw new InvalidOperationException("a selector is one of the above"),
    };

    private static Selection Nothing { get; } = new([], AddressSet.Empty, AddressSet.Empty, []);

    private Selection Everything => new([.. network.Interfaces], outside.Internet, _onPremises.Value, []);

    private static Selection Of(IEnumerable<InterfaceNode> interfaces, params MissingFact?[] missing) =>
        Nothing with { Interfaces = [.. interfaces], Missing = [.. missing.OfType<MissingFact>()] };

    /// <summary>What a tag or a tier names; with nothing there, the name may be wrong, so nothing is claimed of it.</summary>
    private Selection Named(IEnumerable<InterfaceNode> interfaces, string name)
    {
        var found = Of(interfaces, Unread(name));
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
        return held with { Internet = outside.Internet.Intersect(own), OnPremises = _onPremises.Value.Intersect(own) };
    }

    private MissingFact? Unread(string what) =>
        network.InterfaceAbsenceEverywhere($"it may tell one of {what}");

    private IReadOnlyList<MissingFact> MissingOnPremises()
    {
        const string why = "a way on premises may be there";
        return [.. new[]
        {
            network.AbsenceEverywhere(ApiCall.DescribeVpnGateways, why),
            network.AbsenceEverywhere(ApiCall.DescribeTransitGatewayAttachments, why),
        }.OfType<MissingFact>()];
    }
}
