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
    /// <summary>Stands for a way that is not plain.</summary>
    public static NetworkPart None { get; } = new(TrafficSet.Empty, TrafficSet.Empty, [], false, new HashSet<Assumption>());

    // No route leads there.
    private static NetworkPart Nothing { get; } = new(TrafficSet.Empty, TrafficSet.Empty, [], false, new HashSet<Assumption>());

    private readonly ConcurrentDictionary<Key, NetworkPart> _parts = [];
    private readonly BlockMap<object> _pieces = new(network.BlocksOfSet.Values.SelectMany(blocks => blocks).Distinct(), _ => new object());

    private readonly record struct Key(SubnetNode From, bool HasGroups, SubnetNode To, object SourcePiece, object DestinationPiece, ValueSet ClientPorts);

    /// <summary>The piece of the network's blocks that holds an address.</summary>
    public object PieceOf(Address address) => _pieces[address];

    public PairAnswer? Prove(Sender.OfInterface sender, Goal goal, TrafficSet traffic, ValueSet clientPorts) =>
        MayBe(sender, goal) && PartOf(sender, goal, clientPorts) is var part && !ReferenceEquals(part, None)
            ? Combine(part, sender, goal, traffic)
            : null;

    /// <summary>Whether the way between two may be plain as far as the two ends tell.</summary>
    public static bool MayBe(Sender.OfInterface sender, Goal goal)
    {
        var (from, to) = (sender.Interface, goal.Holder!);
        return IsPlainSource(from) && to.Role == InterfaceRole.Host && to.Subnet is not null && to.Groups.Ids.Length > 0
            && to.Vpc.Holding(goal.Address) == to && !AmazonProvidedServices.Serves(from.Vpc, goal.Address)
            && !UnroutableAddresses.Holds(goal.Address);
    }

    public static bool IsPlainSource(InterfaceNode node) => node.Role is InterfaceRole.Host or InterfaceRole.LoadBalancerNode
        && node.Subnet is not null && (node.Groups.Ids.Length > 0 || SecurityGroups.HasNone(node));

    /// <summary>What the network lets pass between two whose way may be plain; <see cref="None"/> where it is not.</summary>
    public NetworkPart PartOf(Sender.OfInterface sender, Goal goal, ValueSet clientPorts)
    {
        // Most pairs end here: a walk would find the same.
        if (sender.Interface.Subnet is { Table: { } table } subnet && !subnet.Holds(goal.Address)
            && table.For(goal.Address).Candidates.Count == 0)
        {
            return Nothing;
        }

        return _parts.GetOrAdd(
            new Key(sender.Interface.Subnet!, sender.Interface.Groups.Ids.Length > 0, goal.Holder!.Subnet!, _pieces[sender.Address], _pieces[goal.Address], clientPorts),
            _ => prover.NetworkPartOf(sender, goal, clientPorts) ?? None);
    }


    /// <summary>The network's part, past the groups of the two ends; null where a fact about these is missing.</summary>
    public PairAnswer? Combine(NetworkPart part, Sender.OfInterface sender, Goal goal, TrafficSet traffic)
    {
        var (from, to) = (sender.Interface, goal.Holder!);
        var entering = SecurityGroups.Inbound(options, sender.Address, part.PreservesGroups ? from.Groups.Ids : [], to);
        if (entering.Doubts.Count > 0)
            return null;
        var leaving = from.Groups.Ids.Length == 0
            ? Allowed.Everything
            : SecurityGroups.Outbound(network, options, goal.Address, from);
        if (leaving.Doubts.Count > 0)
            return null;
        var admitted = traffic.Intersect(entering.Certain).Intersect(leaving.Certain);
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

    private static IReadOnlyDictionary<MissingFact, TrafficSet> NoFacts { get; } = new Dictionary<MissingFact, TrafficSet>();
}
