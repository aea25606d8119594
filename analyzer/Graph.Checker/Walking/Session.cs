using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Walking;

/// <summary>
/// What a translating component remembers of a request, so that it can send the reply back to who asked. Sessions are
/// undone in reverse order.
/// </summary>
/// <param name="Asked">the packet as it came to the component.</param>
/// <param name="ClientPorts">the ports that the asking side may have sent from.</param>
internal abstract record Session(Packet Asked, PortSet ClientPorts)
{
    /// <summary>A NAT gateway that took the source's place.</summary>
    /// <param name="Address">its own address that it sent from.</param>
    /// <param name="ReturnsByItself">
    /// the request went on over a peering connection: its reply finds the NAT gateway without a route (nat-gateway-basics.md).
    /// </param>
    public sealed record Nat(
        Packet Asked, PortSet ClientPorts, NatGateway Gateway, Address Address, bool ReturnsByItself)
        : Session(Asked, ClientPorts);

    /// <summary>A network load balancer's node that passed the connection on to a target.</summary>
    /// <param name="Target">the target's interface; null where it is not an interface of the estate.</param>
    /// <param name="PreservesClient">the target saw the client's address: its reply goes to the node whatever the routes say.</param>
    public sealed record NetworkLoadBalancer(
        Packet Asked, PortSet ClientPorts, NetworkInterface Node, NetworkInterface? Target, bool PreservesClient)
        : Session(Asked, ClientPorts);

    /// <summary>An egress-only internet gateway that saw a connection leave.</summary>
    public sealed record EgressOnly(Packet Asked, PortSet ClientPorts, EgressOnlyInternetGateway Gateway)
        : Session(Asked, ClientPorts);

    /// <summary>A gateway endpoint that took a request to its service.</summary>
    public sealed record GatewayEndpoint(Packet Asked, PortSet ClientPorts, VpcEndpoint Endpoint)
        : Session(Asked, ClientPorts);
}
