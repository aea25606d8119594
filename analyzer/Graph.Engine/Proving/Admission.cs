using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>
/// A quick no: whatever the way, a destination whose groups admit nothing from an address that the source's packets could
/// arrive with is not reached. All pairs then cost what the rules admit, not interfaces squared.
/// </summary>
internal sealed class Admission
{
    private readonly Address[] _translators;
    private readonly ConcurrentDictionary<GroupSet, bool> _admitsTranslated = [];

    public Admission(CompiledNetwork network)
    {
        _translators =
        [
            .. network.Gateways.NatAddresses.Values.SelectMany(rows => rows)
                .SelectMany(row => new[] { row.PrivateAddress, row.PublicAddress }).OfType<Address>().Distinct(),
        ];
    }

    /// <summary>False only where no packet of the source's, translated or not, passes the destination's groups.</summary>
    public bool IsPossible(InterfaceNode source, InterfaceNode destination)
    {
        if (destination.Role == InterfaceRole.NatGateway)
            return false;
        if (destination.Groups.Ids.Length == 0)
            return true;
        var rules = destination.Groups.Inbound;
        return !rules.ByGroups(source.Groups.Ids).IsEmpty
            || source.Addresses.Exists(row => Admits(rules, row.Address) || (row.PublicAddress is { } mapped && Admits(rules, mapped)))
            || _admitsTranslated.GetOrAdd(destination.Groups, groups => Array.Exists(_translators, one => Admits(groups.Inbound, one)));
    }

    private static bool Admits(GroupSet.Rules rules, Address address) => !rules.By(address).Possible.IsEmpty;
}
