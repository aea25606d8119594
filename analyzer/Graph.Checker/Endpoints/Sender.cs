using Graph.Checker.Facts;
using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Endpoints;

/// <summary>Who sends the packet of a question.</summary>
internal abstract record Sender(Address Address)
{
    /// <summary>An interface, from one of its addresses.</summary>
    public sealed record OfInterface(Address Address, NetworkInterface Interface) : Sender(Address);

    /// <summary>A host on the internet.</summary>
    public sealed record OnInternet(Address Address) : Sender(Address);

    /// <summary>A host on premises, by one of the ways in.</summary>
    public sealed record OnPremises(Address Address, OnPremisesEntry Entry) : Sender(Address);

    /// <summary>Sets the packet on its way.</summary>
    public void Send(Walk walk, Flight flight)
    {
        switch (this)
        {
            case OfInterface { Interface: var networkInterface }:
                SendFrom(walk, flight, networkInterface);
                break;
            case OnInternet:
                Rules.Internet.Receive(walk, flight.Pass(Components.Internet, "sent"), null);
                break;
            case OnPremises { Entry: var entry }:
                Rules.OnPremises.Enter(walk, flight.Pass(Components.OnPremises, "sent"), entry);
                break;
            default:
                throw new InvalidOperationException("a sender is an interface, on the internet or on premises");
        }
    }

    private static void SendFrom(Walk walk, Flight flight, NetworkInterface networkInterface)
    {
        var component = Components.Of(networkInterface);
        if (networkInterface.InterfaceType is "nat_gateway")
        {
            walk.Stop(flight, component, ExplanationCodes.GraphCannotInitiate, "a NAT gateway starts no connection of its own");
        }
        else if (networkInterface.InterfaceType is "vpc_endpoint" or "gateway_load_balancer_endpoint")
        {
            walk.Stop(
                flight, component, ExplanationCodes.VpceIntraVpcTraffic, "a VPC endpoint starts no connection into its VPC");
        }
        else
        {
            var identity = SenderIdentity.Of(networkInterface, walk.Facts.Interfaces.GroupsOf(networkInterface));
            Rules.NetworkInterfaces.Send(walk, flight with { Sender = identity }, networkInterface);
        }
    }
}
