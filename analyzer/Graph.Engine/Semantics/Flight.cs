using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>
/// A set of packets on their way: one source and one destination address, and a set of traffic. What is let pass is kept
/// twice: whatever is missing (<see cref="Certain"/>), and as far as nothing known stops it (<see cref="Possible"/>).
/// Immutable: branches share their past.
/// </summary>
internal sealed record Flight
{
    public required Address Source { get; init; }

    public required Address Destination { get; init; }

    /// <summary>What no known control has stopped. Traffic as the sender sent it: see <see cref="Mapped"/>.</summary>
    public required TrafficSet Possible { get; init; }

    /// <summary>What gets here whatever the missing facts are; part of <see cref="Possible"/>.</summary>
    public required TrafficSet Certain { get; init; }

    /// <summary>
    /// As <see cref="Certain"/>, whichever of overlapping prefix lists AWS has chosen; kept only where a way has such a choice.
    /// </summary>
    public TrafficSet Settled { get; init; } = TrafficSet.Empty;

    /// <summary>All traffic that takes this branch, be it stopped on it or not.</summary>
    public required TrafficSet Branch { get; init; }

    /// <summary>The one kind of traffic that all of it has become behind a network load balancer; null: it is as it was sent.</summary>
    public TrafficSet? Mapped { get; init; }

    public required Identity Sender { get; init; }

    public bool IsReply { get; init; }

    /// <summary>The client ports with which replies get here; each network ACL on their way narrows them.</summary>
    public ValueSet ClientPorts { get; init; } = ValueSet.Empty;

    /// <summary>What the request left behind in translating components, the innermost on top.</summary>
    public Session? Sessions { get; init; }

    public MissingFacts? Missing { get; init; }

    public int Steps { get; init; }

    public AddressFamily Family => Source.Family;

    public bool IsStopped => Possible.IsEmpty;

    /// <summary>The traffic as it is now.</summary>
    public TrafficSet Present => Mapped ?? Possible;

    /// <summary>Only this traffic goes on here; the rest takes other branches.</summary>
    public Flight Only(TrafficSet traffic)
    {
        if (Mapped is null)
        {
            return this with
            {
                Possible = Possible.Intersect(traffic),
                Certain = Certain.Intersect(traffic),
                Settled = Settled.Intersect(traffic),
                Branch = Branch.Intersect(traffic),
            };
        }

        var kept = Mapped.Intersect(traffic);
        return kept.Equals(Mapped)
            ? this
            : kept.IsEmpty
                ? this with { Possible = TrafficSet.Empty, Certain = TrafficSet.Empty, Settled = TrafficSet.Empty, Branch = TrafficSet.Empty }
                : throw new InvalidOperationException("what a load balancer passes on is of one kind");
    }

    /// <summary>A fact is missing that could stop all of it.</summary>
    public Flight Lacking(MissingFact fact) => this with
    {
        Certain = TrafficSet.Empty,
        Settled = TrafficSet.Empty,
        Missing = new MissingFacts(new(Possible, fact), Missing),
    };
}

/// <summary>Facts that were missing on a way, the last one first.</summary>
/// <param name="Doubt">its traffic as it was sent.</param>
internal sealed record MissingFacts(Doubt Doubt, MissingFacts? Previous);

/// <summary>
/// Which security groups the packets' source counts as a member of, where a rule references a group. A group stands for the
/// private addresses of its interfaces, so the identity goes when the source is translated (security-group-rules.md).
/// </summary>
/// <param name="Vpc">the VPC whose interface holds the source address; null outside.</param>
/// <param name="Groups">sorted, without repeats.</param>
internal sealed record Identity(VpcNode? Vpc, string[] Groups)
{
    public static Identity Outside { get; } = new(null, []);

    public Identity WithoutGroups() => Groups.Length == 0 ? this : this with { Groups = [] };
}

/// <summary>What a translating component remembers of a request, so that it can send the reply back to who asked.</summary>
/// <param name="Source">of the packet as it came to the component.</param>
/// <param name="Destination">of the packet as it came to the component.</param>
internal abstract record Session(Address Source, Address Destination, ValueSet ClientPorts, Session? Outer)
{
    /// <summary>A NAT gateway that took the source's place.</summary>
    /// <param name="Address">its own address that it sent from.</param>
    /// <param name="ReturnsByItself">
    /// the request went on over a peering connection: its reply finds the NAT gateway without a route (nat-gateway-basics.md).
    /// </param>
    public sealed record Nat(
        Address Source, Address Destination, ValueSet ClientPorts, Session? Outer,
        Graph.Model.Resources.NatGateway Gateway, Address Address, bool ReturnsByItself)
        : Session(Source, Destination, ClientPorts, Outer);

    /// <summary>A network load balancer's node that passed the connection on.</summary>
    /// <param name="Target">null where it is not an interface of the estate.</param>
    /// <param name="PreservesClient">the target saw the client's address: its reply goes to the node whatever the routes say.</param>
    public sealed record Passed(
        Address Source, Address Destination, ValueSet ClientPorts, Session? Outer,
        InterfaceNode Node, InterfaceNode? Target, bool PreservesClient)
        : Session(Source, Destination, ClientPorts, Outer);

    /// <summary>An egress-only internet gateway that saw a connection leave.</summary>
    public sealed record EgressOnly(
        Address Source, Address Destination, ValueSet ClientPorts, Session? Outer,
        Graph.Model.Resources.EgressOnlyInternetGateway Gateway)
        : Session(Source, Destination, ClientPorts, Outer);

    /// <summary>A gateway endpoint that took a request to its service.</summary>
    public sealed record GatewayEndpoint(
        Address Source, Address Destination, ValueSet ClientPorts, Session? Outer,
        Graph.Model.Resources.VpcEndpoint Endpoint)
        : Session(Source, Destination, ClientPorts, Outer);
}
