using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Reports.Exposure;

/// <summary>Everything that was found, in an order that does not depend on how it was asked.</summary>
/// <param name="Folded">interfaces that fare as the load balancer or database they belong to: listed with it, not counted.</param>
/// <param name="Groups">in the order of their first endpoints.</param>
/// <param name="Endpoints">endpoints by verdict.</param>
/// <param name="Answers">answers by verdict.</param>
/// <param name="Assumptions">the named choices that verdicts rest on, by id, with the number of answers.</param>
/// <param name="Missing">the missing facts, by subject, with the number of answers that they leave open.</param>
internal sealed record ExposureFindings(
    ImmutableArray<EndpointGroup> Groups,
    VerdictCounts Endpoints,
    VerdictCounts Answers,
    ImmutableArray<(Assumption Assumption, int Answers)> Assumptions,
    ImmutableArray<(MissingFact Fact, int Answers)> Missing,
    ImmutableArray<(ExplanationCode Code, int Answers)> Codes,
    int Dormant,
    int Folded);

/// <summary>How many of each verdict.</summary>
internal readonly record struct VerdictCounts(int Reachable, int Unreachable, int Unknown)
{
    public int Total => Reachable + Unreachable + Unknown;

    public VerdictCounts With(Verdict verdict, int count) => verdict switch
    {
        Verdict.Reachable => this with { Reachable = Reachable + count },
        Verdict.Unreachable => this with { Unreachable = Unreachable + count },
        _ => this with { Unknown = Unknown + count },
    };
}

/// <summary>
/// Counts results and folds those of one shape, and an interface into its load balancer or database where both fare alike:
/// they are one thing to a reader, and would count twice. Fed in order, by one thread.
/// </summary>
internal sealed class ExposureTally
{
    private readonly Dictionary<string, (EndpointResult First, List<ReportEndpoint> Members)> _groups = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, (Assumption Assumption, int Answers)> _assumptions = new(StringComparer.Ordinal);
    private readonly SortedDictionary<MissingFact, int> _missing = [];
    private readonly SortedDictionary<ExplanationCode, int> _codes = [];
    private readonly Dictionary<string, EndpointResult> _owners = new(StringComparer.Ordinal);
    private readonly List<EndpointResult> _owned = [];
    private VerdictCounts _endpoints;
    private VerdictCounts _answers;
    private int _dormant;

    public int Questions => _answers.Total;

    public void Add(EndpointResult result)
    {
        Count(result);
        if (result.Endpoint.Owner is not null)
        {
            _owned.Add(result);
            return;
        }

        if (result.Endpoint.Kind != EndpointKind.NetworkInterface)
            _owners.TryAdd(result.Endpoint.AskId, result);
        Group(result);
    }

    private void Count(EndpointResult result)
    {
        foreach (var (ports, answer) in result.Findings)
        {
            _answers = _answers.With(answer.Verdict, ports.Length);
            foreach (var assumption in answer.Assumptions)
            {
                _assumptions[assumption.Id] =
                    (assumption, _assumptions.GetValueOrDefault(assumption.Id).Answers + ports.Length);
            }

            foreach (var fact in answer.Missing)
                _missing[fact] = _missing.GetValueOrDefault(fact) + ports.Length;
            if (answer.Code is { } code)
                _codes[code] = _codes.GetValueOrDefault(code) + ports.Length;
        }
    }

    private void Group(EndpointResult result)
    {
        _endpoints = _endpoints.With(result.Verdict, 1);
        _dormant += result.IsDormant ? 1 : 0;
        if (_groups.TryGetValue(result.Shape, out var group))
            group.Members.Add(result.Endpoint);
        else
            _groups[result.Shape] = (result, [result.Endpoint]);
    }

    private bool FaresAsItsOwner(EndpointResult result) =>
        result.Endpoint.Owner is { } id
        && _owners.TryGetValue(id, out var owner)
        && owner.IsDormant == result.IsDormant
        && WatchedPort.All.All(port => owner.VerdictOf(port) == result.VerdictOf(port));

    public ExposureFindings ToFindings()
    {
        var alone = _owned.Where(result => !FaresAsItsOwner(result)).ToList();
        alone.ForEach(Group);
        return Findings(_owned.Count - alone.Count);
    }

    // A dictionary that nothing was removed from enumerates in the order of insertion only by accident: sort by the first
    // endpoint, which every order of a page starts from.
    private ExposureFindings Findings(int folded) => new(
        [
            .. _groups.Values
                .Select(group => new EndpointGroup(group.First, [.. group.Members]))
                .OrderBy(group => group.First.Endpoint.Name, StringComparer.Ordinal)
                .ThenBy(group => group.First.Endpoint.AskId, StringComparer.Ordinal),
        ],
        _endpoints,
        _answers,
        [.. _assumptions.Values],
        [.. _missing.Select(pair => (pair.Key, pair.Value)).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)],
        [.. _codes.Select(pair => (pair.Key, pair.Value))],
        _dormant,
        folded);
}
