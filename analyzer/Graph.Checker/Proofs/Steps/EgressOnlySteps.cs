using Graph.Checker.Rules;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Egress-only internet gateways (<see cref="EgressOnlyInternetGateways"/>).</summary>
internal static class EgressOnlySteps
{
    public static void Leave(Crowd crowd, EgressOnlyInternetGateway gateway, Subnet from)
    {
        var component = Components.Of(gateway);
        if (!gateway.MayBeAttachedTo(from.Vpc) && (!gateway.IsAttached || gateway.Vpc != from.Vpc))
            crowd.Stop(component, ExplanationCodes.BadStateAttachment);
        else if (crowd.Source.Family != AddressFamily.IPv6)
            crowd.Stop(component, ExplanationCodes.ProtocolRestriction);
        else if (crowd.IsReply)
            crowd.Stop(component, ExplanationCodes.GraphAcceptsNothingUnsolicited);
        else
        {
            crowd = InternetGatewaySteps.CheckPublicAccessOut(crowd.LackIf(gateway.MayBeAttachedTo(from.Vpc)), from, component);
            var session = new ProofSession.EgressOnly(crowd.Source, crowd.Destination, crowd.ClientPorts, gateway.Id);
            crowd.Push(session).By(ProofSender.Outside).Reach(new ProofPlace.OnInternet(from.Vpc));
        }
    }

    public static void Return(Crowd crowd, ProofSession.EgressOnly session, NetworkInterface receiver)
    {
        if (crowd.SubnetOf(receiver) is not { } subnet)
            return;
        var component = Components.Of(crowd.Network.EgressOnly(session.Gateway));
        InternetGatewaySteps.CheckPublicAccessIn(crowd, subnet, component, receiver).Pop()
            .Reach(new ProofPlace.InVpc(receiver.Vpc));
    }
}
