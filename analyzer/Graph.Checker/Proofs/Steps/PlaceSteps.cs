using Graph.Checker.Rules;
using Graph.Model.Proofs;

namespace Graph.Checker.Proofs;

/// <summary>
/// One step of the network: from a place to every place that its packets may come to next. A step does what the walker does
/// between two of its cut points; which packets a rule lets pass is worked out as a set.
/// </summary>
internal static class PlaceSteps
{
    public static void Take(Crowd crowd)
    {
        switch (crowd.Standing.Place)
        {
            case ProofPlace.Send send:
                InterfaceSteps.Send(crowd, crowd.Network.Interface(send.Interface));
                break;
            case ProofPlace.InSubnet at:
                SubnetSteps.Leave(crowd, crowd.Network.Subnet(at.Subnet));
                break;
            case ProofPlace.InVpc at:
                LocalRouteSteps.Deliver(crowd, at.Vpc);
                break;
            case ProofPlace.Receive receive:
                InterfaceSteps.Receive(crowd, crowd.Network.Interface(receive.Interface), receive.CrossesSubnet);
                break;
            case ProofPlace.OnInternet at:
                InternetSteps.Receive(crowd, at.LeftFrom);
                break;
            case ProofPlace.AtAttachment at:
                TransitGatewaySteps.Route(crowd, at.Gateway, at.Attachment, ZoneOf(at));
                break;
            case ProofPlace.OnPremises at:
                OnPremisesSteps.Enter(crowd, at.Entry);
                break;
            default:
                break;
        }
    }

    private static Zone? ZoneOf(ProofPlace.AtAttachment at) => at switch
    {
        { ZoneId: null, ZoneName: null } => null,
        { ZoneName: "" } => new Zone(at.ZoneId, null),
        _ => new Zone(at.ZoneId, at.ZoneName),
    };
}
