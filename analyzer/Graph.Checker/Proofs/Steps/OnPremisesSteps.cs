using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>To and from on premises (<see cref="OnPremises"/>, <see cref="VpnGateways"/>).</summary>
internal static class OnPremisesSteps
{
    public static void Leave(Crowd crowd, VpnGateway gateway, Subnet from)
    {
        if (!gateway.MayBeAttachedTo(from.Vpc) && (!gateway.IsAttached || gateway.Vpc != from.Vpc))
        {
            crowd.Stop(Components.Of(gateway), ExplanationCodes.BadStateAttachment);
            return;
        }

        // The source's address looks at no traffic: the walker's rule decides for all.
        Open(crowd.LackIf(gateway.MayBeAttachedTo(from.Vpc))
                .As(VpnGateways.CheckSource(crowd.Walk, crowd.Flight(), Components.Of(gateway), from)))
            .Reach(new ProofPlace.DeliveredOnPremises(new ProofEntry.ByVpnGateway(gateway.Id)));
    }

    /// <summary>What is outside the snapshot is taken to be open; where it may not, that is missing.</summary>
    public static Crowd Open(Crowd crowd) => crowd.LackIf(!crowd.Network.Options.Allows(Assumption.OnPremisesOpen));

    public static void Enter(Crowd crowd, ProofEntry entry)
    {
        crowd = Open(crowd);
        switch (entry)
        {
            case ProofEntry.ByVpnGateway { Gateway: var id }:
                Enter(crowd, crowd.Network.Vpn(id));
                break;
            case ProofEntry.ByAttachment at:
                crowd.Reach(new ProofPlace.AtAttachment(at.Gateway, at.Attachment, null, null));
                break;
            default:
                throw new InvalidOperationException("an entry is a virtual private gateway or an attachment");
        }
    }

    private static void Enter(Crowd crowd, VpnGateway gateway)
    {
        if (gateway.AttachmentState is AttachmentStates.Untold)
            crowd.Lose();
        else if (gateway is not { IsAttached: true, Vpc: { } vpc })
            crowd.Stop(Components.Of(gateway), ExplanationCodes.BadStateAttachment);
        else if (crowd.Facts.Vpcs.Vpc(vpc) is not null
            && !crowd.Inquiry.Holds(crowd.Facts.Vpcs.BlocksOf(vpc), crowd.Destination))
        {
            crowd.Stop(Components.Of(gateway), ExplanationCodes.VgwPrivateIpAssociationForIngress);
        }
        else
            EdgeRouteTableSteps.Deliver(crowd, gateway.Id.Value, false, vpc);
    }
}
