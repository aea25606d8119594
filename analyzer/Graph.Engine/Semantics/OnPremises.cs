using Graph.Engine.Network;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// What is behind a VPN or Direct Connect is outside the snapshot: it is taken to carry whatever is routed to it, and to send
/// from any of its addresses.
/// </summary>
internal static class OnPremises
{
    public static void Receive(Exploration exploration, Flight flight, OnPremisesEntry entry)
    {
        flight = exploration.Assume(flight, Assumption.OnPremisesOpen);
        exploration.Arrive(flight, new Arrival.OnPremises(entry));
    }

    public static void Enter(Exploration exploration, Flight flight, OnPremisesEntry entry)
    {
        flight = exploration.Assume(flight, Assumption.OnPremisesOpen);
        exploration.Log?.Reached(Place.OnPremises(entry), flight);
        switch (entry)
        {
            case OnPremisesEntry.ByVpnGateway { Gateway: var gateway }:
                VpnGateways.Enter(exploration, flight, gateway);
                break;
            case OnPremisesEntry.ByAttachment { Gateway: var gateway, Attachment: var attachment }:
                TransitGateways.Route(exploration, flight, gateway, attachment, null);
                break;
            default:
                throw new InvalidOperationException("an entry is a virtual private gateway or an attachment");
        }
    }
}
