using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Internet gateways (<see cref="InternetGateways"/>).</summary>
internal static class InternetGatewaySteps
{
    public static void Leave(Crowd crowd, InternetGateway gateway, Subnet from)
    {
        var component = Components.Of(gateway);
        if (!gateway.MayBeAttachedTo(from.Vpc) && (!gateway.IsAttached || gateway.Vpc != from.Vpc))
        {
            crowd.Stop(component, ExplanationCodes.BadStateAttachment);
            return;
        }

        crowd = CheckPublicAccessOut(crowd.LackIf(gateway.MayBeAttachedTo(from.Vpc)), from, component);
        foreach (var block in SpecialPurposeAddresses.PrivateIPv4)
        {
            if (!crowd.Inquiry.Holds(block, crowd.Destination))
                continue;
            crowd.Stop(
                component,
                block.Length == 10 ? ExplanationCodes.IgwDestinationAddressNotInRfc6598Egress
                    : ExplanationCodes.IgwDestinationAddressNotInRfc1918Egress);
            return;
        }

        if (crowd.Source.Family == AddressFamily.IPv6)
            crowd.Reach(new ProofPlace.OnInternet(from.Vpc));
        else if (InternetGateways.PublicAddressOf(crowd.Walk, from.Vpc, crowd.Source) is { } publicAddress)
            crowd.From(publicAddress).By(ProofSender.Outside).Reach(new ProofPlace.OnInternet(from.Vpc));
        else
            crowd.Stop(component, ExplanationCodes.IgwPublicIpAssociationForEgress);
    }

    public static void Enter(Crowd crowd, NetworkInterface receiver, Address privateAddress)
    {
        if (!crowd.Facts.Gateways.InternetOfVpc.TryGetValue(receiver.Vpc, out var gateway))
        {
            crowd.EndAs((walk, flight) => InternetGateways.Miss(walk, flight, receiver));
            return;
        }

        if (crowd.SubnetOf(receiver) is not { } subnet)
            return;
        crowd = CheckPublicAccessIn(crowd, subnet, Components.Of(gateway), receiver);
        if (receiver.DenyAllIgwTraffic && !crowd.IsReply)
            crowd.Stop(Components.Of(gateway), ExplanationCodes.GraphDenyAllIgwTraffic);
        else if (!crowd.IsEmpty)
            EdgeRouteTableSteps.Deliver(crowd.LackIf(MayDenyAll(crowd, receiver)).To(privateAddress), gateway.Id.Value, true, receiver.Vpc);
    }

    private static bool MayDenyAll(Crowd crowd, NetworkInterface receiver) =>
        InternetGateways.MayDenyAll(crowd.Walk, crowd.Flight(crowd.IsReply), receiver) is not null;

    /// <summary>VPC Block Public Access looks at no traffic: the walker's rule decides for all.</summary>
    public static Crowd CheckPublicAccessOut(Crowd crowd, Subnet subnet, Component gateway)
    {
        var flight = crowd.Flight(crowd.IsReply);
        if (crowd.LastSession is ProofSession.Nat session)
        {
            flight = flight with
            {
                Sessions = [new Session.Nat(flight.Packet, default, crowd.Network.Nat(session.Gateway), session.Address, false)],
            };
        }

        return crowd.As(BlockPublicAccess.CheckOutbound(crowd.Walk, flight, subnet, gateway));
    }

    public static Crowd CheckPublicAccessIn(Crowd crowd, Subnet subnet, Component gateway, NetworkInterface receiver) =>
        crowd.As(BlockPublicAccess.CheckInbound(crowd.Walk, crowd.Flight(crowd.IsReply), subnet, gateway, receiver));
}
