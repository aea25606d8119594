using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Threats.Rules;

namespace Graph.Threats.Scopes;

/// <summary>
/// Goes on from load balancers to their registered targets: an application or classic one asks them itself, a network one passes the
/// connection on.
/// </summary>
internal sealed class RelayedPaths
{
    private readonly ThreatContext _context;
    private readonly ILookup<string, Hop> _hops;
    private readonly ILookup<string, SurveyFlow> _fromNode;

    public RelayedPaths(ThreatContext context, ImmutableArray<SurveyFlow> flows)
    {
        _context = context;
        _hops = V2Hops().Concat(ClassicHops()).ToLookup(hop => hop.Balancer, StringComparer.Ordinal);
        _fromNode = flows.Where(flow => flow.Source is EndpointGroup.Interfaces { Ids: var ids }
                && context.Placement.OfInterface(ids[0]) is { Interfaces: [{ Kind: InterfaceKind.LoadBalancer }, ..] })
            .ToLookup(flow => context.Placement.OfInterface(((EndpointGroup.Interfaces)flow.Source).Ids[0]).Id, StringComparer.Ordinal);
    }

    /// <summary>The paths that go on from a load balancer that the flow reaches.</summary>
    public IEnumerable<PathSet> From(PathSet direct)
    {
        if (direct.Destination is not PathEnd.Inside
            { Members: [{ Interface: { Kind: InterfaceKind.LoadBalancer, Owners: [var balancer] } }, ..] })
            yield break;
        foreach (var hop in _hops[balancer])
        {
            var sent = direct.Sent.Intersect(hop.Listener);
            if (sent.IsEmpty)
                continue;
            var target = _context.Placement.OfInterface(hop.Interface).Interfaces.Single(one => one.Id == hop.Interface);
            IEnumerable<SurveyFlow?> ways = hop.Relay.Answers
                ? _fromNode[balancer].Cast<SurveyFlow?>().Where(flow => flow!.Destination is EndpointGroup.Interfaces { Ids: var ids } && ids.Contains(hop.Interface))
                : new SurveyFlow?[] { null };
            foreach (var second in ways)
            {
                var arriving = second is null ? hop.Target : Passage.PossibleOf(second).Intersect(hop.Target);
                if (arriving.IsEmpty)
                    continue;
                var address = second is null || target.Addresses.All(row => row.Address != second.DestinationAddress)
                    ? target.Addresses[0].Address
                    : second.DestinationAddress;
                yield return direct with
                {
                    Destination = new PathEnd.Inside([new(target, SentTo(direct), address)]),
                    Sent = sent,
                    Arriving = arriving,
                    Second = second,
                    Relay = hop.Relay,
                };
            }
        }
    }

    private static Address SentTo(PathSet direct) => ((PathEnd.Inside)direct.Destination).Members[0].Sent;

    private IEnumerable<Hop> V2Hops()
    {
        var listeners = _context.Estate.Rows<Listener>().ToDictionary(row => row.Id);
        var balancers = _context.Estate.Rows<LoadBalancer>().ToDictionary(row => row.Id);
        var groups = _context.Estate.Rows<TargetGroup>().ToDictionary(row => row.Id);
        var targets = _context.Estate.Rows<Target>().ToLookup(row => row.TargetGroup);
        foreach (var (listenerId, groupId) in _context.Estate.Rows<ListenerAction>().Where(action => action.TargetGroup is not null)
            .Select(action => (action.Listener, action.TargetGroup!.Value)).Distinct())
        {
            if (!listeners.TryGetValue(listenerId, out var listener) || listener.Port is not { } port
                || !balancers.TryGetValue(listener.LoadBalancer, out var balancer) || !groups.TryGetValue(groupId, out var group))
            {
                continue;
            }

            foreach (var target in targets[groupId])
            {
                if (InterfaceOf(target, group) is { } one && (target.Port ?? group.Port) is { } at)
                {
                    yield return new(
                        balancer.Id.Value,
                        TrafficOf(listener.Protocol, port),
                        one,
                        TrafficOf(group.Protocol, at),
                        new Relay(balancer.Id.Value, false, balancer.Type is "application", target));
                }
            }
        }
    }

    private IEnumerable<Hop> ClassicHops()
    {
        var balancers = _context.Estate.Rows<ClassicLoadBalancer>().ToDictionary(row => row.Id);
        foreach (var listener in _context.Estate.Rows<ClassicListener>())
        {
            if (!balancers.TryGetValue(listener.LoadBalancer, out var balancer))
                continue;
            foreach (var one in balancer.Instances.Select(instance => PrimaryOf(instance.Value)).OfType<string>())
            {
                yield return new(
                    balancer.Id.Value,
                    TrafficOf("TCP", listener.Port),
                    one,
                    TrafficOf("TCP", listener.InstancePort),
                    new Relay(balancer.Id.Value, true, true, null));
            }
        }
    }

    private string? InterfaceOf(Target target, TargetGroup group) => group.TargetType switch
    {
        "instance" => PrimaryOf(target.TargetId),
        "ip" when Address.TryParse(target.TargetId, out var address) => _context.Prover.Interfaces
            .Where(one => one.Addresses.Any(row => row.Address == address)).OrderBy(one => one.Row.Vpc != group.Vpc).FirstOrDefault()?.Id,
        _ => null,
    };

    private string? PrimaryOf(string instance) =>
        _context.Placement.Find(instance)?.Interfaces.OrderBy(one => one.Row.DeviceIndex ?? int.MaxValue).First().Id;

    private static TrafficSet TrafficOf(string? protocol, int port) => protocol switch
    {
        "UDP" => TrafficSet.OfUdp(ValueSet.Single(port)),
        "TCP_UDP" => TrafficSet.OfTcp(ValueSet.Single(port)).Union(TrafficSet.OfUdp(ValueSet.Single(port))),
        _ => TrafficSet.OfTcp(ValueSet.Single(port)),
    };

    private sealed record Hop(string Balancer, TrafficSet Listener, string Interface, TrafficSet Target, Relay Relay);
}
