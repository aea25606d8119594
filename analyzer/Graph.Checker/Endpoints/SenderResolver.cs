using Graph.Checker.Facts;
using Graph.Checker.Rules;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>Who a question's source stands for.</summary>
internal static class SenderResolver
{
    public static Side<Sender> Resolve(EstateFacts facts, EndpointReference reference) => reference switch
    {
        EndpointReference.At at => ResolveAddress(facts, at.Address),
        EndpointReference.Of of => ResolveResource(facts, of.Id),
        EndpointReference.OnPremises => OnPremisesSide.Resolve<Sender>(facts),
        _ => new Side<Sender>.Internet(),
    };

    private static Side<Sender> ResolveAddress(EstateFacts facts, Address address)
    {
        if (UnroutableAddresses.IsNoSource(address))
        {
            return new Side<Sender>.Absent(
                ExplanationCodes.NoSourceOrDestination, $"{address} is no address that a packet comes from over a network");
        }

        var holders = facts.Interfaces.Holding(address).ToList();
        if (holders.Count == 0)
            holders.AddRange(PrefixHolders(facts, address));
        if (holders.Count > 0)
            return new Side<Sender>.Endpoints([.. holders.Select(holder => new Sender.OfInterface(address, holder))], []);
        if (facts.Interfaces.BehindPublic(address) is { } mapped
            && facts.Interfaces.Interface(mapped.Interface) is { } behind)
        {
            return new Side<Sender>.Endpoints([new Sender.OfInterface(mapped.Address, behind)], []);
        }

        // Where interfaces were not read whole, the address may be of one that is not in the snapshot.
        if (facts.InterfaceAbsencesEverywhere($"who holds {address} decides") is { Count: > 0 } missing)
            return new Side<Sender>.Missing(missing);
        if (facts.Vpcs.AnyHolds(address))
        {
            return new Side<Sender>.Absent(
                ExplanationCodes.NoSourceOrDestination, $"no interface holds {address}: nobody can send from it");
        }

        Sender[] outside =
        [
            .. facts.OnPremises.EntriesOf(address).Select(entry => new Sender.OnPremises(address, entry)),
            .. SpecialPurposeAddresses.IsPublic(address) ? new Sender[] { new Sender.OnInternet(address) } : [],
        ];
        return outside.Length > 0
            ? new Side<Sender>.Endpoints(
                [.. outside], Array.Exists(outside, one => one is Sender.OnPremises) ? OnPremisesSide.Unlisted(facts) : [])
            : Side<Sender>.Lacking(address.ToString(), "no VPC of the snapshot and no route on premises holds the source address");
    }

    private static IEnumerable<NetworkInterface> PrefixHolders(EstateFacts facts, Address address) =>
        facts.Vpcs.Vpcs.Where(vpc => facts.Vpcs.Holds(vpc.Id, address))
            .Select(vpc => facts.Interfaces.Holding(vpc.Id, address))
            .OfType<NetworkInterface>();

    private static Side<Sender> ResolveResource(EstateFacts facts, string id)
    {
        if (ResourceInterfaces.Of(facts, id) is not { } interfaces)
            return Side<Sender>.Lacking(id, "the source is not in the snapshot");
        var senders = interfaces
            .SelectMany(row => facts.Interfaces.AddressesOf(row).Select(address => new Sender.OfInterface(address.Address, row)))
            .ToList();
        return senders.Count > 0
            ? new Side<Sender>.Endpoints([.. senders], SetMembers.Unlisted(facts, id), SetMembers.IsSet(id))
            : NoAddress<Sender>(facts, id, "the source has no interface with an address");
    }

    /// <summary>
    /// A resource without an address: a group, subnet or VPC may be empty; what else is there has interfaces in AWS, which were
    /// not read.
    /// </summary>
    public static Side<TEndpoint> NoAddress<TEndpoint>(EstateFacts facts, string id, string reason) =>
        MayBeEmpty(facts, id)
            ? facts.InterfaceAbsencesEverywhere($"the interfaces of {id} are needed") is { Count: > 0 } missing
                ? new Side<TEndpoint>.Missing(missing)
                : new Side<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination, reason)
            : Side<TEndpoint>.Lacking(id, "its interfaces are not in the snapshot");

    private static bool MayBeEmpty(EstateFacts facts, string id) => id.Split('-', ':')[0] switch
    {
        "sg" or "subnet" or "vpc" => true,
        "i" => facts.Interfaces.Instance(new Id<Instance>(id)) is { IsTerminated: true },
        "nat" => facts.Gateways.Nat(id) is { IsPresent: false },
        _ => false,
    };
}
