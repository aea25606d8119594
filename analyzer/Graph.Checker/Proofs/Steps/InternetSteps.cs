using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>On the internet (<see cref="Internet"/>): to a host there, or by a public address back into the estate.</summary>
internal static class InternetSteps
{
    public static void Receive(Crowd crowd, Id<Vpc>? leftFrom)
    {
        var (facts, destination) = (crowd.Facts, crowd.Destination);
        if (facts.Interfaces.BehindPublic(destination) is { } mapped
            && facts.Interfaces.Interface(mapped.Interface) is { } receiver)
        {
            InternetGatewaySteps.Enter(crowd, receiver, mapped.Address);
        }
        else if (facts.Gateways.NatBehindPublic(destination) is { } nat)
            NatGatewaySteps.ReceiveFromInternet(crowd, nat);
        else if (destination.Family == AddressFamily.IPv6
            && facts.Interfaces.Holding(destination).FirstOrDefault() is { } holder)
        {
            if (crowd is { IsReply: true, LastSession: ProofSession.EgressOnly session })
                EgressOnlySteps.Return(crowd, session, holder);
            else
                InternetGatewaySteps.Enter(crowd, holder, destination);
        }
        else
            EndOutside(crowd, leftFrom);
    }

    private static void EndOutside(Crowd crowd, Id<Vpc>? leftFrom)
    {
        var destination = crowd.Destination;
        crowd.Inquiry.Compare(SpecialPurposeAddresses.Blocks, destination);
        if (!SpecialPurposeAddresses.IsPublic(destination))
            crowd.Stop(Components.Internet, ExplanationCodes.NoPossibleDestination);
        else if (Internet.MissingOwner(crowd.Walk, destination).Count > 0)
            crowd.Lose();
        else if (crowd.Network.IsInAnyVpc(destination))
            crowd.Stop(Components.Internet, ExplanationCodes.NoPossibleDestination);
        else if (crowd.Facts.Gateways.ElasticIpAt(destination) is { } elastic)
        {
            if (elastic.Interface is not null)
                crowd.Lose();
            else
                crowd.Stop(Components.Internet, ExplanationCodes.NoPossibleDestination);
        }
        else if (leftFrom is null && !crowd.IsReply)
            crowd.Stop(Components.Internet, ExplanationCodes.IgwPrivateIpAssociationForIngress);
        else
            crowd.Reach(new ProofPlace.DeliveredToInternet());
    }
}
