using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Matrices;

/// <summary>Proves all flows between classes and adds them up by group.</summary>
internal sealed class MatrixBuilder(
    CompiledNetwork network, Outside outside, InterfaceClasses classes, Connections connections, FlowsInto flowsInto, TrafficSet traffic)
{
    private const string Internet = "internet";
    private const string OnPremises = "on-prem";

    private static readonly ValueSet ClientPorts = ValueSet.Of(PortRange.Ephemeral);

    /// <param name="nameOf">the group of an interface.</param>
    public Matrix Build(Func<InterfaceNode, string> nameOf)
    {
        var names = classes.All.Select(one => one.Members.CountBy(nameOf, StringComparer.Ordinal)
            .OrderBy(pair => pair.Key, StringComparer.Ordinal).ToArray()).ToArray();
        var rows = new Dictionary<(string, string), Cell>[classes.All.Count];
        Parallel.For(0, classes.All.Count, index => rows[index] = CellsTo(classes.All[index], names));
        var cells = new SortedDictionary<(string From, string To), Cell>();
        foreach (var (key, cell) in rows.SelectMany(row => row))
        {
            if (cells.TryGetValue(key, out var sum))
                sum.Add(cell);
            else
                cells[key] = cell;
        }

        return new(
            [
                new(Internet, 0),
                .. network.OnPremises.Count > 0 ? [new MatrixGroup(OnPremises, 0)] : Array.Empty<MatrixGroup>(),
                .. network.Interfaces.CountBy(nameOf, StringComparer.Ordinal).OrderBy(pair => pair.Key, StringComparer.Ordinal)
                    .Select(pair => new MatrixGroup(pair.Key, pair.Value)),
            ],
            [.. cells.Select(pair => pair.Value.ToCell(pair.Key.From, pair.Key.To))],
            network.EndpointAbsences().All);
    }

    /// <summary>Everything to one class, and from it to the outside.</summary>
    private Dictionary<(string, string), Cell> CellsTo(InterfaceClass to, KeyValuePair<string, int>[][] names)
    {
        var cells = new Dictionary<(string, string), Cell>();
        foreach (var flows in flowsInto.Of(to, traffic, ClientPorts).GroupBy(flow => ((Party.Of)flow.From).Class))
        {
            var from = flows.Key;
            var (reachable, unknown) = Sum(flows);
            if (reachable.IsEmpty && unknown.IsEmpty)
                continue;
            var witness = new MatrixWitness(
                from.Representative.Id, (from == to ? to.Members[1] : to.Representative).Id, reachable);
            foreach (var (source, sources) in names[from.Index])
            {
                foreach (var (destination, destinations) in names[to.Index])
                {
                    var pairs = (long)sources * (from == to && source == destination ? destinations - 1 : destinations);
                    Add(cells, source, destination, reachable, unknown, pairs, witness);
                }
            }
        }

        AddOutside(cells, to, names[to.Index], connections.FromInternet(to, outside.Internet, traffic, ClientPorts), Internet, isSource: true);
        AddOutside(cells, to, names[to.Index], connections.ToInternet(to, outside.Internet, traffic, ClientPorts), Internet, isSource: false);
        if (network.OnPremises.Count > 0)
        {
            AddOutside(cells, to, names[to.Index], connections.FromOnPremises(to, outside.OnPremises, traffic, ClientPorts), OnPremises, isSource: true);
            AddOutside(cells, to, names[to.Index], connections.ToOnPremises(to, outside.OnPremises, traffic, ClientPorts), OnPremises, isSource: false);
        }

        return cells;
    }

    private static void AddOutside(
        Dictionary<(string, string), Cell> cells,
        InterfaceClass one,
        KeyValuePair<string, int>[] names,
        IEnumerable<PartyFlow> flows,
        string region,
        bool isSource)
    {
        var all = flows.ToList();
        var (reachable, unknown) = Sum(all);
        if (reachable.IsEmpty && unknown.IsEmpty)
            return;
        var shown = all.Find(flow => !flow.Answer.Reachable.IsEmpty) ?? all[0];
        var far = (isSource ? shown.Sender.Address : shown.Goal.Address).ToString();
        var id = one.Representative.Id;
        var witness = isSource
            ? new MatrixWitness(far, id, shown.Answer.Reachable)
            : new MatrixWitness(id, far, shown.Answer.Reachable);
        foreach (var (name, count) in names)
        {
            if (isSource)
                Add(cells, region, name, reachable, unknown, count, witness);
            else
                Add(cells, name, region, reachable, unknown, count, witness);
        }
    }

    private static (TrafficSet Reachable, TrafficSet Unknown) Sum(IEnumerable<PartyFlow> flows)
    {
        var (reachable, unknown) = (TrafficSet.Empty, TrafficSet.Empty);
        foreach (var flow in flows)
        {
            reachable = reachable.Union(flow.Answer.Reachable);
            unknown = unknown.Union(flow.Answer.Unknown);
        }

        return (reachable, unknown.Except(reachable));
    }

    private static void Add(
        Dictionary<(string, string), Cell> cells,
        string from,
        string to,
        TrafficSet reachable,
        TrafficSet unknown,
        long pairs,
        MatrixWitness witness)
    {
        if (pairs == 0)
            return;
        if (!cells.TryGetValue((from, to), out var cell))
            cells[(from, to)] = cell = new Cell();
        cell.Add(reachable, unknown, pairs, reachable.IsEmpty ? null : witness);
    }

    private sealed class Cell
    {
        private TrafficSet _reachable = TrafficSet.Empty;
        private TrafficSet _unknown = TrafficSet.Empty;
        private long _pairs;
        private long _unknownPairs;
        private MatrixWitness? _witness;

        public void Add(TrafficSet reachable, TrafficSet unknown, long pairs, MatrixWitness? witness)
        {
            _reachable = _reachable.Union(reachable);
            _unknown = _unknown.Union(unknown);
            if (reachable.IsEmpty)
                _unknownPairs += pairs;
            else
                _pairs += pairs;
            _witness ??= witness;
        }

        public void Add(Cell other)
        {
            _reachable = _reachable.Union(other._reachable);
            _unknown = _unknown.Union(other._unknown);
            _pairs += other._pairs;
            _unknownPairs += other._unknownPairs;
            _witness ??= other._witness;
        }

        public MatrixCell ToCell(string from, string to) => new(from, to, _reachable, _unknown, _pairs, _unknownPairs, _witness);
    }
}
