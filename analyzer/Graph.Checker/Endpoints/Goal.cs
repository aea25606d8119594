using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>
/// Where the packet of a question should go: an address, and where the question named a resource, whose it must be. The
/// route tables decide where the address leads.
/// </summary>
/// <param name="Holder">the interface that must get the packet; null: whoever the address leads to.</param>
/// <param name="Place">where the packet must end.</param>
internal sealed record Goal(Address Address, NetworkInterface? Holder, GoalPlace Place)
{
    /// <summary>Whether a packet that ended there was delivered as asked.</summary>
    public bool IsMetBy(Arrival arrival, Flight flight)
    {
        if (Place == GoalPlace.Internet)
            return arrival is Arrival.Internet;
        if (Place == GoalPlace.OnPremises)
            return arrival is Arrival.OnPremises;
        if (Holder is null)
            return true;
        return arrival switch
        {
            Arrival.At at => at.Interface.Id == Holder.Id || WasPassedOnBy(flight),
            Arrival.Home home => InterfaceFacts.AreOneHost(home.Interface, Holder),
            _ => false,
        };
    }

    // A network load balancer was asked for, and a target of it answers.
    private bool WasPassedOnBy(Flight flight) => flight.Sessions.Any(
        session => session is Session.NetworkLoadBalancer balancer && balancer.Node.Id == Holder!.Id);
}

/// <summary>Where a packet must end to have arrived.</summary>
internal enum GoalPlace
{
    /// <summary>Wherever the address leads, or at the goal's holder.</summary>
    Anywhere = 0,

    /// <summary>At a host on the internet.</summary>
    Internet = 1,

    /// <summary>On premises.</summary>
    OnPremises = 2,
}
