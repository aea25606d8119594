using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// Where a way is lost for want of a fact, its end may still be known to refuse: if no rule of the destination's security
/// groups lets such packets in from anywhere, no way leads in.
/// </summary>
internal static class LastLine
{
    public static Flight Check(Exploration exploration, Flight flight)
    {
        // Where groups are left out, what the destination's would refuse is no part of the answer: others share it.
        if (exploration.IgnoresGroups || flight.IsReply || flight.IsStopped || ReceiverOf(exploration, flight) is not { } receiver || receiver.Groups.Ids.Length == 0)
            return flight;
        return exploration.Filter(
            flight,
            Allowed.Exactly(receiver.Groups.Inbound.CouldAdmit),
            new Component("security group", receiver.Groups.Text),
            ExplanationCodes.EniSgRulesMismatch);
    }

    private static InterfaceNode? ReceiverOf(Exploration exploration, Flight flight)
    {
        if (exploration.Network.BehindPublic.TryGetValue(flight.Destination, out var behind))
            return behind.Holder;
        return exploration.Holder is { } holder && holder.Addresses.Exists(row => row.Address == flight.Destination) ? holder : null;
    }
}
