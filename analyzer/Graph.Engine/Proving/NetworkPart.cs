using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Proving;

/// <summary>
/// What network ACLs, routes and gateways let pass between two hosts, whatever their groups: it depends on their subnets and on
/// the blocks of ACLs and routes that hold their addresses, so it is asked once for all hosts there.
/// </summary>
/// <param name="Carried">what gets there and back.</param>
/// <param name="Delivered">what gets there.</param>
/// <param name="PreservesGroups">whether the destination's references still match the source's groups.</param>
internal sealed record NetworkPart(
    TrafficSet Carried,
    TrafficSet Delivered,
    IReadOnlyList<(TrafficSet Traffic, ValueSet ClientPorts)> Ways,
    bool PreservesGroups,
    IReadOnlySet<Assumption> Assumptions);

/// <summary>
/// Answers pairs of hosts on a plain way - one destination, nothing translated, no fact missing - from the network's part and
/// the two hosts' groups; gives null for every other pair, which the pair prover then walks.
/// </summary>
internal sealed class PlainPairs(CompiledNetwork network, ProverOptions options, PairProver prover)
{
    private static readonly NetworkPart None = new(TrafficSet.Empty, TrafficSet.Empty, [], false, new HashSet<Assumption>());

    private readonly ConcurrentDictionary<Key, NetworkPart> _parts = [];
    private readonly BlockMap<object> _pieces = new(network.BlocksOfSet.Values.SelectMany(blocks => blocks).Distinct(), _ => new object());

    private readonly record struct Key(SubnetNode From, SubnetNode To, object SourcePiece, object DestinationPiece, ValueSet ClientPorts);

    public PairAnswer? Prove(Sender.OfInterface sender, Goal goal, TrafficSet traffic, ValueSet clientPorts)
    {
        var (from, to) = (sender.Interface, goal.Holder!);
        if (from.Role != InterfaceRole.Host || to.Role != InterfaceRole.Host || from.Subnet is null || to.Subnet is null
            || from.Groups.Ids.Length == 0 || to.Groups.Ids.Length == 0
            || to.Vpc.Holding(goal.Address) != to || AmazonProvidedServices.Serves(from.Vpc, goal.Address) || UnroutableAddresses.Holds(goal.Address))
        {
            return null;
        }

        var part = _parts.GetOrAdd(
            new Key(from.Subnet, to.Subnet, _pieces[sender.Address], _pieces[goal.Address], clientPorts),
            _ => prover.NetworkPartOf(sender, goal, clientPorts) ?? None);
        if (ReferenceEquals(part, None))
            return null;
        var leaving = SecurityGroups.Outbound(network, options, goal.Address, from);
        var entering = SecurityGroups.Inbound(options, sender.Address, part.PreservesGroups ? from.Groups.Ids : [], to);
        if (leaving.Missing is not null || entering.Missing is not null)
            return null;
        var admitted = traffic.Intersect(leaving.Certain).Intersect(entering.Certain);
        var reachable = admitted.Intersect(part.Carried);
        return new PairAnswer(
            traffic.Except(sender.Address.Family == AddressFamily.IPv4 ? PairProver.NotOfIPv4 : PairProver.NotOfIPv6),
            reachable,
            TrafficSet.Empty,
            admitted.Intersect(part.Delivered),
            reachable.IsEmpty ? [] : [.. part.Ways.Select(way => (way.Traffic.Intersect(reachable), way.ClientPorts)).Where(way => !way.Item1.IsEmpty)],
            NoFacts,
            sender.Address.Family == AddressFamily.IPv6 && from.Groups.Outbound.ByGroup.Count + to.Groups.Inbound.ByGroup.Count > 0
                ? new HashSet<Assumption>(part.Assumptions) { Assumption.SecurityGroupReferenceMatchesIPv6 }
                : part.Assumptions);
    }

    private static IReadOnlySet<MissingFact> NoFacts { get; } = new HashSet<MissingFact>();
}
