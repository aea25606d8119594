using System.Text.Json;
using Graph.Engine.Answers;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Reports.Escaping;
using Graph.Reports.Pages;
using Graph.Threats.Placement;

namespace Graph.Reports.Explorer;

/// <summary>
/// What the page's explorer answers from: everything that gets, or may get, from one group of alike endpoints to another. What is
/// not there is refuted, and the page says so only because all of it is there.
/// </summary>
internal sealed class ExplorerData
{
    // Some 30 bytes each: more would make a page that does not open at once.
    private const int FlowsInFile = 40_000;

    private const int Internet = 0;
    private const int OnPremises = 1;

    private readonly ReportContext _context;
    private readonly Dictionary<EndpointGroup, int> _groups = [];
    private readonly Dictionary<Asset, SortedSet<int>> _groupsOf = [];
    private readonly SortedDictionary<(int From, int To), ExplorerFlow> _flows = [];
    private readonly Table<TrafficSet> _sets = new();
    private readonly Table<string> _texts = new();

    public ExplorerData(ReportContext context)
    {
        _context = context;
        foreach (var flow in context.Model.Flows.All)
            Add(flow);
        IsWhole = _flows.Count <= FlowsInFile;
        if (!IsWhole)
        {
            foreach (var pair in _flows.Keys.Where(pair => pair.From > OnPremises && pair.To > OnPremises).ToList())
                _flows.Remove(pair);
        }
    }

    /// <summary>Whether pairs inside are there too; those with an end outside always are.</summary>
    public bool IsWhole { get; }

    public SafeHtml ToJson() => EmbeddedJson.Write(json =>
    {
        json.WriteStartObject();
        json.WriteBoolean("whole", IsWhole);
        json.WriteStartArray("missing");
        foreach (var fact in _context.Model.Flows.Missing.Take(10))
            json.WriteStringValue(Text($"{fact.Subject}: {fact.Reason}"));
        json.WriteEndArray();
        WriteEnds(json);
        WriteFlows(json);
        new ExplorerRefusals(_context, _texts, _sets).Write(json, IsWhole ? Members() : [], OpenBetween);
        json.WriteStartArray("sets");
        foreach (var set in _sets.Items)
            WriteSet(json, set);
        json.WriteEndArray();
        json.WriteStartArray("texts");
        foreach (var text in _texts.Items)
            json.WriteStringValue(Text(text));
        json.WriteEndArray();
        json.WriteEndObject();
    });

    private void Add(SurveyFlow flow)
    {
        var key = (NumberOf(flow.Source), NumberOf(flow.Destination));
        if (!_flows.TryGetValue(key, out var known))
            _flows[key] = known = new ExplorerFlow();
        known.Add(flow);
    }

    private int NumberOf(EndpointGroup group)
    {
        if (group is EndpointGroup.Internet)
            return Internet;
        if (group is EndpointGroup.OnPremises)
            return OnPremises;
        if (_groups.TryGetValue(group, out var number))
            return number;
        number = _groups[group] = _groups.Count + OnPremises + 1;
        foreach (var asset in _context.Model.Placement.AssetsOf(group))
        {
            if (!_groupsOf.TryGetValue(asset, out var groups))
                _groupsOf[asset] = groups = [];
            groups.Add(number);
        }

        return number;
    }

    /// <summary>An interface of each group; null outside.</summary>
    private List<string?> Members()
    {
        var members = new string?[_groups.Count + OnPremises + 1];
        foreach (var (group, number) in _groups)
            members[number] = ((EndpointGroup.Interfaces)group).Ids[0];
        return [.. members];
    }

    private TrafficSet OpenBetween(int from, int to) =>
        _flows.TryGetValue((from, to), out var flow) ? flow.Reachable.Union(flow.Unknown) : TrafficSet.Empty;

    /// <summary>Each as [id, name, kind, tier, groups, texts of what may hold more of it: what is not open to that is unknown, not closed].</summary>
    private void WriteEnds(Utf8JsonWriter json)
    {
        var prover = _context.Input.Context.Prover;
        json.WriteStartArray("ends");
        WriteEnd(json, "internet", "internet", "", "outside", [Internet], []);
        WriteEnd(json, "on-prem", "on premises", "", "outside", [OnPremises], prover.MissingOf(new Selector.OnPremises()));
        foreach (var asset in _context.Model.Placement.Assets.OrderBy(AssetFilter.TierOf, StringComparer.Ordinal)
            .ThenBy(ReportContext.NameOf, StringComparer.Ordinal).ThenBy(asset => asset.Id, StringComparer.Ordinal))
        {
            WriteEnd(
                json, asset.Id, ReportContext.NameOf(asset), asset.Subject.Kind, AssetFilter.TierOf(asset),
                _groupsOf.TryGetValue(asset, out var groups) ? groups : [], prover.MissingOf(new Selector.Resource(asset.Id)));
        }

        json.WriteEndArray();
    }

