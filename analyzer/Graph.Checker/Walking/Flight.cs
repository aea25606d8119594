using System.Collections.Immutable;
using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Checker.Walking;

/// <summary>A packet on its way, with what has been decided about it. Immutable: branches of a walk share their past.</summary>
internal sealed record Flight
{
    /// <summary>The packet as it is now.</summary>
    public required Packet Packet { get; init; }

    /// <summary>The packet as it was sent.</summary>
    public required Packet Sent { get; init; }

    public required SenderIdentity Sender { get; init; }

    /// <summary>Security groups let replies pass, NAT gateways translate them back.</summary>
    public bool IsReply { get; init; }

    /// <summary>
    /// The ports that the asking side may take so that the packet gets here: each network ACL on a reply's way narrows them.
    /// A request never does, since no AWS rule looks at a source port.
    /// </summary>
    public PortSet ClientPorts { get; init; }

    /// <summary>The ports left to each relaying component whose leg of the way is done, the innermost first.</summary>
    public ImmutableArray<PortSet> Legs { get; init; } = [];

    /// <summary>What the request left behind in translating components; the innermost on top.</summary>
    public ImmutableStack<Session> Sessions { get; init; } = [];

    public Trail? Trail { get; init; }

    /// <summary>The hops before the trail begins: of a flight that is resumed on its way.</summary>
    public int EarlierHops { get; init; }

    public int Hops => EarlierHops + (Trail?.Length ?? 0);

    /// <summary>The latest place that the way goes on from; null unless the walk is recorded.</summary>
    public Milestone? Milestones { get; init; }

    public ImmutableHashSet<Assumption> Assumptions { get; init; } = [];

    /// <summary>A known control has dropped the packet; the walk goes on only to name the other controls.</summary>
    public bool IsBlocked { get; init; }

    public Session? LastSession => Sessions.IsEmpty ? null : Sessions.Peek();

    public Flight Pass(Component component, string? note = null, RuleReference? rule = null) =>
        Append(component, new HopDecision.Passed(note), rule, Packet);

    /// <summary>Passes, and leaves as another packet.</summary>
    public Flight Translate(Component component, Packet after, string note, RuleReference? rule = null) =>
        Append(component, new HopDecision.Passed(note), rule, after);

    public Flight Block(Component component, ExplanationCode code, string detail, RuleReference? rule = null) =>
        Append(component, new HopDecision.Blocked(code, detail), rule, Packet) with { IsBlocked = true };

    public Flight Lack(Component component, MissingFact fact, ExplanationCode? code = null) => Append(
        component, new HopDecision.Undecided(code ?? ExplanationCodes.GraphMissingFact, fact), null, Packet);

    public Flight Lack(Component component, IEnumerable<MissingFact> facts, ExplanationCode? code = null) =>
        facts.Aggregate(this, (flight, fact) => flight.Lack(component, fact, code));

    /// <summary>A component takes the sender's place: what it sends leaves from a port of its own choice.</summary>
    public Flight Relay(Component component, Session session, Packet after, string note, RuleReference? rule = null) =>
        Translate(component, after, note, rule) with
        {
            Sessions = Sessions.Push(session),
            ClientPorts = PortSet.Of(PortRange.Ephemeral),
        };

    /// <summary>A component passes the packet on from the sender's own address and port, and will see the reply.</summary>
    public Flight RelayPreserving(
        Component component, Session session, Packet after, string note, RuleReference? rule = null) =>
        Translate(component, after, note, rule) with { Sessions = Sessions.Push(session) };

    /// <summary>The component that took the sender's place sends the reply on to who asked.</summary>
    public Flight Undo(Session session, Component component)
    {
        var back = session.Asked.Reply();
        var settled = Legs.Add(ClientPorts);
        var preserves = session is Session.NetworkLoadBalancer { PreservesClient: true };
        return Translate(component, back, $"back to {back.Destination}, from {back.Source}") with
        {
            Sessions = Sessions.Pop(),
            ClientPorts = preserves ? ClientPorts : session.ClientPorts,
            Legs = preserves ? Legs : settled,
        };
    }

    public Flight Assuming(Assumption assumption) => this with { Assumptions = Assumptions.Add(assumption) };

    private Flight Append(Component component, HopDecision decision, RuleReference? rule, Packet after) => this with
    {
        Trail = Trail.Append(Trail, new Hop(component, decision, rule, Packet, after)),
        Packet = after,
    };
}
