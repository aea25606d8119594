using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Engine.Evidence;

/// <summary>
/// Collects, while a pair is explored, every state that packets come to and every control that stops some: a refutation's
/// states and its blame. States that differ only in their traffic are one.
/// </summary>
internal sealed class StateLog : IExplorationLog
{
    private readonly Dictionary<ProofStanding, TrafficSet> _states = [];
    private readonly List<ProofStanding> _order = [];
    private readonly Dictionary<(Component, ExplanationCode, bool), TrafficSet> _blame = [];
    private readonly List<(Component Component, ExplanationCode Code, bool IsReply)> _blameOrder = [];

    public void Reached(ProofPlace place, Flight flight)
    {
        if (flight.IsStopped)
            return;
        var standing = new ProofStanding(
            place,
            flight.IsReply,
            flight.Source,
            flight.Destination,
            flight.IsReply
                ? ProofSender.Outside
                : ProofSender.Of(
                    flight.Sender.Vpc is { } vpc ? new Id<Vpc>(vpc.Id) : null,
                    flight.Sender.Groups.Select(group => new Id<SecurityGroup>(group))),
            SessionsOf(flight.Sessions));
        var traffic = PresentOf(flight);
        if (_states.TryGetValue(standing, out var known))
        {
            _states[standing] = known.Union(traffic);
        }
        else
        {
            _states[standing] = traffic;
            _order.Add(standing);
        }
    }

    public void Stopped(Flight flight, TrafficSet traffic, Component component, ExplanationCode code)
    {
        // Packets that go round come to states that are known: the states are closed, and no control is to blame.
        if (code == ExplanationCodes.GraphForwardingLoop || flight.IsStopped)
            return;
        if (traffic.IsEmpty || flight.IsReply)
            traffic = PresentOf(flight);
        if (traffic.IsEmpty)
            return;
        var key = (component, code, flight.IsReply);
        if (_blame.TryGetValue(key, out var known))
        {
            _blame[key] = known.Union(traffic);
        }
        else
        {
            _blame[key] = traffic;
            _blameOrder.Add(key);
        }
    }

    public ProofEvidence.Refutation ToRefutation() => new(
        [.. _order.Select(standing => new ProofState(standing, TrafficSets.ToProof(_states[standing])))],
        [.. _blameOrder.Select(key => new ProofBlame(key.Component, key.Code, null, key.IsReply, TrafficSets.ToProof(_blame[key])))]);

    /// <summary>The traffic as it is now; of replies over TCP and UDP the ports they may go to.</summary>
    private static TrafficSet PresentOf(Flight flight)
    {
        if (!flight.IsReply)
            return flight.Present;
        if (!flight.Possible.Tcp.IsEmpty)
            return TrafficSet.OfTcp(flight.ClientPorts);
        if (!flight.Possible.Udp.IsEmpty)
            return TrafficSet.OfUdp(flight.ClientPorts);
        return flight.Possible.Icmp.IsEmpty
            ? TrafficSet.Of(IpProtocol.IcmpV6, ValueSet.Single(129 * 256))
            : TrafficSet.Of(IpProtocol.Icmp, ValueSet.Single(0));
    }

    private static ValueList<ProofSession> SessionsOf(Session? innermost)
    {
        var sessions = new List<ProofSession>();
        for (var session = innermost; session is not null; session = session.Outer)
            sessions.Add(Of(session));
        sessions.Reverse();
        return [.. sessions];
    }

    private static ProofSession Of(Session session)
    {
        ValueList<PortRange> ports = [.. session.ClientPorts.Ranges];
        return session switch
        {
            Session.Nat nat => new ProofSession.Nat(
                nat.Source, nat.Destination, ports, nat.Gateway.Id, nat.Address, nat.ReturnsByItself),
            Session.Passed passed => new ProofSession.LoadBalancer(
                passed.Source, passed.Destination, ports, passed.Node.Row.Id, passed.Target?.Row.Id, passed.PreservesClient),
            Session.EgressOnly egress => new ProofSession.EgressOnly(egress.Source, egress.Destination, ports, egress.Gateway.Id),
            Session.GatewayEndpoint endpoint => new ProofSession.GatewayEndpoint(
                endpoint.Source, endpoint.Destination, ports, endpoint.Endpoint.Id),
            _ => throw new InvalidOperationException("a session is one of the above"),
        };
    }
}
