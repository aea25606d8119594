using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Evidence;

namespace Graph.Checker.Rules;

/// <summary>
/// What is behind a VPN or Direct Connect is outside the snapshot: it is taken to carry whatever is routed to it, and to send
/// from any of its addresses.
/// </summary>
internal static class OnPremises
{
    public static void Receive(Walk walk, Flight flight, OnPremisesEntry entry) => walk.Arrive(
        walk.Assume(flight, Components.OnPremises, Assumption.OnPremisesOpen).Pass(Components.OnPremises, "delivered"), new Arrival.OnPremises(entry));

    public static void Enter(Walk walk, Flight flight, OnPremisesEntry entry)
    {
        flight = walk.Assume(flight, Components.OnPremises, Assumption.OnPremisesOpen);
        switch (entry)
        {
            case OnPremisesEntry.ByVpnGateway { Gateway: var gateway }:
                VpnGateways.Enter(walk, flight, gateway);
                break;
            case OnPremisesEntry.ByAttachment { Gateway: var gateway, Attachment: var attachment }:
                TransitGateways.Route(walk, flight.Pass(Components.Attachment(attachment)), gateway, attachment, null);
                break;
            default:
                throw new InvalidOperationException("an entry is a virtual private gateway or an attachment");
        }
    }
}
