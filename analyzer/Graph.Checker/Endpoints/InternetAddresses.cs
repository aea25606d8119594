using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>The addresses that stand for the internet in a question: public, and none of the estate's own.</summary>
internal static class InternetAddresses
{
    /// <param name="inside">the interface at the other end; null where nothing of the estate holds the address.</param>
    public static IReadOnlyList<Address> Opposite(EstateFacts facts, NetworkInterface? inside, AddressFamily family) =>
        inside is null
            ? Find(facts, null, family)
            : facts.InternetOf.GetOrAdd((inside.Id, family), _ => Find(facts, inside, family));

    private static IReadOnlyList<Address> Find(EstateFacts facts, NetworkInterface? inside, AddressFamily family) =>
        AddressSets.OneOfEach(
            family,
            BlocksOnTheWay.Of(facts, inside).Where(ReachesOutside).Concat(SpecialPurposeAddresses.Blocks),
            address => IsOutside(facts, address),
            // The estate's own public addresses lie within sets that are else the internet.
            facts.Interfaces.PublicAddressCount + facts.Gateways.NatPublicAddressCount);

    /// <summary>Blocks within the special-purpose ranges cut nothing of the internet.</summary>
    private static bool ReachesOutside(Cidr block) =>
        !SpecialPurposeAddresses.Blocks.Any(special => special.Contains(block));

    private static bool IsOutside(EstateFacts facts, Address address) =>
        SpecialPurposeAddresses.IsPublic(address)
        && !facts.Vpcs.AnyHolds(address)
        && facts.Interfaces.BehindPublic(address) is null
        && facts.Gateways.NatBehindPublic(address) is null;
}
