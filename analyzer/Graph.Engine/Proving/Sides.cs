using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Engine.Proving;

/// <summary>Who and what the two sides of a question stand for.</summary>
internal static class Sides
{
    public static Side<Sender> SourceOf(CompiledNetwork network, EndpointReference reference) => reference switch
    {
        EndpointReference.At at => SourceAt(network, at.Address),
        EndpointReference.Of of => SourceOf(network, of.Id),
        EndpointReference.OnPremises => OnPremises<Sender>(network),
        _ => new Side<Sender>.Internet(),
    };

    /// <param name="fromInternet">an id then means its public addresses.</param>
    public static Side<Goal> DestinationOf(CompiledNetwork network, EndpointReference reference, bool fromInternet) =>
        reference switch
        {
            EndpointReference.At at => new Side<Goal>.Endpoints([new Goal(at.Address, null, GoalPlace.Anywhere)]),
            EndpointReference.Of of => DestinationOf(network, of.Id, fromInternet),
            EndpointReference.OnPremises => OnPremises<Goal>(network),
            _ => new Side<Goal>.Internet(),
        };

    /// <summary>The addresses of an interface as a destination.</summary>
    public static IEnumerable<Goal> GoalsAt(InterfaceNode holder, bool fromInternet)
    {
        foreach (var row in holder.Addresses)
        {
            if (!fromInternet || row.Address.Family == AddressFamily.IPv6)
                yield return new Goal(row.Address, holder, GoalPlace.Anywhere);
        }

        foreach (var row in holder.Addresses)
        {
            if (row.PublicAddress is { } mapped)
                yield return new Goal(mapped, holder, GoalPlace.Anywhere);
        }
    }

    public static IEnumerable<Sender> SendersAt(InterfaceNode node) =>
        node.Addresses.Select(row => new Sender.OfInterface(row.Address, node));

    private static Side<Sender> SourceAt(CompiledNetwork network, Address address)
    {
        if (Semantics.UnroutableAddresses.IsNoSource(address))
            return new Side<Sender>.Absent(ExplanationCodes.NoSourceOrDestination);
        List<InterfaceNode> holders = network.HoldersOf.GetValueOrDefault(address) ?? [];
        if (holders.Count == 0)
        {
            holders =
            [
                .. network.Vpcs.Values.SelectMany(vpc => vpc.Prefixes)
                    .Where(prefix => prefix.Block.Contains(address)).Select(prefix => prefix.Holder).Distinct(),
            ];
        }

        if (holders.Count > 0)
            return new Side<Sender>.Endpoints([.. holders.Select(holder => new Sender.OfInterface(address, holder))]);
        if (network.BehindPublic.TryGetValue(address, out var behind))
            return new Side<Sender>.Endpoints([new Sender.OfInterface(behind.Private, behind.Holder)]);

        // Where interfaces were not read whole, the address may be of one that is not in the snapshot.
        if (network.InterfaceAbsenceEverywhere($"who holds {address} decides") is { } fact)
            return new Side<Sender>.Missing(fact);
        if (network.AnyVpcHolds(address))
            return new Side<Sender>.Absent(ExplanationCodes.NoSourceOrDestination);
        var only = Sets.AddressSet.Of([Cidr.Single(address)]);
        List<Sender> outside =
        [
            .. network.OnPremises
                .Where(entry => entry.Prefixes.Any(prefix => !prefix.IsEverything && prefix.Contains(address)))
                .Select(entry => new Sender.OnPremises(address, entry, only)),
        ];
        var isOnPremises = outside.Count > 0;
        if (SpecialPurposeAddresses.IsPublic(address))
            outside.Add(new Sender.OnInternet(address, only));
        return outside.Count > 0
            ? new Side<Sender>.Endpoints([.. outside], isOnPremises && network.OnPremisesAbsences() is [var unread, ..] ? unread : null)
            : new Side<Sender>.Missing(new MissingFact(
                address.ToString(), "no VPC of the snapshot and no route on premises holds the source address"));
    }

    private static Side<Sender> SourceOf(CompiledNetwork network, string id)
    {
        if (ResourceInterfaces.Of(network, id) is not { } interfaces)
            return new Side<Sender>.Missing(new MissingFact(id, "the source is not in the snapshot"));
        var senders = interfaces.SelectMany(SendersAt).ToList();
        return senders.Count > 0
            ? new Side<Sender>.Endpoints([.. senders], SetMembers.Unlisted(network, id), SetMembers.IsSet(id))
            : SetMembers.NoAddress<Sender>(network, id);
    }

    private static Side<Goal> DestinationOf(CompiledNetwork network, string id, bool fromInternet)
    {
        if (ResourceInterfaces.Of(network, id) is not { } interfaces)
            return new Side<Goal>.Missing(new MissingFact(id, "the destination is not in the snapshot"));
        var goals = interfaces.SelectMany(node => GoalsAt(node, fromInternet)).ToList();
        if (goals.Count > 0)
            return new Side<Goal>.Endpoints([.. goals], SetMembers.Unlisted(network, id), SetMembers.IsSet(id));
        if (SetMembers.Unlisted(network, id) is { } unlisted)
            return new Side<Goal>.Missing(unlisted);
        return interfaces.Count > 0 && fromInternet
            ? new Side<Goal>.Absent(ExplanationCodes.IgwPrivateIpAssociationForIngress)
            : SetMembers.NoAddress<Goal>(network, id);
    }

    private static Side<TEndpoint> OnPremises<TEndpoint>(CompiledNetwork network)
    {
        var fact = network.OnPremisesAbsences() is [var unread, ..] ? unread : null;
        if (network.OnPremises.Count > 0)
            return new Side<TEndpoint>.OnPremises(fact);
        return fact is null
            ? new Side<TEndpoint>.Absent(ExplanationCodes.NoSourceOrDestination)
            : new Side<TEndpoint>.Missing(fact);
    }
}
