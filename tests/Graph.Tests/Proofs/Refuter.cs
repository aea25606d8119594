using Graph.Checker;
using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Proofs;
using Graph.Checker.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Tests.Proofs;

/// <summary>
/// Makes proofs with the checker's own steps, one case for each pair and verdict: slow, and never fewer states than needed nor
/// more.
/// </summary>
internal sealed class Refuter(Estate estate, WalkerOptions options)
{
    public const string Digest = "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    public EstateChecks Checks { get; } = new(new EstateFacts(estate), options);

    /// <param name="most">how many endpoints of a side take part.</param>
    public Proof? Prove(Question question, TrafficSet traffic, int most)
    {
        var (sources, destinations) = EndpointsOf(question);
        return sources.Count == 0 || destinations.Count == 0
            ? null
            : Prove(
                new ProofQuestion(
                    "selected", "selected", "direct", [.. sources.Take(most)], [.. destinations.Take(most)], traffic.ToProof(), [PortRange.Ephemeral]));
    }

    public Proof Prove(ProofQuestion question)
    {
        var cases = new List<ProofCase>();
        foreach (var source in question.Sources)
        {
            foreach (var destination in question.Destinations)
            {
                var (sender, goal) = (ProofEndpoints.AsSource(Checks, source), ProofEndpoints.AsDestination(Checks, destination));
                if (sender.Sender.Address.Family == goal.Goal.Address.Family)
                    cases.AddRange(CasesOf(question, source, destination, sender, goal));
            }
        }

        return new Proof(Digest, new ProofOptions(options.Strict, [.. options.Assumed.Order()]), question, [.. cases]);
    }