    private void WriteEnd(Utf8JsonWriter json, string id, string name, string kind, string tier, IEnumerable<int> groups, IEnumerable<MissingFact> missing)
    {
        json.WriteStartArray();
        json.WriteStringValue(Text(id));
        json.WriteStringValue(Text(name));
        json.WriteStringValue(kind);
        json.WriteStringValue(Text(tier));
        json.WriteStartArray();
        foreach (var group in groups)
            json.WriteNumberValue(group);
        json.WriteEndArray();
        WriteTexts(json, missing.Take(5).Select(fact => $"{fact.Subject}: {fact.Reason}"));
        json.WriteEndArray();
    }

    /// <summary>Each as [from, to, reachable, unknown, texts of missing facts, texts of assumptions, examples].</summary>
    private void WriteFlows(Utf8JsonWriter json)
    {
        var examples = new ExplorerExamples(_context, _texts);
        json.WriteStartArray("flows");
        foreach (var ((from, to), flow) in _flows)
        {
            json.WriteStartArray();
            json.WriteNumberValue(from);
            json.WriteNumberValue(to);
            json.WriteNumberValue(_sets.NumberOf(flow.Reachable));
            json.WriteNumberValue(_sets.NumberOf(flow.Unknown));
            WriteTexts(json, flow.Missing.Take(5).Select(fact => $"{fact.Subject}: {fact.Reason}"));
            WriteTexts(json, flow.Assumptions.Select(one => one.Id));
            examples.Write(json, flow);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private void WriteTexts(Utf8JsonWriter json, IEnumerable<string> texts)
    {
        json.WriteStartArray();
        foreach (var text in texts)
            json.WriteNumberValue(_texts.NumberOf(text));
        json.WriteEndArray();
    }

    /// <summary>TCP, UDP, ICMP, ICMPv6 (type x 256 + code) and other protocols, each as from, to, from, to ...</summary>
    private static void WriteSet(Utf8JsonWriter json, TrafficSet set)
    {
        json.WriteStartArray();
        foreach (var values in new[] { set.Tcp, set.Udp, set.Icmp, set.IcmpV6, set.Other })
        {
            json.WriteStartArray();
            foreach (var range in values.Ranges)
            {
                json.WriteNumberValue(range.First);
                json.WriteNumberValue(range.Last);
            }

            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    private string Text(string text)
    {
        var visible = VisibleText.Of(text, 200);
        return _context.Options.Redactor?.Of(visible) ?? visible;
    }
}

/// <summary>All between two groups of endpoints, whatever the addresses. Mutable while it is gathered.</summary>
internal sealed class ExplorerFlow
{
    private readonly SortedSet<MissingFact> _missing = [];
    private readonly SortedDictionary<string, Assumption> _assumptions = new(StringComparer.Ordinal);
    private TrafficSet _unknown = TrafficSet.Empty;

    public List<SurveyFlow> All { get; } = [];

    public TrafficSet Reachable { get; private set; } = TrafficSet.Empty;

    public TrafficSet Unknown => _unknown.Except(Reachable);

    public IEnumerable<MissingFact> Missing => _missing;

    public IEnumerable<Assumption> Assumptions => _assumptions.Values;

    public void Add(SurveyFlow flow)
    {
        All.Add(flow);
        Reachable = Reachable.Union(flow.Reachable);
        _unknown = _unknown.Union(flow.Unknown);
        _missing.UnionWith(flow.Missing);
        foreach (var assumption in flow.Assumptions)
            _assumptions.TryAdd(assumption.Id, assumption);
    }
}

/// <summary>Values that are written once and named by their number.</summary>
internal sealed class Table<T>
    where T : notnull
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _items = [];

    public IReadOnlyList<T> Items => _items;

    public int NumberOf(T item)
    {
        if (!_numbers.TryGetValue(item, out var number))
        {
            number = _numbers[item] = _items.Count;
            _items.Add(item);
        }

        return number;
    }
}
