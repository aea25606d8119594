using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// The internet carries packets between public addresses. A public address of the estate leads back in, by the internet
/// gateway of the VPC that it is mapped in.
/// </summary>
internal static class Internet
{
    /// <summary>A packet is on the internet.</summary>
    /// <param name="leftFrom">the VPC it came out of; null for one that a host on the internet sent.</param>
    public static void Receive(Walk walk, Flight flight, Id<Vpc>? leftFrom)
    {
        flight = walk.Mark(flight, leftFrom, static (again, packet, place) => Receive(again, packet, place));
        if (walk.IsCircling(flight, Components.Internet))
            return;
        var destination = flight.Packet.Destination;
        if (walk.Facts.Interfaces.BehindPublic(destination) is { } mapped
            && walk.Facts.Interfaces.Interface(mapped.Interface) is { } receiver)
        {
            InternetGateways.Enter(walk, flight, receiver, mapped.Address);
        }
        else if (walk.Facts.Gateways.NatBehindPublic(destination) is { } nat)
        {
            NatGateways.ReceiveFromInternet(walk, flight, nat);
        }
        else if (destination.Family == AddressFamily.IPv6
            && walk.Facts.Interfaces.Holding(destination).FirstOrDefault() is { } holder)
        {
            EnterIPv6(walk, flight, holder);
        }
        else
        {
            EndOutside(walk, flight, leftFrom);
        }
    }

    private static void EnterIPv6(Walk walk, Flight flight, NetworkInterface holder)
    {
        if (flight is { IsReply: true, LastSession: Session.EgressOnly session })
            EgressOnlyInternetGateways.Return(walk, flight, session, holder);
        else
            InternetGateways.Enter(walk, flight, holder, flight.Packet.Destination);
    }

    private static void EndOutside(Walk walk, Flight flight, Id<Vpc>? leftFrom)
    {
        var destination = flight.Packet.Destination;
        if (!SpecialPurposeAddresses.IsPublic(destination))
        {
            walk.Stop(
                flight,
                Components.Internet,
                ExplanationCodes.NoPossibleDestination,
                $"{destination} is no address of the internet");
        }
        else if (MissingOwner(walk, destination) is { Count: > 0 } facts)
        {
            walk.Lose(flight, Components.Internet, facts);
        }
        else if (walk.Facts.Vpcs.AnyHolds(destination))
        {
            walk.Stop(
                flight,
                Components.Internet,
                ExplanationCodes.NoPossibleDestination,
                $"{destination} is in a VPC's block and no interface makes it public");
        }
        else if (walk.Facts.Gateways.ElasticIpAt(destination) is { } elastic)
        {
            if (elastic.Interface is { } holder)
                walk.Lose(flight, Components.Internet, new MissingFact(holder.Value, $"{destination} is its public address"));
            else
            {
                walk.Stop(
                    flight,
                    Components.Internet,
                    ExplanationCodes.NoPossibleDestination,
                    $"{destination} is an Elastic IP address of the estate that no interface has");
            }
        }
        else if (leftFrom is null && !flight.IsReply)
        {
            // From one host on the internet to another: the estate has no part in it.
            walk.Stop(
                flight,
                Components.Internet,
                ExplanationCodes.IgwPrivateIpAssociationForIngress,
                $"{destination} is no public address of the estate");
        }
        else
        {
            walk.Arrive(flight.Pass(Components.Internet, "delivered"), new Arrival.Internet());
        }
    }

    /// <summary>What would tell whether the address is one of the estate's own; empty where it is known not to be.</summary>
    internal static List<MissingFact> MissingOwner(Walk walk, Address destination)
    {
        var why = $"whether {destination} is an address of the estate decides";
        var interfaces = walk.EndsOutside
            ? walk.Facts.AbsencesEverywhere(ApiCall.DescribeNetworkInterfaces, why)
            : walk.Facts.InterfaceAbsencesEverywhere(why);
        return [.. interfaces, .. walk.Facts.AbsencesEverywhere(ApiCall.DescribeVpcs, why)];
    }
}
