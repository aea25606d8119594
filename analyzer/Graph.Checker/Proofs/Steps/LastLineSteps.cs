using Graph.Checker.Rules;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>What the end of a lost way is known to refuse (<see cref="LastLine"/>).</summary>
internal static class LastLineSteps
{
    public static Crowd Check(Crowd crowd)
    {
        if (crowd.IsReply || crowd.IsEmpty || ReceiverOf(crowd) is not { } receiver)
            return crowd;
        return crowd.StopAllBut(
            SecurityGroupSteps.Admissible(crowd.Network, receiver),
            new Component("security group", string.Join(" ", crowd.Network.GroupsOf(receiver))),
            ExplanationCodes.EniSgRulesMismatch);
    }

    private static NetworkInterface? ReceiverOf(Crowd crowd)
    {
        if (crowd.Facts.Interfaces.BehindPublic(crowd.Destination) is { } mapped
            && crowd.Facts.Interfaces.Interface(mapped.Interface) is { } behind)
        {
            return behind;
        }

        return crowd.Inquiry.Goal.Holder is { } holder
            && crowd.Facts.Interfaces.AddressesOf(holder).Any(row => row.Address == crowd.Destination)
                ? holder
                : null;
    }
}
