using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Model.Proofs;

/// <summary>What a translating component remembers of requests, so that it can send the replies back.</summary>
/// <param name="Source">the source of the requests as they came to the component.</param>
/// <param name="Destination">their destination as they came to the component.</param>
/// <param name="ClientPorts">
/// the ports that they may have come from: the question's, or 1024-65535 behind a component that sends from ports of its own
/// (a NAT gateway, a network load balancer that does not preserve the client).
/// </param>
public abstract record ProofSession(Address Source, Address Destination, ValueList<PortRange> ClientPorts)
{
    /// <summary>The ports that a NAT gateway or a load balancer sends from.</summary>
    public static ValueList<PortRange> OwnPorts { get; } = [PortRange.Ephemeral];

    /// <summary>A NAT gateway that took the source's place.</summary>
    /// <param name="Address">its own address that it sends from; of a regional one the public address.</param>
    /// <param name="ReturnsByItself">the requests went on over a peering connection: replies need no route back.</param>
    public sealed record Nat(
        Address Source,
        Address Destination,
        ValueList<PortRange> ClientPorts,
        Id<NatGateway> Gateway,
        Address Address,
        bool ReturnsByItself)
        : ProofSession(Source, Destination, ClientPorts);

    /// <summary>A network load balancer's node that passed requests on to a target.</summary>
    /// <param name="Target">the target's interface; null where it is none of the estate.</param>
    /// <param name="PreservesClient">the target sees the client's address and port.</param>
    public sealed record LoadBalancer(
        Address Source,
        Address Destination,
        ValueList<PortRange> ClientPorts,
        Id<NetworkInterface> Node,
        Id<NetworkInterface>? Target,
        bool PreservesClient)
        : ProofSession(Source, Destination, ClientPorts);

    /// <summary>An egress-only internet gateway that saw requests leave.</summary>
    public sealed record EgressOnly(
        Address Source, Address Destination, ValueList<PortRange> ClientPorts, Id<EgressOnlyInternetGateway> Gateway)
        : ProofSession(Source, Destination, ClientPorts);

    /// <summary>A gateway endpoint that took requests to its service; gone from the reply's sessions.</summary>
    public sealed record GatewayEndpoint(
        Address Source, Address Destination, ValueList<PortRange> ClientPorts, Id<VpcEndpoint> Endpoint)
        : ProofSession(Source, Destination, ClientPorts);
}
