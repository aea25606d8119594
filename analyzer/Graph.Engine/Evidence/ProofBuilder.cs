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
/// <param name="source">whose interface; null outside.</param>
/// <param name="packet">as it is sent.</param>
public delegate Connection? WitnessWalk(Id<NetworkInterface>? source, Id<NetworkInterface>? destination, Packet packet);

/// <summary>
/// Makes the cases of a proof: for each class of sources and of destinations, and each pair of their addresses, the parts of
/// the traffic by verdict, each with its evidence.
/// </summary>
internal sealed class ProofBuilder(
    CompiledNetwork network, InterfaceClasses classes, PairProver prover, WitnessWalk walk)
{
    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    private readonly AddressSet _own = AddressSet.Of(
        network.BehindPublic.Keys.Concat(network.Gateways.NatByPublic.Keys).Concat(network.Gateways.ElasticIps.Keys)
            .Select(Cidr.Single));

    /// <summary>Sources or destinations that are alike, with the sender or goal that stands for them.</summary>
    private sealed record Ends<TEnd>(TEnd End, ValueList<ProofEndpoint> Members, InterfaceClass? Class);

    public (ProofQuestion Question, ValueList<ProofCase> Cases) Build(
        string from, string to, Selection sources, Selection destinations, TrafficSet traffic, ValueSet clientPorts)
    {
        var senders = SendersOf(sources).ToList();
        var goals = GoalsOf(destinations).ToList();
        var cases = new List<ProofCase>();
        foreach (var sender in senders)
        {
            foreach (var goal in goals)
                cases.AddRange(CasesOf(sender, goal, traffic, clientPorts));
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

    private IEnumerable<ProofCase> CasesOf(Ends<Sender> sender, Ends<Goal> goal, TrafficSet traffic, ValueSet clientPorts)
    {
        if (sender.End.Address.Family != goal.End.Address.Family
            || (sender.End is Sender.OnInternet && goal.End.Place == GoalPlace.Internet)
            || Apart(sender, goal) is not { } end)
        {
            yield break;
        }

        var log = new StateLog();
        var answer = prover.Prove(sender.End, end.End, traffic, clientPorts);
        if (!answer.Unreachable.IsEmpty)
        {
            _ = prover.Prove(sender.End, end.End, answer.Unreachable, clientPorts, log);
            yield return new ProofCase(sender.Members, end.Members, TrafficSets.ToProof(answer.Unreachable), log.ToRefutation());
        }

        if (!answer.Reachable.IsEmpty)
            yield return new ProofCase(sender.Members, end.Members, TrafficSets.ToProof(answer.Reachable), WitnessOf(sender.End, end.End, answer));
        if (!answer.Unknown.IsEmpty)
        {
            yield return new ProofCase(
                sender.Members,
                end.Members,
                TrafficSets.ToProof(answer.Unknown),
                new ProofEvidence.Gap([.. answer.Missing.Order()]));
        }
    }

    /// <summary>The goal of another member than the sender; null where there is none.</summary>
    private static Ends<Goal>? Apart(Ends<Sender> sender, Ends<Goal> goal)
    {
        if (sender.End is not Sender.OfInterface { Interface: var from } || goal.End.Holder is not { } holder || !from.IsSameHostAs(holder))
            return goal;
        if (goal.Class is null || goal.Class.Index != sender.Class?.Index || goal.Class.Members.Count < 2)
            return null;
        var second = goal.Class.Members[1];
        var address = ((ProofEndpoint.OfInterface)goal.Members[1]).Address;
        return goal with
        {
            End = new Goal(address, second, GoalPlace.Anywhere),
            Members = [goal.Members[1], goal.Members[0], .. goal.Members.Skip(2)],
        };
    }

    private ProofEvidence.Witness WitnessOf(Sender sender, Goal goal, PairAnswer answer)
    {
        foreach (var packet in PacketsOf(sender.Address, goal.Address, answer))
        {
            var connection = walk((sender as Sender.OfInterface)?.Interface.Row.Id, goal.Holder?.Row.Id, packet);
            if (connection is { Verdict: Verdict.Reachable })
                return new ProofEvidence.Witness(connection.Request.Packet, ProofHop.Of(connection));
        }

        throw new InvalidOperationException($"no packet from {sender.Address} to {goal.Address} shows what is proved reachable");
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
                    one with { Members = members });
            }
        }

        foreach (var (address, cell) in Cells(selection.Internet))
            yield return new(new Sender.OnInternet(address, cell), [new ProofEndpoint.Internet([.. cell.ToBlocks()])], null);
        foreach (var entry in network.OnPremises)
        {
            var prefixes = entry.Prefixes.Count > 0 ? entry.Prefixes : SpecialPurposeAddresses.PrivateIPv4;
            foreach (var (address, cell) in Cells(selection.OnPremises.Intersect(AddressSet.Of(prefixes))))
            {
                yield return new(
                    new Sender.OnPremises(address, entry, cell),
                    [new ProofEndpoint.OnPremises([.. cell.ToBlocks()], Semantics.Place.EntryOf(entry))],
                    null);
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
                    one with { Members = members });
            }
        }

        foreach (var (address, cell) in Cells(selection.Internet))
        {
            yield return new(
                new Goal(address, null, GoalPlace.Internet, cell), [new ProofEndpoint.Internet([.. cell.ToBlocks()])], null);
        }

        foreach (var (address, cell) in Cells(selection.OnPremises))
        {
            yield return new(
                new Goal(address, null, GoalPlace.OnPremises, cell), [new ProofEndpoint.OnPremises([.. cell.ToBlocks()], null)], null);
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
