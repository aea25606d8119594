using System.Collections.Immutable;
using System.Globalization;
using Graph.Engine.Answers;
using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Paths;

/// <summary>Finds attack paths, what they all pass, and the rules that carry them.</summary>
/// <param name="limit">paths with more pivots are not looked for; null where paths with pivots are not asked about.</param>
internal sealed class AttackPathBuilder(
    CompiledNetwork network,
    InterfaceClasses classes,
    AttackGraph graph,
    Selection from,
    Selection to,
    TrafficSet traffic,
    int? limit,
    Func<InterfaceNode, string> tierOf)
{
    private readonly int _maximumPivots = limit ?? 0;

    private static readonly TrafficSet Admin = TrafficSet.OfTcp(PortNames.Default["admin"]);

    private readonly Lazy<ILookup<string, SecurityGroupRule>> _inbound = new(() => network.Estate.Rows<SecurityGroupRule>()
        .Where(rule => !rule.IsEgress).ToLookup(rule => rule.Group.Value, StringComparer.Ordinal));

    private readonly Lazy<ILookup<string, SecurityGroupRule>> _outbound = new(() => network.Estate.Rows<SecurityGroupRule>()
        .Where(rule => rule.IsEgress).ToLookup(rule => rule.Group.Value, StringComparer.Ordinal));

    /// <param name="cutOf">the rules to cut, once paths are found; null where none would do.</param>
    public AttackPaths Build(Func<ImmutableArray<string>?> cutOf, CancellationToken cancellation)
    {
        var search = new PathSearch(graph, Starts(), certainly: true, _maximumPivots, cancellation);
        var possible = new PathSearch(graph, PossibleStarts(), certainly: false, _maximumPivots, cancellation);
        var targets = Targets().ToList();
        var paths = new List<(AttackPath Path, IReadOnlyList<AttackEdge> Edges)>();
        var undecided = new List<string>();
        var missing = new HashSet<MissingFact>(from.AllMissing.Concat(to.AllMissing));
        var unreached = new List<string>();
        foreach (var target in targets)
        {
            // Who is among the starts too is reached where another of them gets to it.
            var own = IsLoneStart(target);
            var certain = own ? SearchWithout(target, certainly: true, cancellation) : search;
            if (certain.To(target, traffic) is { } edges)
                paths.Add((PathOf(GroupOf(target), edges, certain), edges));
            else if ((own ? SearchWithout(target, certainly: false, cancellation) : possible) is var open && open.To(target, traffic) is { } found)
            {
                undecided.AddRange(NamesOf(target));
                missing.UnionWith(found.SelectMany(edge => edge.Missing));
            }
            else if (limit is { } most && open.IsCutShort && MayBeReached(target))
            {
                undecided.AddRange(NamesOf(target));
                missing.Add(new MissingFact(
                    string.Create(CultureInfo.InvariantCulture, $"paths with more pivots than {most}"), "longer paths were not looked for"));
            }
            else if (target is AttackNode.Hosts { Class.Representative.Addresses.Count: 0 })
                undecided.AddRange(NamesOf(target));
            else
                unreached.AddRange(NamesOf(target));
        }

        return new AttackPaths(
            [.. paths.Select(path => path.Path).OrderBy(path => path.Pivots).ThenBy(path => path.Target.ToString(), StringComparer.Ordinal)],
            [.. undecided.Order(StringComparer.Ordinal)],
            [.. unreached.Order(StringComparer.Ordinal)],
            ChokePoints(search, [.. paths.Select(path => path.Edges[^1].To)]),
            paths.Count + undecided.Count == 0 ? [] : cutOf(),
            ReachOf(search),
            Bastions(search),
            [.. missing.Order()],
            ExposureBy(search, targets),
            new Share(paths.Sum(path => NamesOf(path.Edges[^1].To).Count()), targets.Sum(target => NamesOf(target).Count())),
            Blast(search));
    }

    private bool MayBeReached(AttackNode target) =>
        target is not AttackNode.Hosts { Class.Representative: var node } || !UnlistedHosts.CouldSendTo(node, traffic).IsEmpty;

    /// <summary>A start with nobody alike.</summary>
    private bool IsLoneStart(AttackNode target) =>
        target is AttackNode.Hosts { Class: { Members.Count: 1, Representative: var only } } && from.Interfaces.Contains(only);

    private PathSearch SearchWithout(AttackNode start, bool certainly, CancellationToken cancellation) =>
        new(graph, (certainly ? Starts() : PossibleStarts()).Where(node => !node.Equals(start)), certainly, _maximumPivots, cancellation);

    /// <summary>Of the starts, a region outside counting as one, those that have a path.</summary>
    private Share ExposureBy(PathSearch search, IEnumerable<AttackNode> targets)
    {
        int CountStarts(IEnumerable<AttackNode> nodes) =>
            nodes.Sum(node => node is AttackNode.Hosts { Class.Members: var members } ? members.Count(from.Interfaces.Contains) : 1);
        return new Share(CountStarts(search.StartsThatReach(targets.ToHashSet(), traffic, _maximumPivots)), CountStarts(Starts()));
    }

    private ImmutableArray<TierShare> Blast(PathSearch search)
    {
        var reached = search.Reached.Select(found => found.Node).OfType<AttackNode.Hosts>().SelectMany(node => node.Class.Members)
            .CountBy(tierOf, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        return
        [
            .. network.Interfaces.CountBy(tierOf, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                .Select(pair => new TierShare(pair.Key, new Share(reached.GetValueOrDefault(pair.Key), pair.Value))),
        ];
    }

    private IEnumerable<AttackNode> Starts()
    {
        if (!from.Internet.IsEmpty)
            yield return new AttackNode.Internet();
        if (!from.OnPremises.IsEmpty)
            yield return new AttackNode.OnPremises();
        foreach (var one in from.Interfaces.Select(classes.Of).Distinct().OrderBy(one => one.Index))
            yield return new AttackNode.Hosts(one);
    }

    /// <summary>With those that the snapshot may not show.</summary>
    private IEnumerable<AttackNode> PossibleStarts() =>
        from.AllMissing.Any() ? Starts().Append(new AttackNode.Unlisted(IsRelay: true)) : Starts();

    private IEnumerable<AttackNode> Targets()
    {
        // A single start does not look for itself.
        var isAlone = from.Interfaces.Count == 1 && from.Internet.IsEmpty && from.OnPremises.IsEmpty;
        var inside = to.Interfaces.Where(node => !(isAlone && from.Interfaces.Contains(node))).Select(classes.Of).Distinct().OrderBy(one => one.Index);
        foreach (var one in inside)
            yield return new AttackNode.Hosts(one);
        if (!to.Internet.IsEmpty)
            yield return new AttackNode.ToInternet();
        if (!to.OnPremises.IsEmpty)
            yield return new AttackNode.ToOnPremises();
    }

    private EndpointGroup GroupOf(AttackNode target) => target switch
    {
        AttackNode.ToInternet => new EndpointGroup.Internet(to.Internet),
        AttackNode.ToOnPremises => new EndpointGroup.OnPremises(null, to.OnPremises),
        _ => new EndpointGroup.Interfaces([.. NamesOf(target)]),
    };

    private IEnumerable<string> NamesOf(AttackNode target) => target is AttackNode.Hosts { Class.Members: var members }
        ? members.Where(to.Interfaces.Contains).Select(node => node.Id)
        : [NameOf(target)];

    private static AttackPath PathOf(EndpointGroup target, IReadOnlyList<AttackEdge> edges, PathSearch search) => new(
        target,
        edges.Count(edge => search.IsPivot(edge.From)),
        [
            .. edges.Select(edge => new AttackStep(
                NameOf(edge.From), NameOf(edge.To), CountOf(edge.To) - 1, edge.Traffic, edge.To is AttackNode.Relay)),
        ]);

    private static string NameOf(AttackNode node) => node switch
    {
        AttackNode.Internet or AttackNode.ToInternet => "internet",
        AttackNode.OnPremises or AttackNode.ToOnPremises => "on-prem",
        AttackNode.Hosts hosts => hosts.Class.Representative.Id,
        AttackNode.Relay relay => relay.Class.Representative.Id,
        AttackNode.Unlisted => "somebody who is not in the snapshot",
        _ => throw new InvalidOperationException("a node is one of the above"),
    };

    private static int CountOf(AttackNode node) => node is AttackNode.Hosts hosts ? hosts.Class.Members.Count : 1;

    /// <summary>What every path from the starts to all of the targets passes: their common dominators.</summary>
    private ImmutableArray<string> ChokePoints(PathSearch search, IReadOnlyList<AttackNode> targets)
    {
        if (targets.Count == 0)
            return [];
        var numbers = new Dictionary<AttackNode, int>();
        var successors = new List<List<int>> { new() };
        int NumberOf(AttackNode node)
        {
            if (!numbers.TryGetValue(node, out var number))
            {
                numbers[node] = number = successors.Count;
                successors.Add([]);
            }

            return number;
        }

        foreach (var start in Starts())
            successors[0].Add(NumberOf(start));
        var goal = successors.Count;
        successors.Add([]);
        foreach (var edge in search.Edges)
        {
            if (!targets.Contains(edge.To))
                successors[NumberOf(edge.From)].Add(NumberOf(edge.To));
            else if (edge.Traffic.Overlaps(traffic))
                successors[NumberOf(edge.From)].Add(goal);
        }

        var dominators = Dominators.Of(successors, 0);
        var nodes = numbers.ToDictionary(pair => pair.Value, pair => pair.Key);
        var chain = new List<string>();
        for (var node = dominators[goal]; node > 0; node = dominators[node])
        {
            if (nodes[node] is AttackNode.Hosts { Class.Members.Count: 1 } or AttackNode.Relay && !Starts().Contains(nodes[node]))
                chain.Add(NameOf(nodes[node]));
        }

        chain.Reverse();
        return [.. chain.Distinct(StringComparer.Ordinal)];
    }

    private static ImmutableArray<int> ReachOf(PathSearch search)
    {
        var byPivots = search.Reached.Where(found => found.Node is AttackNode.Hosts)
            .GroupBy(found => found.Pivots).ToDictionary(group => group.Key, group => group.Sum(found => CountOf(found.Node)));
        var counts = ImmutableArray.CreateBuilder<int>();
        for (int pivots = 0, sum = 0; byPivots.Count > 0 && pivots <= byPivots.Keys.Max(); pivots++)
            counts.Add(sum += byPivots.GetValueOrDefault(pivots));
        return counts.ToImmutable();
    }

    private ImmutableArray<string> Bastions(PathSearch search)
    {
        var starts = Starts().ToHashSet();
        var admitted = search.Edges.Where(edge => starts.Contains(edge.From) && edge.Traffic.Overlaps(Admin)).Select(edge => edge.To).ToHashSet();
        return
        [
            .. search.Edges.Where(edge => admitted.Contains(edge.From) && edge.Traffic.Overlaps(Admin) && !edge.To.Equals(edge.From))
                .Select(edge => edge.From).OfType<AttackNode.Hosts>().Distinct()
                .SelectMany(node => node.Class.Members).Select(node => node.Id).Order(StringComparer.Ordinal),
        ];
    }

    /// <summary>
    /// The inbound rules that carry the found edges, as a graph whose rules can be cut: the fewest of them that part the starts
    /// from the targets. Null where an edge needs no rule.
    /// </summary>
    public IReadOnlyList<string>? CutOnce(CancellationToken cancellation)
    {
        var search = new PathSearch(graph, PossibleStarts(), certainly: false, _maximumPivots, cancellation);
        var targets = Targets().ToHashSet();
        var cut = new MinimumCut();
        var source = cut.AddNode(canBeCut: false);
        var goal = cut.AddNode(canBeCut: false);
        var nodes = new Dictionary<AttackNode, int>();
        var rules = new Dictionary<string, int>(StringComparer.Ordinal);
        int NodeOf(AttackNode node) => nodes.TryGetValue(node, out var number) ? number : nodes[node] = cut.AddNode(canBeCut: false);
        foreach (var start in PossibleStarts())
            cut.AddEdge(source, NodeOf(start));
        foreach (var edge in search.Edges)
        {
            var isLast = targets.Contains(edge.To);
            if (isLast && !edge.Possible.Overlaps(traffic))
                continue;
            var next = isLast ? goal : NodeOf(edge.To);
            var carried = isLast ? edge.Possible.Intersect(traffic) : edge.Possible;
            var admitting = RulesOf(edge, carried).ToList();
            if (admitting.Count == 0)
                cut.AddEdge(NodeOf(edge.From), next);
            foreach (var rule in admitting)
            {
                if (!rules.TryGetValue(rule, out var number))
                    rules[rule] = number = cut.AddNode(canBeCut: true);
                cut.AddEdge(NodeOf(edge.From), number);
                cut.AddEdge(number, next);
            }
        }

        var byNumber = rules.ToDictionary(pair => pair.Value, pair => pair.Key);
        return cut.Cut(source, goal) is { } found ? [.. found.Select(number => byNumber[number]).Order(StringComparer.Ordinal)] : null;
    }

    /// <summary>The destination's rules that admit some of what an edge carries; of what leads out the sender's.</summary>
    private IEnumerable<string> RulesOf(AttackEdge edge, TrafficSet carried)
    {
        var rules = edge switch
        {
            { To: AttackNode.Hosts { Class.Representative: var holder } } => holder.Groups.Ids.SelectMany(group => _inbound.Value[group]),
            { To: AttackNode.Relay { Class.Representative: var node } } => node.Groups.Ids.SelectMany(group => _inbound.Value[group]),
            { Sender: { } sender } => sender.Groups.Ids.SelectMany(group => _outbound.Value[group]),
            _ => [],
        };
        foreach (var rule in rules)
        {
            if (SecurityGroupTraffic.Of(rule).Overlaps(carried))
                yield return rule.RuleId;
        }
    }
}
