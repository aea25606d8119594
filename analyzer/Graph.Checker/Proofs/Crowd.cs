using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>What a step leads to.</summary>
internal interface ISteps
{
    /// <summary>Packets may come to another place.</summary>
    /// <param name="asked">what they were before a load balancer gave them another port; null where their kind is as it was.</param>
    void Next(ProofStanding standing, Judged packets, TrafficSet? asked);

    /// <summary>Packets are stopped.</summary>
    void Stop(Stopped stopped);
}

/// <summary>Packets that a known control stops.</summary>
/// <param name="Standing">where they were, and as what, when they were stopped; the place is that of the step's start.</param>
/// <param name="IsAll">whether none of the packets that came to the control gets past it.</param>
/// <param name="Asked">as of <see cref="ISteps.Next"/>.</param>
internal sealed record Stopped(
    ProofStanding Standing,
    Component Component,
    ExplanationCode Code,
    string? Rule,
    TrafficSet Packets,
    bool IsAll,
    TrafficSet? Asked);

/// <summary>
/// Packets that move alike during one step: the walker's flight, for a set. Rules take a crowd, leave behind what they stop, and
/// send the rest on.
/// </summary>
internal sealed record Crowd(Inquiry Inquiry, ISteps Steps, ProofStanding Standing, Judged Packets, TrafficSet? Asked = null)
{
    // The longest way that AWS forwards has two or three; the walker gives up on longer ones by their hops.
    private const int MostSessions = 8;

    public Network Network => Inquiry.Network;

    public EstateFacts Facts => Inquiry.Network.Facts;

    public bool IsReply => Standing.IsReply;

    public Address Source => Standing.Source;

    public Address Destination => Standing.Destination;

    public ProofSender Sender => Standing.Sender;

    public ProofSession? LastSession => Standing.Sessions.Count == 0 ? null : Standing.Sessions[^1];

    public bool IsEmpty => Packets.IsEmpty;

    /// <summary>For the walker's rules that only look something up.</summary>
    public Walk Walk => EndsOutside ? Network.EndingOutside : Network.OpenEnded;

    /// <summary>The ports that a request may come from.</summary>
    public ValueList<PortRange> ClientPorts => Proofs.ClientPorts.Of(Inquiry, Standing);

    private bool EndsOutside => IsReply
        ? Inquiry.Sender is Endpoints.Sender.OnInternet
        : Inquiry.Goal.Place == Endpoints.GoalPlace.Internet;

    /// <summary>
    /// One packet of the crowd, for the walker's rules that do not look at traffic. It goes as a reply unless said
    /// otherwise: nobody then looks at the groups of its destination.
    /// </summary>
    public Flight Flight(bool isReply = true)
    {
        var packet = Packet.Echo(Source, Destination);
        return new Flight { Packet = packet, Sent = packet, Sender = SenderIdentity.Outside, IsReply = isReply };
    }

    public Crowd Only(TrafficSet traffic) => this with { Packets = Packets.Only(traffic) };

    public Crowd Lack() => this with { Packets = Packets.Lack() };

    public Crowd LackIf(bool isMissing) => isMissing ? Lack() : this;

    public Crowd From(Address source) => this with { Standing = Standing with { Source = source } };

    public Crowd To(Address destination) => this with { Standing = Standing with { Destination = destination } };

    public Crowd By(ProofSender sender) => this with { Standing = Standing with { Sender = sender } };

    /// <summary>From here on references to the source's groups do not match.</summary>
    public Crowd LosingReferences() => Sender.Groups.Count == 0 ? this : By(new ProofSender(Sender.Vpc, []));

    /// <summary>A component keeps a session of the packets. Those that keep meeting such components go round for ever.</summary>
    public Crowd Push(ProofSession session) => Standing.Sessions.Count < MostSessions
        ? this with { Standing = Standing with { Sessions = [.. Standing.Sessions, session] } }
        : StopAllBut(TrafficSet.Nothing, ComponentOf(session), ExplanationCodes.GraphForwardingLoop);

