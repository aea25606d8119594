using Graph.Engine.Network;
using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Proving;

/// <summary>Who sends the packets of a question: one address, which may stand for others that no rule can tell apart.</summary>
internal abstract record Sender(Address Address)
{
    /// <summary>An interface, from one of its addresses.</summary>
    public sealed record OfInterface(Address Address, InterfaceNode Interface) : Sender(Address);

    /// <summary>Hosts on the internet.</summary>
    /// <param name="All">the addresses that this one stands for.</param>
    public sealed record OnInternet(Address Address, AddressSet All) : Sender(Address);

    /// <summary>Hosts on premises, by one of the ways in.</summary>
    /// <param name="All">the addresses that this one stands for.</param>
    public sealed record OnPremises(Address Address, OnPremisesEntry Entry, AddressSet All) : Sender(Address);

    public void Send(Exploration exploration, Flight flight)
    {
        switch (this)
        {
            case OfInterface { Interface: var node }:
                if (node.Row.InterfaceType is "nat_gateway")
                    exploration.Stop(flight, new Component("network interface", node.Id), ExplanationCodes.GraphCannotInitiate);
                else if (node.Row.InterfaceType is "vpc_endpoint" or "gateway_load_balancer_endpoint")
                    exploration.Stop(flight, new Component("network interface", node.Id), ExplanationCodes.VpceIntraVpcTraffic);
                else
                    NetworkInterfaces.Send(exploration, flight with { Sender = new Identity(node.Vpc, node.Groups.Ids) }, node);
                break;
            case OnInternet:
                Internet.Receive(exploration, flight, null);
                break;
            case OnPremises { Entry: var entry }:
                Semantics.OnPremises.Enter(exploration, flight, entry);
                break;
            default:
                throw new InvalidOperationException("a sender is an interface, on the internet or on premises");
        }
    }
}

/// <summary>Where the packets of a question should go: an address, and where the question named a resource, whose it must be.</summary>
/// <param name="Holder">the interface that must get them; null: whoever the address leads to.</param>
/// <param name="All">the addresses outside that this one stands for; null inside.</param>
internal sealed record Goal(Address Address, InterfaceNode? Holder, GoalPlace Place, AddressSet? All = null)
{
    public bool IsMetBy(Arrival arrival, Flight flight) => Place switch
    {
        GoalPlace.Internet => arrival is Arrival.Internet,
        GoalPlace.InternetOrService => arrival is Arrival.Internet or Arrival.Service,
        GoalPlace.OnPremises => arrival is Arrival.OnPremises,
        _ => Holder is null || arrival switch
        {
            Arrival.At at => at.Interface == Holder || WasPassedOnBy(flight),
            Arrival.Home home => home.Interface.IsSameHostAs(Holder),
            _ => false,
        },
    };

    /// <summary>A network load balancer was asked for, and a target of it answers.</summary>
    private bool WasPassedOnBy(Flight flight)
    {
        for (var session = flight.Sessions; session is not null; session = session.Outer)
        {
            if (session is Session.Passed passed && passed.Node == Holder)
                return true;
        }

        return false;
    }
}

/// <summary>Where packets must end to have arrived.</summary>
internal enum GoalPlace
{
    /// <summary>Wherever the address leads, or at the goal's holder.</summary>
    Anywhere = 0,

    /// <summary>At a host on the internet.</summary>
    Internet = 1,

    /// <summary>On premises.</summary>
    OnPremises = 2,

    /// <summary>At a host on the internet, or at the service that a gateway endpoint leads to in its stead.</summary>
    InternetOrService = 3,
}
