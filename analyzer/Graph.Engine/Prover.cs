using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Evidence;
using Graph.Engine.Explaining;
using Graph.Engine.Matrices;
using Graph.Engine.Network;
using Graph.Engine.Paths;
using Graph.Engine.Placing;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Engine;

/// <summary>
/// The prover: decides questions over sets of packets on a compiled network. Immutable; may be asked from several threads.
/// </summary>
public sealed class Prover
{
    private readonly ProverOptions _options;
    private readonly TierScheme _scheme;
    private readonly PairProver _pairs;
    private readonly Pairs _enumeration;
    private readonly Lazy<InterfaceClasses> _classes;
    private readonly SelectionResolver _selections;

    /// <param name="tiers">how interfaces get their tier; null: <see cref="TierScheme.Default"/>.</param>
    public Prover(Estate estate, ProverOptions options, TierScheme? tiers = null)
    {
        ArgumentNullException.ThrowIfNull(estate);
        ArgumentNullException.ThrowIfNull(options);
        _options = options;
        Network = NetworkBuilder.Build(estate);
        Outside = new Outside(Network);
        _pairs = new PairProver(Network, options);
        _enumeration = new Pairs(Network, Outside);
        _classes = new(() => new InterfaceClasses(Network));
        Tagged = new Tagged(Network);
        _scheme = tiers ?? TierScheme.Default;
        Tiers = new Tiers(_scheme, Tagged);
        _selections = new SelectionResolver(Network, Outside, Tiers, Tagged);
    }

    /// <summary>Every interface, in the snapshot's order.</summary>
    public ImmutableArray<InterfaceProfile> Interfaces => field.IsDefault ? field = Profiles.Of(Network, Tagged) : field;

    /// <summary>What may hold further endpoints: no absence of a flow is certain while something is missing here.</summary>
    public MissingEndpoints MissingEndpoints => Network.EndpointAbsences();

    internal Tagged Tagged { get; }

    internal Tiers Tiers { get; }

    internal InterfaceClasses Classes => _classes.Value;

    internal CompiledNetwork Network { get; }

    internal Outside Outside { get; }

    /// <summary>The tier of an interface.</summary>
    /// <exception cref="ArgumentException">the snapshot has no such interface.</exception>
    public Placement PlacementOf(Id<NetworkInterface> id) => Network.InterfaceById.TryGetValue(id.Value, out var node)
        ? Tiers.Of(node)
        : throw new ArgumentException($"`{id}` is not among the interfaces", nameof(id));

    /// <summary>
    /// What is missing where an interface of another snapshot is not in this one; null where it is gone for certain.
    /// </summary>
    public MissingFact? AbsenceOf(NetworkInterface row)
    {
        ArgumentNullException.ThrowIfNull(row);
        const string why = "an interface that is not there may not have been read";
        return Network.Vpcs.TryGetValue(row.Vpc.Value, out var vpc)
            ? Network.InterfaceAbsence(vpc, row.Scope, why)
            : Network.Absence(Model.Coverage.ApiCall.DescribeNetworkInterfaces, row.Scope, why);
    }

