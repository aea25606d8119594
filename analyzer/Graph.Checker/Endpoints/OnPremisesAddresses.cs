using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// The addresses that stand for what is behind an entry from on premises: those that routes lead to, else the private ranges;
/// none of the estate's own.
/// </summary>
internal static class OnPremisesAddresses
{
    public static IReadOnlyList<Address> Opposite(
        EstateFacts facts, OnPremisesEntry entry, NetworkInterface? inside, AddressFamily family)
    {
        var prefixes = entry.Prefixes.Count > 0 ? entry.Prefixes : SpecialPurposeAddresses.PrivateIPv4;
        return AddressSets.OneOfEach(
            family,
            BlocksOnTheWay.Of(facts, inside).Concat(prefixes),
            address => prefixes.Any(prefix => prefix.Contains(address)) && !facts.Vpcs.AnyHolds(address),
            singles: 0);
    }
}