    /// <summary>Both sides of a question; regions cut into sets that no block of the estate divides.</summary>
    public (IReadOnlyList<ProofEndpoint> Sources, IReadOnlyList<ProofEndpoint> Destinations) EndpointsOf(Question question)
    {
        if (question is { Source: EndpointReference.Internet, Destination: EndpointReference.Internet })
            return ([], []);
        var source = SenderResolver.Resolve(Checks.Facts, question.Source);
        var isInternet = source is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] };
        var goal = GoalResolver.Resolve(Checks.Facts, question.Destination, isInternet);
        IEnumerable<ProofEndpoint> sources = source switch
        {
            Side<Sender>.Internet => InternetSets(),
            Side<Sender>.OnPremises => Checks.Facts.OnPremises.Entries.SelectMany(OnPremisesSets),
            Side<Sender>.Endpoints { Items: var items } => items.Select(EndpointOf),
            _ => [],
        };
        IEnumerable<ProofEndpoint> destinations = goal switch
        {
            Side<Goal>.Internet => InternetSets(),
            Side<Goal>.OnPremises => Checks.Facts.OnPremises.Entries.SelectMany(OnPremisesSets)
                .Select(one => (ProofEndpoint)((ProofEndpoint.OnPremises)one with { Entry = null })).Distinct(),
            Side<Goal>.Endpoints { Items: var items } => items.Select(one => one.Holder is { } holder
                ? new ProofEndpoint.OfInterface(holder.Id, one.Address)
                : (ProofEndpoint)new ProofEndpoint.At(one.Address)),
            _ => [],
        };

        // The internet's packets to itself are no part of a question.
        return sources.All(one => one is ProofEndpoint.Internet) && destinations.All(one => one is ProofEndpoint.Internet)
            ? ([], [])
            : ([.. sources], [.. destinations]);
    }

    private static ProofEndpoint EndpointOf(Sender sender) => sender switch
    {
        Sender.OfInterface one => new ProofEndpoint.OfInterface(one.Interface.Id, one.Address),
        Sender.OnPremises one => new ProofEndpoint.OnPremises([Cidr.Single(one.Address)], Entries.Of(one.Entry)),
        _ => new ProofEndpoint.Internet([Cidr.Single(sender.Address)]),
    };

    private IEnumerable<ProofCase> CasesOf(
        ProofQuestion question, ProofEndpoint source, ProofEndpoint destination, ProofEndpoints.Source sender, ProofEndpoints.Destination goal)
    {
        var inquiry = new Inquiry(Checks.Network, sender.Sender, goal.Goal, question.ClientPorts, sender.Atom, goal.Atom);
        var traffic = TrafficSet.Of(question.Traffic).Intersect(TrafficSet.Of(inquiry.Sender.Address.Family));
        var result = Exploration.Of(inquiry, traffic);
        var (reached, stopped) = (traffic.Intersect(result.Reachable), traffic.Except(result.Possible).Except(result.Reachable));
        var unknown = traffic.Except(reached).Except(stopped);
        if (!reached.IsEmpty)
            yield return new ProofCase([source], [destination], reached.ToProof(), WitnessOf(inquiry, SampleOf(reached)));
        if (!stopped.IsEmpty)
            yield return new ProofCase([source], [destination], stopped.ToProof(), RefutationOf(inquiry, stopped));
        if (!unknown.IsEmpty)
        {
            yield return new ProofCase(
                [source], [destination], unknown.ToProof(), new ProofEvidence.Gap([.. PacketReplay.Ask(Checks, inquiry.Sender, inquiry.Goal, SampleOf(unknown)).Missing]));
        }
    }

    private ProofEvidence.Witness WitnessOf(Inquiry inquiry, Traffic traffic)
    {
        var connection = PacketReplay.Ask(Checks, inquiry.Sender, inquiry.Goal, traffic).Connection!;
        return new ProofEvidence.Witness(connection.Request.Packet, ProofHop.Of(connection));
    }

    /// <summary>The least set of states that a refutation has, and all that stops packets at them.</summary>
    public static ProofEvidence.Refutation RefutationOf(Inquiry inquiry, TrafficSet traffic)
    {
        var states = new Dictionary<ProofStanding, TrafficSet>();
        var queue = new Queue<ProofStanding>();
        var start = new Collector();
        Departures.Send(inquiry, traffic, start);
        Take(start);
        while (queue.TryDequeue(out var at))
        {
            if (!at.Place.IsEnd)
                Take(Collector.Step(inquiry, at, Judged.Sure(states[at])));
            else if (!at.IsReply && Arrivals.MeetsGoal(inquiry, at) && Departures.Reply(inquiry, at, states[at]) is { } reply)
                Add(reply.Standing, reply.Traffic);
        }

        // Once more over all of them, for what is stopped: while they grew it was told in parts.
        var stops = new Collector();
        Departures.Send(inquiry, traffic, stops);
        foreach (var (at, packets) in states.Where(state => !state.Key.Place.IsEnd))
            stops.Stops.AddRange(Collector.Step(inquiry, at, Judged.Sure(packets)).Stops);
        return new ProofEvidence.Refutation(
            [.. states.Select(state => new ProofState(state.Key, state.Value.ToProof()))],
            [
                .. stops.Stops.Select(stop => new ProofBlame(
                    stop.Component, stop.Code, stop.Rule, stop.Standing.IsReply, stop.Packets.ToProof())).Distinct(),
            ]);

        void Take(Collector steps)
        {
            foreach (var (standing, packets, _) in steps.Nexts)
                Add(standing, packets.All);
        }

        void Add(ProofStanding standing, TrafficSet packets)
        {
            var known = states.GetValueOrDefault(standing, TrafficSet.Nothing);
            if (known.Contains(packets) && states.ContainsKey(standing))
                return;
            states[standing] = known.Union(packets);
            queue.Enqueue(standing);
        }
    }

    public static Traffic SampleOf(TrafficSet set) => set switch
    {
        { Tcp: { IsEmpty: false } tcp } => Traffic.Tcp(tcp.Ranges[0].First),
        { Udp: { IsEmpty: false } udp } => Traffic.Udp(udp.Ranges[0].First),
        { Icmp: { IsEmpty: false } icmp } => KindOf(icmp.Ranges[0].First),
        { IcmpV6: { IsEmpty: false } icmp } => KindOf(icmp.Ranges[0].First),
        _ => Traffic.Of(new IpProtocol(set.Other.Ranges[0].First)),
    };

    private static Traffic KindOf(ushort number) => Traffic.IcmpOf((byte)(number >> 8), (byte)(number & 255));

    public IEnumerable<ProofEndpoint> InternetSets() =>
        new[] { Cidr.AllIPv4, Cidr.Parse("2000::/3") }.SelectMany(whole => Cut(whole, SpecialPurposeAddresses.Blocks))
            .Select(blocks => new ProofEndpoint.Internet(blocks));

    private IEnumerable<ProofEndpoint> OnPremisesSets(OnPremisesEntry entry) =>
        (entry.Prefixes.Count > 0 ? entry.Prefixes : SpecialPurposeAddresses.PrivateIPv4)
            .Where(prefix => !prefix.IsEverything)
            .SelectMany(prefix => Cut(prefix, []))
            .Select(blocks => new ProofEndpoint.OnPremises(blocks, Entries.Of(entry)));

    /// <summary>The addresses of a block that are not the estate's own nor of others, cut at every block that a rule names.</summary>
    private IEnumerable<ValueList<Cidr>> Cut(Cidr whole, IReadOnlyList<Cidr> without)
    {
        var own = Checks.OwnAddresses.Blocks.Concat(Checks.OwnAddresses.Singles.Select(Cidr.Single)).Concat(without)
            .Where(block => block.Overlaps(whole)).ToList();
        var cuts = new SortedSet<UInt128> { whole.Network.Bits, whole.Last.Bits + 1 };
        foreach (var block in Rules().Concat(own).Where(whole.Contains))
        {
            cuts.Add(block.Network.Bits);
            cuts.Add(block.Last.Bits + 1);
        }

        foreach (var (first, end) in cuts.Zip(cuts.Skip(1)))
        {
            if (!own.Exists(block => block.Contains(new Address(whole.Family, first))))
                yield return [.. BlocksBetween(whole.Family, first, end - 1)];
        }
    }

    private IEnumerable<Cidr> Rules() => estate.Rows<SecurityGroupRule>().Select(rule => rule.Peer).OfType<SecurityGroupPeer.Block>()
        .Select(peer => peer.Cidr)
        .Concat(estate.Rows<PrefixListEntry>().Select(entry => entry.Block))
        .Concat(Checks.Facts.Blocks.Everywhere)
        .Concat(SpecialPurposeAddresses.Blocks);

    internal static IEnumerable<Cidr> BlocksBetween(AddressFamily family, UInt128 first, UInt128 last)
    {
        while (first <= last)
        {
            var length = family == AddressFamily.IPv4 ? 32 : 128;
            while (length > 0 && Cidr.Around(new Address(family, first), length - 1) is var wider
                && wider.Network.Bits == first && wider.Last.Bits <= last)
            {
                length--;
            }

            var block = Cidr.Around(new Address(family, first), length);
            yield return block;
            if (block.Last.Bits == UInt128.MaxValue)
                yield break;
            first = block.Last.Bits + 1;
        }
    }
}
