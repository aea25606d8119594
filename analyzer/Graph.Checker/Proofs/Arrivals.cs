using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>Whether a way that ended has led where it should.</summary>
internal static class Arrivals
{
    /// <summary>Whether requests that ended there were delivered as asked (<see cref="Goal.IsMetBy"/>).</summary>
    public static bool MeetsGoal(Inquiry inquiry, ProofStanding end)
    {
        var goal = inquiry.Goal;
        if (end.Place is ProofPlace.Lost)
            return false;
        if (goal.Place == GoalPlace.Internet)
            return end.Place is ProofPlace.DeliveredToInternet;
        if (goal.Place == GoalPlace.OnPremises)
            return end.Place is ProofPlace.DeliveredOnPremises;
        if (goal.Holder is not { } holder)
            return true;
        return end.Place switch
        {
            ProofPlace.Delivered at => at.Interface == holder.Id || end.Sessions.Any(
                session => session is ProofSession.LoadBalancer balancer && balancer.Node == holder.Id),
            ProofPlace.Home at => InterfaceFacts.AreOneHost(inquiry.Network.Interface(at.Interface), holder),
            _ => false,
        };
    }

    /// <summary>Whether replies that ended there are with who asked, and known there as replies.</summary>
    public static bool IsReturn(Inquiry inquiry, ProofStanding end) =>
        end.Source == inquiry.Goal.Address
        && end.Destination == inquiry.Sender.Address
        && end.Sessions.Count == 0
        && (inquiry.Sender, end.Place) switch
        {
            (Sender.OfInterface from, ProofPlace.Delivered at) => from.Interface.Id == at.Interface,
            (Sender.OnInternet, ProofPlace.DeliveredToInternet) => true,

            // Which way back the far end takes is outside the snapshot.
            (Sender.OnPremises, ProofPlace.DeliveredOnPremises) => true,
            _ => false,
        };

    /// <summary>Who has the packets where their way ended; null where a host's own interfaces cannot be told apart.</summary>
    public static Component? TakerAt(Inquiry inquiry, ProofStanding end) => end.Place switch
    {
        ProofPlace.Delivered at => Components.Of(inquiry.Network.Interface(at.Interface)),
        ProofPlace.Home when inquiry.Sender is Sender.OfInterface from && !end.IsReply => Components.Of(from.Interface),
        ProofPlace.DeliveredToInternet => Components.Internet,
        ProofPlace.DeliveredOnPremises => Components.OnPremises,
        ProofPlace.DeliveredToService at => Components.Of(inquiry.Network.Endpoint(at.Endpoint)),
        ProofPlace.TakenByAmazon at => new Component("VPC", at.Vpc.Value),
        _ => null,
    };
}
