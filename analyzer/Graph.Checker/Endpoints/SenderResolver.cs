using Graph.Checker.Facts;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>Who a question's source stands for. The internet is not resolved here: its address depends on the goal.</summary>
internal static class SenderResolver
{
    public static Resolution<Sender> Resolve(EstateFacts facts, EndpointReference reference) => reference switch
    {
        EndpointReference.At at => ResolveAddress(facts, at.Address),
        EndpointReference.Of of => ResolveResource(facts, of.Id),
        EndpointReference.OnPremises => new Resolution<Sender>.Missing(
            ExplanationCodes.GraphNotModelled, new MissingFact("on-prem", "sources on premises are not modelled")),
        _ => throw new ArgumentException("the internet has no single address", nameof(reference)),
    };

    private static Resolution<Sender> ResolveAddress(EstateFacts facts, Address address)
    {
        var holders = facts.Interfaces.Holding(address).ToList();
        if (holders.Count == 0)
            holders.AddRange(PrefixHolders(facts, address));
        if (holders.Count > 0)
            return new Resolution<Sender>.Found([.. holders.Select(holder => new Sender.OfInterface(address, holder))]);
        if (facts.Interfaces.BehindPublic(address) is { } mapped
            && facts.Interfaces.Interface(mapped.Interface) is { } behind)
        {
            return new Resolution<Sender>.Found([new Sender.OfInterface(mapped.Address, behind)]);
        }

        // Where interfaces were not read whole, the address may be of one that is not in the snapshot.
        if (facts.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, $"who holds {address} is needed") is { } fact)
            return new Resolution<Sender>.Missing(ExplanationCodes.GraphMissingFact, fact);
        if (facts.Vpcs.AnyHolds(address))
        {
            return new Resolution<Sender>.Absent(
                ExplanationCodes.NoSourceOrDestination, $"no interface holds {address}: nobody can send from it");
        }

        return SpecialPurposeAddresses.IsPublic(address)
            ? new Resolution<Sender>.Found([new Sender.OnInternet(address)])
            : Resolution<Sender>.Lacking(address.ToString(), "no VPC of the snapshot holds the source address");
    }

    private static IEnumerable<NetworkInterface> PrefixHolders(EstateFacts facts, Address address) =>
        facts.Vpcs.Vpcs.Where(vpc => facts.Vpcs.Holds(vpc.Id, address))
            .Select(vpc => facts.Interfaces.Holding(vpc.Id, address))
            .OfType<NetworkInterface>();

    private static Resolution<Sender> ResolveResource(EstateFacts facts, string id)
    {
        if (ResourceInterfaces.Of(facts, id) is not { } interfaces)
            return Resolution<Sender>.Lacking(id, "the source is not in the snapshot");
        var senders = interfaces
            .SelectMany(row => facts.Interfaces.AddressesOf(row).Select(address => new Sender.OfInterface(address.Address, row)))
            .ToList();
        return senders.Count > 0
            ? new Resolution<Sender>.Found([.. senders])
            : NoAddress<Sender>(facts, id, "the source has no interface with an address");
    }

    /// <summary>A resource without an address: known to have none, or its interfaces were not read.</summary>
    public static Resolution<TEndpoint> NoAddress<TEndpoint>(EstateFacts facts, string id, string reason) =>
        facts.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, $"the interfaces of {id} are needed") is { } fact
            ? new Resolution<TEndpoint>.Missing(ExplanationCodes.GraphMissingFact, fact)
            : new Resolution<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination, reason);
}