    /// <summary>All traffic that gets or may get from anywhere to anywhere, class by class.</summary>
    public FlowSurvey Survey(TrafficSet traffic)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        var connections = new Connections(Network, Outside, _pairs);
        return new SurveyBuilder(Network, Outside, Classes, connections, new FlowsInto(Network, Outside, Classes, connections, _pairs), traffic).Build();
    }

    /// <summary>What may hold further endpoints of a selector: an answer about them that is not reachable is unknown. Sorted.</summary>
    public ImmutableArray<MissingFact> MissingOf(Selector selector)
    {
        ArgumentNullException.ThrowIfNull(selector);
        return [.. _selections.Resolve(selector).AllMissing.Distinct().Order()];
    }

    /// <summary>Decides a question over sets: for each group of destinations that are alike, every flow to it.</summary>
    public ProveAnswer Prove(ProveQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var from = _selections.Resolve(question.From);
        var to = _selections.Resolve(question.To);
        return new AnswerBuilder(Classes, new Connections(Network, Outside, _pairs))
            .Prove(from, to, question.Traffic, question.ClientPorts);
    }

    /// <summary>How an attacker gets from some endpoints to others: with how few pivots, past what, and by which rules.</summary>
    /// <param name="question">its traffic is that of the last connection.</param>
    /// <param name="maximumPivots">longer paths are not looked for, and then nothing is claimed of whom they could lead to.</param>
    /// <param name="withCut">whether the rules that would close every path are looked for: the dearest part.</param>
    public AttackPaths Paths(
        ProveQuestion question, Through through, int maximumPivots, CancellationToken cancellation, bool withCut = true)
    {
        ArgumentNullException.ThrowIfNull(question);
        ArgumentOutOfRangeException.ThrowIfNegative(maximumPivots);
        AttackPathBuilder BuilderOn(Prover prover, int limit)
        {
            var from = prover._selections.Resolve(question.From);
            var to = prover._selections.Resolve(question.To);
            var graph = new AttackGraph(
                prover.Network,
                prover.Classes,
                new Connections(prover.Network, prover.Outside, prover._pairs),
                from,
                to,
                question.Traffic,
                through != Through.Direct);
            return new(
                prover.Network,
                prover.Classes,
                graph,
                from,
                to,
                question.Traffic,
                through == Through.Pivots ? limit : null,
                node => prover.Tiers.Of(node).Name);
        }

        // What closes the short paths alone closes nothing.
        AttackPathBuilder Unlimited(Estate estate) => BuilderOn(new Prover(estate, _options, _scheme), int.MaxValue);
        return BuilderOn(this, maximumPivots).Build(
            () => !withCut ? null : RuleCut.Find(
                Network.Estate,
                estate => Unlimited(estate).Build(() => [], cancellation) is { Paths.IsEmpty: true, Undecided.IsEmpty: true },
                estate => Unlimited(estate).CutOnce(cancellation)),
            cancellation);
    }

    /// <summary>Who reaches whom with some of the traffic, by groups of interfaces.</summary>
    public Matrix Matrix(Grouping by, TrafficSet traffic)
    {
        ArgumentNullException.ThrowIfNull(by);
        var connections = new Connections(Network, Outside, _pairs);
        var flowsInto = new FlowsInto(Network, Outside, Classes, connections, _pairs);
        return new MatrixBuilder(Network, Outside, Classes, connections, flowsInto, traffic)
            .Build(by.NameOf(Tiers, Tagged));
    }

    /// <summary>
    /// What does not get through between two ends, in parts that the first control on some way tells apart: a packet of each shows
    /// every control that stops it.
    /// </summary>
    /// <param name="unreachable">what is proved not to get through.</param>
    public IReadOnlyList<TrafficSet> BlockedParts(
        EndpointReference from, EndpointReference to, TrafficSet unreachable, ValueSet clientPorts)
    {
        ArgumentNullException.ThrowIfNull(unreachable);
        var log = new BlockerLog();
        _ = Decide(from, to, unreachable, clientPorts, log);
        List<TrafficSet> parts = [unreachable];
        foreach (var stopped in log.Blockers.Select(blocker => blocker.Flight.IsReply || blocker.Flight.Mapped is not null ? blocker.Flight.Possible : blocker.Traffic).Distinct())
            parts = [.. parts.SelectMany(part => new[] { part.Intersect(stopped), part.Except(stopped) }).Where(part => !part.IsEmpty)];
        return parts;
    }

    /// <summary>
    /// Why two ends have their verdict: for what gets through every rule that lets it pass, and whether closing it alone closes the
    /// path; for what does not the fewest changes that would open it. Each is proved on the changed estate.
    /// </summary>
    /// <param name="mostChanges">larger sets of changes are not looked for.</param>
    /// <param name="walk">shows a packet's hops in an estate: the walker.</param>
    public Explanation Explain(
        EndpointReference from,
        EndpointReference to,
        TrafficSet traffic,
        ValueSet clientPorts,
        int mostChanges,
        PacketWalk walk,
        CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(traffic);
        Prover ProverOf(Estate changed) => new(changed, _options);
        var (reachable, unknown) = Decide(from, to, traffic, clientPorts);
        var verdict = !reachable.IsEmpty ? Verdict.Reachable : unknown.IsEmpty ? Verdict.Unreachable : Verdict.Unknown;
        var (rules, isWhole) = reachable.IsEmpty
            ? ([], true)
            : new ParticipationSearch(Network, ProverOf, walk, cancellation).Find(from, to, reachable, clientPorts);
        return new Explanation(
            verdict,
            reachable,
            rules,
            isWhole,
            verdict == Verdict.Unreachable
                ? new OpeningSearch(Network.Estate, ProverOf, cancellation).Find(from, to, traffic, clientPorts, mostChanges)
                : null);
    }

    /// <summary>
    /// The question's answer as a proof that can be checked without the prover: for direct connections, every source with
    /// every destination.
    /// </summary>
    /// <param name="from">the sources as the user wrote them.</param>
    /// <param name="to">the destinations as the user wrote them.</param>
    /// <param name="snapshotDigest">what the proof is about.</param>
    /// <param name="walk">shows a packet's hops: the walker.</param>
    public Proof ToProof(ProveQuestion question, string from, string to, string snapshotDigest, WitnessWalk walk)
    {
        ArgumentNullException.ThrowIfNull(question);
        var (asked, cases) = new ProofBuilder(Network, Classes, _pairs, walk).Build(
            from, to, _selections.Resolve(question.From), _selections.Resolve(question.To), question.Traffic, question.ClientPorts);
        return new Proof(
            snapshotDigest,
            new ProofOptions(_options.Strict, [.. _options.Assumed.Order(StringComparer.Ordinal)]),
            asked,
            cases);
    }

    /// <summary>
    /// The verdict on one kind of traffic, as the packet walker gives it. An endpoint that the estate does not hold is an
    /// unknown, never an error.
    /// </summary>
    public Verdict Ask(Question question)
    {
        ArgumentNullException.ThrowIfNull(question);
        if (question is { Source: EndpointReference.Internet, Destination: EndpointReference.Internet })
            return Verdict.Unreachable;
        var source = Sides.SourceOf(Network, question.Source);
        var fromInternet = source is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] };
        var destination = Sides.DestinationOf(Network, question.Destination, fromInternet);
        if (source is Side<Sender>.Absent)
            return Verdict.Unreachable;
        if (source is Side<Sender>.Missing)
            return Verdict.Unknown;
        if (destination is Side<Goal>.Absent)
            return Verdict.Unreachable;
        if (destination is Side<Goal>.Missing)
            return Verdict.Unknown;
        if (question.Source is not EndpointReference.At || source is not Side<Sender>.Endpoints senders)
            return Ask(question.Traffic, source, destination);

        // Several VPCs hold the source address: their common answer, where they agree.
        var verdicts = senders.Items.GroupBy(VpcOf, StringComparer.Ordinal)
            .Select(group => Ask(question.Traffic, senders with { Items = [.. group] }, destination)).Distinct().ToList();
        return verdicts is [var common] ? common : Verdict.Unknown;
    }

    /// <summary>The verdict on a set of traffic between two ends: reachable if some of it is.</summary>
    public Verdict Ask(EndpointReference from, EndpointReference to, TrafficSet traffic)
    {
        var (reachable, unknown) = Decide(from, to, traffic, ValueSet.Of(PortRange.Ephemeral));
        if (!reachable.IsEmpty)
            return Verdict.Reachable;
        return unknown.IsEmpty ? Verdict.Unreachable : Verdict.Unknown;
    }

    private static string VpcOf(Sender sender) => sender is Sender.OfInterface { Interface.Vpc.Id: var vpc } ? vpc : "outside";

    private Verdict Ask(Traffic traffic, Side<Sender> source, Side<Goal> destination)
    {
        var unlisted = (source as Side<Sender>.Endpoints)?.Unlisted ?? (source as Side<Sender>.OnPremises)?.Unlisted
            ?? (destination as Side<Goal>.Endpoints)?.Unlisted ?? (destination as Side<Goal>.OnPremises)?.Unlisted;
        var ports = ValueSet.Of(traffic.SourcePort is { } port ? PortRange.Single(port) : PortRange.Ephemeral);
        var (reachable, unknown) = Decide(source, destination, QuestionTraffic.Of(traffic), ports);
        if (!reachable.IsEmpty)
            return Verdict.Reachable;
        return unknown.IsEmpty && unlisted is null ? Verdict.Unreachable : Verdict.Unknown;
    }

    /// <summary>What of some traffic is reachable, and what is unknown, over all pairs of a question's two sides.</summary>
    internal (TrafficSet Reachable, TrafficSet Unknown) Decide(
        EndpointReference source,
        EndpointReference destination,
        TrafficSet traffic,
        ValueSet clientPorts,
        Semantics.IExplorationLog? log = null)
    {
        var from = Sides.SourceOf(Network, source);
        return Decide(from, Sides.DestinationOf(Network, destination, from is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] }), traffic, clientPorts, log);
    }

    private (TrafficSet Reachable, TrafficSet Unknown) Decide(
        Side<Sender> source, Side<Goal> destination, TrafficSet traffic, ValueSet clientPorts, Semantics.IExplorationLog? log = null)
    {
        var (reachable, unknown) = (TrafficSet.Empty, TrafficSet.Empty);
        if (source is Side<Sender>.Absent || (source is not Side<Sender>.Missing && destination is Side<Goal>.Absent))
            return (reachable, unknown);
        if (source is Side<Sender>.Missing || destination is Side<Goal>.Missing)
            return (reachable, traffic);
        foreach (var (sender, goal) in _enumeration.Of(source, destination))
        {
            var answer = _pairs.Prove(sender, goal, traffic, clientPorts, log);
            reachable = reachable.Union(answer.Reachable);
            unknown = unknown.Union(answer.Unknown);
            if (reachable.Contains(traffic))
                break;
        }

        return (reachable, unknown.Except(reachable));
    }
}
