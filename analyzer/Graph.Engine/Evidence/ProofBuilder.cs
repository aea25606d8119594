using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Engine.Evidence;

/// <summary>Shows one packet of a case on its way; null where it does not get through.</summary>
/// <param name="packet">as it is sent.</param>
public delegate Connection? WitnessWalk(ProofEndpoint source, ProofEndpoint destination, Packet packet);

/// <summary>
/// Makes the cases of a proof: for each class of sources and of destinations, and each pair of their addresses, the parts of
/// the traffic by verdict, each with its evidence.
/// </summary>
internal sealed class ProofBuilder(
    CompiledNetwork network, InterfaceClasses classes, PairProver prover, WitnessWalk walk)
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly AddressSet _own = AddressSet.Of(
        network.Interfaces.SelectMany(node => node.Addresses).SelectMany(row => new[] { row.Address, row.PublicAddress })
            .Concat(network.Estate.Rows<NatGatewayAddress>()
                .Where(row => network.Gateways.Nat.GetValueOrDefault(row.NatGateway.Value) is { IsPresent: true })
                .SelectMany(row => new[] { row.PrivateAddress, row.PublicAddress }))
            .Concat(network.Gateways.ElasticIps.Keys.Select(address => (Address?)address))
            .OfType<Address>().Select(Cidr.Single)
            .Concat(network.Vpcs.Values.SelectMany(vpc => vpc.Blocks))
            .Concat(network.Estate.Rows<InterfacePrefix>().Select(row => row.Prefix)));

    /// <summary>Sources or destinations that are alike, with the sender or goal that stands for them.</summary>
    /// <param name="Nodes">the members' interfaces, in their order; empty outside.</param>
    private sealed record Ends<TEnd>(TEnd End, ValueList<ProofEndpoint> Members, IReadOnlyList<InterfaceNode> Nodes);

    public (ProofQuestion Question, ValueList<ProofCase> Cases) Build(
        string from, string to, Selection sources, Selection destinations, TrafficSet traffic, ValueSet clientPorts)
    {
        var senders = SendersOf(sources).ToList();
        var goals = GoalsOf(destinations).ToList();
        var isOnlyPair = senders is [{ Members.Count: 1 }] && goals is [{ Members.Count: 1 }];
        var cases = new List<ProofCase>();
        foreach (var sender in senders)
        {
            foreach (var goal in goals)
                cases.AddRange(CasesOf(sender, goal, traffic, clientPorts, isOnlyPair));
        }

        var question = new ProofQuestion(
            from,
            to,
            ProofQuestion.Direct,
            [.. senders.SelectMany(sender => sender.Members)],
            [.. goals.SelectMany(goal => goal.Members)],
            TrafficSets.ToProof(traffic),
            [.. clientPorts.Ranges]);
        return (question, [.. cases]);
    }

    private IEnumerable<ProofCase> CasesOf(
        Ends<Sender> sender, Ends<Goal> goal, TrafficSet traffic, ValueSet clientPorts, bool isOnlyPair)
    {
        if (sender.End.Address.Family != goal.End.Address.Family || Apart(sender, goal, isOnlyPair) is not var (from, to))
            yield break;
        var answer = prover.Prove(from.End, to.End, traffic, clientPorts);
        if (!answer.Unreachable.IsEmpty)
        {
            var log = new StateLog();
            _ = prover.Prove(from.End, to.End, answer.Unreachable, clientPorts, log);
            yield return new ProofCase(from.Members, to.Members, TrafficSets.ToProof(answer.Unreachable), log.ToRefutation());
        }

        if (!answer.Reachable.IsEmpty)
            yield return new ProofCase(from.Members, to.Members, TrafficSets.ToProof(answer.Reachable), WitnessOf(from, to, answer));
        if (!answer.Unknown.IsEmpty)
        {
            yield return new ProofCase(
                from.Members,
                to.Members,
                TrafficSets.ToProof(answer.Unknown),
                new ProofEvidence.Gap([.. answer.Missing.Order()]));
        }
    }

    /// <summary>
    /// The two ends by members of different hosts, those first; null where there are none. A host's traffic with itself counts
    /// only where nothing else is asked.
    /// </summary>
    private static (Ends<Sender> Sender, Ends<Goal> Goal)? Apart(Ends<Sender> sender, Ends<Goal> goal, bool isOnlyPair)
    {
        if (isOnlyPair || sender.Nodes.Count == 0 || goal.Nodes.Count == 0)
            return (sender, goal);
        for (var from = 0; from < sender.Nodes.Count; from++)
        {
            for (var to = 0; to < goal.Nodes.Count; to++)
            {
                if (!sender.Nodes[from].IsSameHostAs(goal.Nodes[to]))
                    return (First(sender, from), First(goal, to));
            }
        }

        return null;
    }

    private static Ends<Sender> First(Ends<Sender> ends, int place) => place == 0 ? ends : ends with
    {
        End = new Sender.OfInterface(AddressOf(ends.Members[place]), ends.Nodes[place]),
        Members = [ends.Members[place], .. ends.Members.Where((_, at) => at != place)],
    };

    private static Ends<Goal> First(Ends<Goal> ends, int place) => place == 0 ? ends : ends with
    {
        End = new Goal(AddressOf(ends.Members[place]), ends.Nodes[place], GoalPlace.Anywhere),
        Members = [ends.Members[place], .. ends.Members.Where((_, at) => at != place)],
    };

    private static Address AddressOf(ProofEndpoint endpoint) => ((ProofEndpoint.OfInterface)endpoint).Address;

    private ProofEvidence.Witness WitnessOf(Ends<Sender> sender, Ends<Goal> goal, PairAnswer answer)
    {
        foreach (var packet in PacketsOf(sender.End.Address, goal.End.Address, answer))
        {
            if (walk(sender.Members[0], goal.Members[0], packet) is { Verdict: Verdict.Reachable } connection)
                return new ProofEvidence.Witness(connection.Request.Packet, ProofHop.Of(connection));
        }

        throw new InvalidOperationException($"no packet from {sender.End.Address} to {goal.End.Address} shows what is proved reachable");
    }

    private static IEnumerable<Packet> PacketsOf(Address source, Address destination, PairAnswer answer)
    {
        var client = answer.Carried.Select(way => way.ClientPorts).FirstOrDefault(ports => !ports.IsEmpty)?.First ?? 49152;
        if (!answer.Reachable.Tcp.IsEmpty)
            yield return Packet.WithPorts(source, destination, IpProtocol.Tcp, client, answer.Reachable.Tcp.First);
        if (!answer.Reachable.Udp.IsEmpty)
            yield return Packet.WithPorts(source, destination, IpProtocol.Udp, client, answer.Reachable.Udp.First);
        if (answer.Reachable.Overlaps(TrafficSet.Echo))
            yield return Packet.Echo(source, destination);
        if (!answer.Reachable.Other.IsEmpty)
            yield return Packet.OfProtocol(source, destination, new IpProtocol(answer.Reachable.Other.First));
        var types = source.Family == AddressFamily.IPv4 ? answer.Reachable.Icmp : answer.Reachable.IcmpV6;
        if (!types.IsEmpty)
            yield return Packet.IcmpOf(source, destination, (byte)(types.First >> 8), (byte)(types.First & 255));
    }

    private IEnumerable<Ends<Sender>> SendersOf(Selection selection)
    {
        foreach (var one in ClassesOf(selection))
        {
            var members = one.Members.Where(selection.Interfaces.Contains).ToList();
            for (var i = 0; i < members[0].Addresses.Count; i++)
            {
                yield return new(
                    new Sender.OfInterface(members[0].Addresses[i].Address, members[0]),
                    [.. members.Select(node => new ProofEndpoint.OfInterface(node.Row.Id, node.Addresses[i].Address))],
                    members);
            }
        }

        foreach (var (address, cell) in Cells(selection.Internet))
            yield return new(new Sender.OnInternet(address, cell), [new ProofEndpoint.Internet([.. cell.ToBlocks()])], []);
        foreach (var entry in network.OnPremises)
        {
            foreach (var (address, cell) in Cells(selection.OnPremises.Intersect(AddressSet.Of(Outside.PrefixesOf(entry)))))
            {
                yield return new(
                    new Sender.OnPremises(address, entry, cell),
                    [new ProofEndpoint.OnPremises([.. cell.ToBlocks()], Semantics.Place.EntryOf(entry))],
                    []);
            }
        }
    }

    private IEnumerable<Ends<Goal>> GoalsOf(Selection selection)
    {
        foreach (var one in ClassesOf(selection))
        {
            var members = one.Members.Where(selection.Interfaces.Contains).ToList();
            var goals = members.ConvertAll(node => Sides.GoalsAt(node, fromInternet: false).ToList());
            for (var i = 0; i < goals[0].Count; i++)
            {
                yield return new(
                    goals[0][i],
                    [.. goals.Select(own => new ProofEndpoint.OfInterface(own[i].Holder!.Row.Id, own[i].Address))],
                    members);
            }
        }

        foreach (var (address, cell) in Cells(selection.Internet))
        {
            // One address is asked for whoever takes it; a block is asked for its hosts.
            if (cell.ToBlocks().ToList() is [var only] && only == Cidr.Single(address) && selection.Named.Contains(cell))
            {
                yield return new(new Goal(address, null, GoalPlace.InternetOrService, cell), [new ProofEndpoint.At(address)], []);
                continue;
            }

            yield return new(
                new Goal(address, null, GoalPlace.Internet, cell), [new ProofEndpoint.Internet([.. cell.ToBlocks()])], []);
        }

        foreach (var (address, cell) in Cells(selection.OnPremises))
        {
            yield return new(
                new Goal(address, null, GoalPlace.OnPremises, cell), [new ProofEndpoint.OnPremises([.. cell.ToBlocks()], null)], []);
        }
    }

    private List<InterfaceClass> ClassesOf(Selection selection) =>
        [.. selection.Interfaces.Select(classes.Of).Distinct().OrderBy(one => one.Index)];

    /// <summary>Cells that no rule of the whole estate can tell apart, by their first address.</summary>
    private IEnumerable<(Address First, AddressSet Cell)> Cells(AddressSet addresses)
    {
        if (addresses.IsEmpty)
            yield break;
        foreach (var family in Families)
        {
            foreach (var (_, cell) in AddressCells.Of(family, addresses, network.AllBlocks, _ => false))
            {
                var others = cell.Except(_own);
                if (others.IsEmpty)
                    continue;
                var first = others.Ranges[0];
                yield return (new Address(first.Family, first.First), others);
            }
        }
    }
}
