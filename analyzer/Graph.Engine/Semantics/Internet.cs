using Graph.Engine.Network;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// The internet carries packets between public addresses. A public address of the estate leads back in, by the internet
/// gateway of the VPC that it is mapped in.
/// </summary>
internal static class Internet
{
    /// <param name="leftFrom">the VPC that the packets came out of; null for what a host on the internet sent.</param>
    public static void Receive(Exploration exploration, Flight flight, VpcNode? leftFrom)
    {
        if (flight.IsStopped || exploration.IsCircling(ref flight, new Component("internet", "internet")))
            return;
        exploration.Log?.Reached(Place.Internet(leftFrom), flight);
        var network = exploration.Network;
        if (network.BehindPublic.TryGetValue(flight.Destination, out var behind))
            InternetGateways.Enter(exploration, flight, behind.Holder, behind.Private);
        else if (network.Gateways.NatByPublic.GetValueOrDefault(flight.Destination) is { } nat)
            NatGateways.ReceiveFromInternet(exploration, flight, nat);
        else if (flight.Family == AddressFamily.IPv6 && HolderOf(network, flight.Destination) is { } holder)
        {
            if (flight is { IsReply: true, Sessions: Session.EgressOnly session })
                EgressOnlyInternetGateways.Return(exploration, flight, session, holder);
            else
                InternetGateways.Enter(exploration, flight, holder, flight.Destination);
        }
        else
            EndOutside(exploration, flight, leftFrom);
    }

    private static InterfaceNode? HolderOf(CompiledNetwork network, Address address)
    {
        if (network.HoldersOf.TryGetValue(address, out var holders))
            return holders[0];
        foreach (var vpc in network.Vpcs.Values)
        {
            foreach (var prefix in vpc.Prefixes)
            {
                if (prefix.Block.Contains(address))
                    return prefix.Holder;
            }
        }

        return null;
    }

    private static void EndOutside(Exploration exploration, Flight flight, VpcNode? leftFrom)
    {
        var component = new Component("internet", "internet");
        var destination = flight.Destination;
        if (!SpecialPurposeAddresses.IsPublic(destination))
            exploration.Stop(flight, component, ExplanationCodes.NoPossibleDestination);
        else if (MissingOwner(exploration) is { } fact)
            exploration.Lose(flight, fact);
        else if (exploration.Network.AnyVpcHolds(destination))
            exploration.Stop(flight, component, ExplanationCodes.NoPossibleDestination);
        else if (exploration.Network.Gateways.ElasticIps.GetValueOrDefault(destination) is { } elastic)
        {
            if (elastic.Interface is { } holder)
                exploration.Lose(flight, new MissingFact(holder.Value, $"{destination} is its public address"));
            else
                exploration.Stop(flight, component, ExplanationCodes.NoPossibleDestination);
        }
        else if (leftFrom is null && !flight.IsReply)
        {
            // From one host on the internet to another: the estate has no part in it.
            exploration.Stop(flight, component, ExplanationCodes.IgwPrivateIpAssociationForIngress);
        }
        else
        {
            exploration.Arrive(flight, new Arrival.Internet());
        }
    }

    /// <summary>What would tell whether the address is one of the estate's own; null where it is known not to be.</summary>
    private static MissingFact? MissingOwner(Exploration exploration)
    {
        const string why = "whether the address is one of the estate decides";
        return (exploration.EndsOutside
                ? exploration.Network.AbsenceEverywhere(ApiCall.DescribeNetworkInterfaces, why)
                : exploration.Network.InterfaceAbsenceEverywhere(why))
            ?? exploration.Network.AbsenceEverywhere(ApiCall.DescribeVpcs, why);
    }
}
