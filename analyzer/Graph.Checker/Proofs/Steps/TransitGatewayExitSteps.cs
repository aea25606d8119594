using Graph.Checker.Facts;
using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Out of a transit gateway (<see cref="TransitGatewayExits"/>).</summary>
internal static class TransitGatewayExitSteps
{
    public static void Leave(
        Crowd crowd, Id<TransitGateway> gateway, Id<TransitGatewayAttachment> attachment, string? resourceType, Zone? zone)
    {
        if (crowd.Facts.TransitGateways.VpcAttachment(attachment) is { } vpcAttachment)
            EnterVpc(crowd, vpcAttachment, zone);
        else if (crowd.Facts.TransitGateways.Peering(attachment) is { } peering)
            CrossPeering(crowd, gateway, peering);
        else if (OnPremisesFacts.IsOnPremises(resourceType))
            OnPremisesSteps.Open(crowd).Reach(new ProofPlace.DeliveredOnPremises(new ProofEntry.ByAttachment(gateway, attachment)));
        else
            crowd.Lose();
    }

    private static void EnterVpc(Crowd crowd, TransitGatewayVpcAttachment attachment, Zone? zone)
    {
        if (attachment.State is not "available")
        {
            crowd.Stop(Components.Attachment(attachment.Id), ExplanationCodes.BadStateAttachment);
            return;
        }

        var subnets = attachment.Subnets.Select(id => crowd.Facts.Vpcs.Subnet(id)).OfType<Subnet>().ToList();
        if (subnets.Count < attachment.Subnets.Count)
        {
            crowd.Lose();
            return;
        }

        var inZone = subnets.Where(subnet => zone is not null && Zone.Of(subnet) == zone).ToList();
        if (inZone.Count > 0 && attachment.ApplianceModeSupport is not "enable")
            subnets = inZone;
        if (attachment.SecurityGroupReferencing is "disable")
            crowd = crowd.LosingReferences();
        foreach (var subnet in subnets)
        {
            // tgw-nacls.md: in the attachment's own subnet neither direction of the ACL is evaluated.
            if (crowd.Inquiry.Holds(crowd.Facts.Vpcs.BlocksOf(subnet.Id), crowd.Destination))
                SubnetSteps.ReachNeighbour(crowd, subnet);
            else
                RouteTableSteps.Forward(NetworkAclSteps.CheckOutbound(crowd, subnet), subnet);
        }
    }

    private static void CrossPeering(Crowd crowd, Id<TransitGateway> gateway, TransitGatewayPeeringAttachment peering)
    {
        var other = peering.RequesterTransitGateway == gateway
            ? peering.AccepterTransitGateway
            : peering.RequesterTransitGateway;
        if (peering.State is not "available")
            crowd.Stop(Components.Attachment(peering.Id), ExplanationCodes.BadStateAttachment);
        else if (other is { } next && crowd.Facts.TransitGateways.Gateway(next.Value) is not null)
            crowd.LosingReferences().Reach(new ProofPlace.AtAttachment(next, peering.Id, null, null));
        else
            crowd.Lose();
    }
}
