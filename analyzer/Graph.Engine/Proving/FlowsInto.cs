using System.Collections.Concurrent;
using Graph.Engine.Network;
using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Proving;

/// <summary>
/// All flows from every class to one. Follows what lets somebody in rather than all pairs: a bucket of sources that the network does
/// not carry to the destination is passed over as one, and of the others those that the destination's groups do not admit.
/// </summary>
/// <remarks>
/// Exact for the reason that classes are: once past its own groups, what a walk from a source compares is its subnet and the network's
/// blocks, which a bucket shares, the groups that rules on the way reference, and the blocks of the groups there. Sources of a
/// bucket that agree in these have the same answer, less what their own groups do not let out: each packet is decided by itself.
/// </remarks>
internal sealed class FlowsInto(
    CompiledNetwork network, Outside outside, InterfaceClasses classes, Connections connections, PairProver prover)
{
    private readonly PlainPairs _plain = connections.Plain;
    private readonly BlockMap<object> _everywhere = new(network.AllBlocks, _ => new object());
    private readonly Lazy<SourceBuckets> _buckets = new(() => new SourceBuckets(classes, connections.Plain.PieceOf));
    private readonly ConcurrentDictionary<(SubnetNode, object, ValueSet), NetworkPart?[]> _rows = [];
    private readonly ConcurrentDictionary<(GroupSet, string), (BlockMap<object>, IReadOnlySet<string>)> _looks = [];

    /// <summary>
    /// The flows that carry something for certain or perhaps, or deliver a request; by the order of their sources' classes. Within the
    /// class between two of its members.
    /// </summary>
    public List<PartyFlow> Of(InterfaceClass to, TrafficSet traffic, ValueSet clientPorts)
    {
        var found = new List<PartyFlow>();
        foreach (var from in _buckets.Value.Odd)
            found.AddRange(connections.Between(from, to, traffic, clientPorts).Where(Counts));
        var party = new Party.Of(to);
        var looks = new Lazy<(BlockMap<object> Pieces, IReadOnlySet<string> Referenced)>(() => LooksOf(to.Representative));
        foreach (var goal in Sides.GoalsAt(to.Representative, fromInternet: false))
        {
            foreach (var bucket in _buckets.Value.All)
            {
                if (bucket.Family == goal.Address.Family)
                    AddFlows(found, bucket, party, goal, looks, traffic, clientPorts);
            }
        }

        // The class itself is in a bucket too, and was passed over there.
        if (!_buckets.Value.Odd.Contains(to))
            found.AddRange(connections.Between(to, to, traffic, clientPorts).Where(Counts));
        return [.. found.OrderBy(flow => ((Party.Of)flow.From).Class.Index)];
    }

    private static bool Counts(PartyFlow flow) => Counts(flow.Answer);

    private static bool Counts(PairAnswer answer) =>
        !answer.Reachable.IsEmpty || !answer.Unknown.IsEmpty || !answer.Delivered.IsEmpty;

    private void AddFlows(
        List<PartyFlow> found,
        SourceBucket bucket,
        Party.Of to,
        Goal goal,
        Lazy<(BlockMap<object> Pieces, IReadOnlySet<string> Referenced)> looks,
        TrafficSet traffic,
        ValueSet clientPorts)
    {
        var first = bucket.Members[0].Sender;
        if (!PlainPairs.MayBe(first, goal))
        {
            AddWalks(found, bucket, to, goal, looks, traffic, clientPorts);
            return;
        }

        var row = _rows.GetOrAdd(
            (goal.Holder!.Subnet!, _plain.PieceOf(goal.Address), clientPorts), _ => new NetworkPart?[_buckets.Value.All.Count]);
        var part = row[bucket.Index] ??= _plain.PartOf(first, goal, clientPorts);
        if (ReferenceEquals(part, PlainPairs.None))
        {
            AddWalks(found, bucket, to, goal, looks, traffic, clientPorts);
            return;
        }

        if (!part.Delivered.Overlaps(traffic) && !part.Carried.Overlaps(traffic))
            return;
        var rules = goal.Holder.Groups.Inbound;
        foreach (var (from, sender) in bucket.Members)
        {
            if (from == to.Class || sender.Interface.IsSameHostAs(goal.Holder) || !MayAdmit(rules, sender))
                continue;
            var answer = _plain.Combine(part, sender, goal, traffic) ?? prover.Prove(sender, goal, traffic, clientPorts);
            if (Counts(answer))
                found.Add(new(new Party.Of(from), to, sender, goal, answer));
        }
    }

    private static bool MayAdmit(GroupSet.Rules rules, Sender.OfInterface sender)
    {
        if (!rules.By(sender.Address).Possible.IsEmpty)
            return true;
        foreach (var group in sender.Interface.Groups.Ids)
        {
            if (rules.ByGroup.ContainsKey(group))
                return true;
        }

        return false;
    }

    /// <summary>One walk for all sources of a bucket that agree in everything that it compares.</summary>
    private void AddWalks(
        List<PartyFlow> found,
        SourceBucket bucket,
        Party.Of to,
        Goal goal,
        Lazy<(BlockMap<object> Pieces, IReadOnlySet<string> Referenced)> looks,
        TrafficSet traffic,
        ValueSet clientPorts)
    {
        var (pieces, referenced) = looks.Value;
        var answers = new Dictionary<Look, PairAnswer>();
        foreach (var (from, sender) in bucket.Members)
        {
            if (from == to.Class || sender.Interface.IsSameHostAs(goal.Holder!))
                continue;
            var answer = AnswerOf(sender);
            if (Counts(answer))
                found.Add(new(new Party.Of(from), to, sender, goal, answer));
        }

        PairAnswer AnswerOf(Sender.OfInterface sender)
        {
            var own = sender.Interface.Groups;
            var leaving = own.Ids.Length == 0
                ? Allowed.Everything
                : SecurityGroups.Outbound(network, prover.Options, goal.Address, sender.Interface);
            if (IsItself(sender.Interface, goal.Holder!) || leaving.Doubts.Count > 0 || network.HasOverlappingPrefixLists
                || AmazonProvidedServices.Serves(sender.Interface.Vpc, goal.Address) || UnroutableAddresses.Holds(goal.Address))
            {
                return prover.Prove(sender, goal, traffic, clientPorts);
            }

            var mapped = sender.Interface.Vpc.PublicOf(sender.Address);
            var look = new Look(
                pieces[sender.Address],
                mapped is { } address ? _everywhere[address] : null,
                referenced.Count == 0 ? "" : string.Join(' ', own.Ids.Where(referenced.Contains)),
                bucket.Family == AddressFamily.IPv6 && own.Outbound.ByGroup.Count > 0);
            if (!answers.TryGetValue(look, out var past))
            {
                past = prover.ProvePastOwnGroups(sender, goal, traffic, clientPorts);
                if (look.References)
                    past = past with { Assumptions = new HashSet<Assumption>(past.Assumptions) { Assumption.SecurityGroupReferenceMatchesIPv6 } };

                // What is missing may be told by the source's own name.
                if (past.Noted.Count > 0)
                    return prover.Prove(sender, goal, traffic, clientPorts);
                answers[look] = past;
            }

            return past.Within(leaving.Certain);
        }
    }

    /// <summary>
    /// Whether it is no source like others: a middlebox, or what a load balancer may pass its own packets back to.
    /// </summary>
    private static bool IsItself(InterfaceNode node, InterfaceNode holder) =>
        (node.Role == InterfaceRole.Host && node.IsSingular)
        || (holder.Role == InterfaceRole.LoadBalancerNode && (node.IsTarget || node.Role != InterfaceRole.Host));

    /// <summary>How a source of a bucket looks to a destination, once it is past its own groups.</summary>
    /// <param name="Piece">of the blocks that anything there compares it with.</param>
    /// <param name="PublicPiece">of its public address, of every block there is; null where it has none.</param>
    /// <param name="Groups">those of its groups that rules there reference.</param>
    /// <param name="References">whether its own rules for IPv6 reference groups, which rests on an assumption.</param>
    private readonly record struct Look(object Piece, object? PublicPiece, string Groups, bool References);

    /// <summary>What a walk to an interface may compare a source with.</summary>
    private (BlockMap<object> Pieces, IReadOnlySet<string> Referenced) LooksOf(InterfaceNode holder) =>
        holder.Role == InterfaceRole.LoadBalancerNode
            ? MadeFor(holder)
            : _looks.GetOrAdd((holder.Groups, holder.Vpc.ConnectedSet), _ => MadeFor(holder));

    private (BlockMap<object> Pieces, IReadOnlySet<string> Referenced) MadeFor(InterfaceNode holder) => (
        new BlockMap<object>(outside.BlocksFor(holder), _ => new object()),
        outside.HoldersBehind(holder).Concat(network.Forwarding).SelectMany(node => node.Groups.Inbound.ByGroup.Keys)
            .ToHashSet(StringComparer.Ordinal));
}