    public Crowd Pop() => this with { Standing = Standing with { Sessions = [.. Standing.Sessions.SkipLast(1)] } };

    /// <summary>Replies go back to who asked, from whom they asked, to the ports that they asked from.</summary>
    public Crowd Undo(ProofSession session)
    {
        var back = Pop().From(session.Destination).To(session.Source);
        if (session is ProofSession.LoadBalancer { PreservesClient: true })
            return back;
        var ports = PortSet.OfSorted(session.ClientPorts);
        return back with
        {
            Packets = Packets.Map(traffic => traffic with
            {
                Tcp = traffic.Tcp.IsEmpty ? default : ports,
                Udp = traffic.Udp.IsEmpty ? default : ports,
            }),
        };
    }

    public void Reach(ProofPlace place)
    {
        if (!IsEmpty)
            Steps.Next(Standing with { Place = place }, Packets, Asked);
    }

    /// <summary>All that is left is stopped.</summary>
    public void Stop(Component component, ExplanationCode code, string? rule = null) =>
        TellStopped(Packets.All, true, component, code, rule);

    /// <summary>All but this traffic is stopped.</summary>
    public Crowd StopAllBut(TrafficSet traffic, Component component, ExplanationCode code, string? rule = null)
    {
        var left = Only(traffic);
        TellStopped(Packets.All.Except(traffic), left.IsEmpty, component, code, rule);
        return left;
    }

    public void TellStopped(TrafficSet packets, bool isAll, Component component, ExplanationCode code, string? rule)
    {
        if (!packets.IsEmpty)
            Steps.Stop(new Stopped(Standing, component, code, rule, packets, isAll, Asked));
    }

    /// <summary>The way cannot be followed further, since a fact is missing; what is known of its end may still refuse.</summary>
    public void Lose() => LastLineSteps.Check(Lack()).Reach(new ProofPlace.Lost());

    /// <summary>Ends as the walker did with one packet.</summary>
    public void EndAs(Action<Walk, Flight> rule)
    {
        var walk = new Walk(Facts, Network.Options, PortChoice.Default, EndsOutside, null);
        rule(walk, Flight());
        if (walk.Ends is not [{ Flight.Trail.Hop: var last }])
            throw new InvalidOperationException("a rule that looks at no traffic has one end");
        if (last.Decision is HopDecision.Blocked blocked)
            Stop(last.Component, blocked.Code, last.Rule?.Id);
        else
            Lose();
    }

    /// <summary>Goes on as the walker's packet did that passed something that looks at no traffic.</summary>
    public Crowd As(Flight flight) => flight.Trail?.Hop switch
    {
        { Decision: HopDecision.Blocked blocked } hop => StopAllBut(TrafficSet.Nothing, hop.Component, blocked.Code, hop.Rule?.Id),
        { Decision: HopDecision.Undecided } => Lack(),
        _ => this,
    };

    private static Component ComponentOf(ProofSession session) => session switch
    {
        ProofSession.Nat nat => new Component("NAT gateway", nat.Gateway.Value),
        ProofSession.LoadBalancer balancer => new Component("network interface", balancer.Node.Value),
        ProofSession.EgressOnly egress => new Component("egress-only internet gateway", egress.Gateway.Value),
        ProofSession.GatewayEndpoint endpoint => new Component("VPC endpoint", endpoint.Endpoint.Value),
        _ => throw new InvalidOperationException("a session is one of the above"),
    };

    /// <summary>The interface's subnet; where the snapshot lacks it the way is lost.</summary>
    public Subnet? SubnetOf(NetworkInterface networkInterface)
    {
        if (Facts.Vpcs.Subnet(networkInterface.Subnet) is { } subnet)
            return subnet;
        Lose();
        return null;
    }
}
