using Graph.Engine.Network;
using Graph.Engine.Semantics;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Proving;

/// <summary>
/// Decides all traffic between one sender and one goal at once: requests forward, and from where they arrive their replies.
/// Reachable is what some way carries there and back whatever is missing; unreachable what known controls stop on every way;
/// the rest is unknown.
/// </summary>
internal sealed class PairProver(CompiledNetwork network, ProverOptions options)
{
    // A reply is judged by its protocol alone: no rule looks at the port it comes from.
    private static readonly TrafficSet[] ReplyKinds =
    [
        TrafficSet.AllTcp,
        TrafficSet.AllUdp,
        TrafficSet.Echo.Intersect(TrafficSet.Of(IpProtocol.Icmp)),
        TrafficSet.Echo.Intersect(TrafficSet.Of(IpProtocol.IcmpV6)),
    ];

    /// <summary>ICMP of the other family.</summary>
    public static TrafficSet NotOfIPv4 { get; } = TrafficSet.Of(IpProtocol.IcmpV6);
    /// <summary>ICMP of the other family.</summary>
    public static TrafficSet NotOfIPv6 { get; } = TrafficSet.Of(IpProtocol.Icmp);

    public ProverOptions Options { get; } = options;

    /// <param name="clientPorts">what the client may send TCP and UDP from.</param>
    public PairAnswer Prove(
        Sender sender, Goal goal, TrafficSet traffic, ValueSet clientPorts, IExplorationLog? log = null) =>
        Prove(sender, goal, traffic, clientPorts, log, startsPastGroups: false);

    /// <summary>The same as if the sender's own groups let everything out.</summary>
    public PairAnswer ProvePastOwnGroups(Sender.OfInterface sender, Goal goal, TrafficSet traffic, ValueSet clientPorts) =>
        Prove(sender, goal, traffic, clientPorts, null, startsPastGroups: true);

    private PairAnswer Prove(
        Sender sender, Goal goal, TrafficSet traffic, ValueSet clientPorts, IExplorationLog? log, bool startsPastGroups)
    {
        var asked = traffic.Except(sender.Address.Family == AddressFamily.IPv4 ? NotOfIPv4 : NotOfIPv6);
        var work = new Work(network, Options, sender, goal, log, startsPastGroups: startsPastGroups);
        var flight = new Flight
        {
            Source = sender.Address,
            Destination = goal.Address,
            Possible = asked,
            Certain = asked,
            Branch = asked,
            Sender = Identity.Outside,
            ClientPorts = clientPorts,
        };
        return work.Run(flight, asked);
    }

    /// <summary>
    /// What the network alone lets pass between two hosts; null where the way is not plain: several or other ends, translation,
    /// groups of others on it, a fact that is missing.
    /// </summary>
    public NetworkPart? NetworkPartOf(Sender.OfInterface sender, Goal goal, ValueSet clientPorts)
    {
        var asked = TrafficSet.All.Except(sender.Address.Family == AddressFamily.IPv4 ? NotOfIPv4 : NotOfIPv6);
        var work = new Work(network, Options, sender, goal, null, ignoresGroups: true);
        var answer = work.Run(
            new Flight
            {
                Source = sender.Address,
                Destination = goal.Address,
                Possible = asked,
                Certain = asked,
                Branch = asked,
                Sender = Identity.Outside,
                ClientPorts = clientPorts,
            },
            asked);
        return work.IsPlain && answer.Unknown.IsEmpty && answer.Noted.Count == 0
            ? new NetworkPart(answer.Reachable, answer.Delivered, answer.Carried, work.PreservesGroups, answer.Assumptions)
            : null;
    }

