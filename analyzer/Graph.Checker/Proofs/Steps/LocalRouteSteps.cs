using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Delivery by a VPC's router (<see cref="LocalRoutes"/>).</summary>
internal static class LocalRouteSteps
{
    public static void Deliver(Crowd crowd, Id<Vpc> id)
    {
        if (crowd.IsEmpty)
            return;
        if (crowd.Facts.Interfaces.Holding(id, crowd.Destination) is { } receiver)
            crowd.Reach(new ProofPlace.Receive(receiver.Id, true));
        else if (crowd.Facts.Vpcs.Vpc(id) is not { } vpc || crowd.Facts.InterfaceAbsence(id, vpc.Scope, "who holds it decides") is not null)
            crowd.Lose();
        else
        {
            crowd.Stop(
                Components.Of(vpc),
                crowd.Inquiry.Holds(crowd.Facts.Vpcs.BlocksOf(id), crowd.Destination)
                    ? ExplanationCodes.NoPossibleDestination
                    : ExplanationCodes.VpcLocalRouteCidrRestriction);
        }
    }
}
