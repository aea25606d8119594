using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// Where a packet's way is lost for want of a fact, its end may still be known to refuse it: if no rule of the destination's
/// security groups lets such a packet in from anywhere, no way leads in.
/// </summary>
internal static class LastLine
{
    public static Flight Check(Walk walk, Flight flight)
    {
        if (flight.IsReply)
            return flight;
        var receivers = ReceiversOf(walk, flight);
        if (receivers.Count == 0 || receivers.Any(receiver => SecurityGroups.CouldAdmit(walk, flight, receiver)))
            return flight;
        return flight.Block(
            new Component("security group", string.Join(" ", walk.Facts.Interfaces.GroupsOf(receivers[0]))),
            ExplanationCodes.EniSgRulesMismatch,
            $"whatever the way, no inbound rule lets such a packet in to {flight.Packet.Destination} from anywhere");
    }

    private static List<NetworkInterface> ReceiversOf(Walk walk, Flight flight)
    {
        var destination = flight.Packet.Destination;
        if (walk.Facts.Interfaces.BehindPublic(destination) is { } mapped
            && walk.Facts.Interfaces.Interface(mapped.Interface) is { } behind)
        {
            return [behind];
        }

        // Whoever else holds the address, in a VPC that was not read, is not the one asked for.
        return walk.Holder is { } holder && walk.Facts.Interfaces.AddressesOf(holder).Any(row => row.Address == destination)
            ? [holder]
            : [];
    }
}