    private sealed class Work(
        CompiledNetwork network, ProverOptions options, Sender sender, Goal goal, IExplorationLog? log, bool ignoresGroups = false, bool startsPastGroups = false)
    {
        private static readonly Dictionary<MissingFact, TrafficSet> NoFacts = [];
        private static readonly HashSet<Assumption> NoAssumptions = [];

        private int _arrivals;
        private int _groupChecks;
        private bool _isTranslated;

        /// <summary>One arrival as it was sent, past the groups of the two ends alone.</summary>
        public bool IsPlain => _arrivals <= 1 && _groupChecks == _arrivals + 1 && !_isTranslated;

        /// <summary>The source's groups are still its own where it arrives.</summary>
        public bool PreservesGroups { get; private set; }

        private Dictionary<MissingFact, TrafficSet>? _missing;
        private HashSet<Assumption>? _assumptions;
        private readonly List<(TrafficSet Traffic, ValueSet ClientPorts)> _carried = [];
        private TrafficSet _reachable = TrafficSet.Empty;
        private TrafficSet _possible = TrafficSet.Empty;
        private TrafficSet _settled = TrafficSet.Empty;
        private TrafficSet _unsettled = TrafficSet.Empty;
        private TrafficSet _delivered = TrafficSet.Empty;

        public PairAnswer Run(Flight flight, TrafficSet asked)
        {
            Exploration request = null!;
            request = new Exploration(
                network, options, goal.Place is GoalPlace.Internet or GoalPlace.InternetOrService, goal.Holder, (at, arrival) => Arrived(request, at, arrival))
            {
                Log = log,
                IgnoresGroups = ignoresGroups,
                StartsPastGroups = startsPastGroups,
            };
            sender.Send(request, flight);
            Take(request);
            _groupChecks = request.GroupChecks;
            var reachable = _reachable.Union(_settled.Except(_unsettled)).Intersect(asked);
            var unknown = _possible.Intersect(asked).Except(reachable);
            return new PairAnswer(asked, reachable, unknown, _delivered, _carried, _missing ?? NoFacts, _assumptions ?? NoAssumptions);
        }

        private void Take(Exploration exploration)
        {
            _possible = _possible.Union(exploration.Lost);
            _unsettled = _unsettled.Union(exploration.Unsettled);
            foreach (var (fact, traffic) in exploration.Missing ?? NoFacts)
                (_missing ??= [])[fact] = _missing.TryGetValue(fact, out var known) ? known.Union(traffic) : traffic;
            if (exploration.Assumptions is not null)
                (_assumptions ??= []).UnionWith(exploration.Assumptions);
        }

        private void Arrived(Exploration request, Flight flight, Arrival arrival)
        {
            if (flight.IsStopped)
                return;
            log?.Reached(Place.Of(arrival), flight);
            _arrivals++;
            _isTranslated |= arrival is not Arrival.At at || at.Interface != goal.Holder
                || flight.Source != sender.Address || flight.Destination != goal.Address || flight.Sessions is not null;
            PreservesGroups = flight.Sender.Groups.Length > 0;
            if (!goal.IsMetBy(arrival, flight))
            {
                // The address leads to another host than the one asked for.
                request.Doubt(flight);
                return;
            }

            _delivered = _delivered.Union(flight.Certain);
            var oneWay = arrival is Arrival.Home or Arrival.AmazonProvided
                ? flight
                : flight with
                {
                    Possible = flight.Possible.Except(TrafficSet.ExpectingReply),
                    Certain = flight.Certain.Except(TrafficSet.ExpectingReply),
                    Settled = flight.Settled.Except(TrafficSet.ExpectingReply),
                };
            if (!oneWay.IsStopped)
                Carry(request, oneWay);
            if (ReferenceEquals(oneWay, flight))
                return;
            foreach (var kind in ReplyKinds)
            {
                if (flight.Possible.Overlaps(kind))
                    Reply(flight, arrival, kind);
            }
        }

        private void Reply(Flight request, Arrival arrival, TrafficSet kind)
        {
            Exploration back = null!;
            back = new Exploration(
                network,
                options,
                sender is Sender.OnInternet,
                null,
                (at, end) => Returned(back, at, end))
            {
                Log = log,
            };
            ReplySender.Send(back, arrival, request with
            {
                Source = request.Destination,
                Destination = request.Source,
                Possible = request.Possible.Intersect(kind),
                Certain = request.Certain.Intersect(kind),
                Settled = request.Settled.Intersect(kind),
                Branch = request.Branch.Intersect(kind),
                Mapped = null,
                Sender = Identity.Outside,
                IsReply = true,
                Steps = 0,
            });
            Take(back);
        }

        private void Returned(Exploration back, Flight flight, Arrival end)
        {
            if (flight.IsStopped)
                return;
            log?.Reached(Place.Of(end), flight);
            var isReturn = flight.Source == goal.Address && flight.Destination == sender.Address && flight.Sessions is null
                && (sender, end) switch
                {
                    (Sender.OfInterface from, Arrival.At to) => from.Interface == to.Interface,
                    (Sender.OnInternet, Arrival.Internet) => true,

                    // Which way back the far end takes is outside the snapshot.
                    (Sender.OnPremises, Arrival.OnPremises) => true,
                    _ => false,
                };
            if (isReturn)
                Carry(back, flight);
            else
                back.Doubt(flight);
        }

        /// <summary>The packets have got through, and their replies back.</summary>
        private void Carry(Exploration exploration, Flight flight)
        {
            _possible = _possible.Union(flight.Possible);
            _reachable = _reachable.Union(flight.Certain);
            _settled = _settled.Union(flight.Settled);
            if (!flight.Certain.Contains(flight.Possible))
                exploration.Note(flight.Missing, flight.Possible.Except(flight.Certain));
            if (!flight.Certain.IsEmpty || !flight.Settled.IsEmpty)
                _carried.Add((flight.Certain.Union(flight.Settled), flight.ClientPorts));
        }
    }
}

/// <summary>What is known of all traffic between one sender and one goal.</summary>
/// <param name="Asked">the traffic of the question that the addresses' family has.</param>
/// <param name="Delivered">what arrives for certain, be its reply lost.</param>
/// <param name="Carried">what gets through, and the client ports with which its replies come back, by way.</param>
/// <param name="Noted">every fact that was missing on some way, with the traffic that it left undecided there.</param>
internal sealed record PairAnswer(
    TrafficSet Asked,
    TrafficSet Reachable,
    TrafficSet Unknown,
    TrafficSet Delivered,
    IReadOnlyList<(TrafficSet Traffic, ValueSet ClientPorts)> Carried,
    IReadOnlyDictionary<MissingFact, TrafficSet> Noted,
    IReadOnlySet<Assumption> Assumptions)
{
    /// <summary>The facts for want of which what is unknown is so.</summary>
    public IEnumerable<MissingFact> Missing => Noted.Where(pair => pair.Value.Overlaps(Unknown)).Select(pair => pair.Key);

    public TrafficSet Unreachable => Asked.Except(Reachable).Except(Unknown);

    /// <summary>The answer where only some of the traffic is let out to begin with.</summary>
    public PairAnswer Within(TrafficSet admitted) => admitted.Contains(Asked)
        ? this
        : this with
        {
            Reachable = Reachable.Intersect(admitted),
            Unknown = Unknown.Intersect(admitted),
            Delivered = Delivered.Intersect(admitted),
            Carried = [.. Carried.Select(way => (way.Traffic.Intersect(admitted), way.ClientPorts)).Where(way => !way.Item1.IsEmpty)],
        };

    public Verdict Verdict => !Reachable.IsEmpty
        ? Verdict.Reachable
        : Unknown.IsEmpty ? Verdict.Unreachable : Verdict.Unknown;
}
