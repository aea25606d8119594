using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>Endpoints of a question by the cases that they take part in.</summary>
internal static class EndpointGroups
{
    /// <param name="Cases">the places of the cases, ascending.</param>
    /// <param name="Example">one of them, for messages.</param>
    /// <param name="Interfaces">the interface of each; null for what is none.</param>
    public sealed record Group(
        AddressFamily Family, bool IsInternet, ValueList<int> Cases, string Example, IReadOnlyList<Id<NetworkInterface>?> Interfaces);

    private readonly record struct SetKind(bool IsInternet, ProofEntry? Entry, AddressFamily Family);

    private readonly record struct Range(UInt128 First, UInt128 Last, int List);

    public static IReadOnlyList<Group> Of(ValueList<ProofEndpoint> asked, IReadOnlyList<ValueList<ProofEndpoint>> cases)
    {
        var named = new Dictionary<ProofEndpoint, List<int>>();
        var sets = new Dictionary<SetKind, List<Range>>();

        // Thousands of cases are about the same endpoints: each list is looked at once, and a case is in one.
        var lists = Enumerable.Range(0, cases.Count).GroupBy(place => cases[place])
            .Select(list => (Endpoints: list.Key, Cases: list.ToArray())).ToList();
        for (var index = 0; index < lists.Count; index++)
        {
            foreach (var endpoint in lists[index].Endpoints)
            {
                if (KindOf(endpoint) is { } kind)
                    ListOf(sets, kind).AddRange(BlocksOf(endpoint).Select(block => new Range(block.Network.Bits, block.Last.Bits, index)));
                else if (ListOf(named, endpoint) is var known && (known.Count == 0 || known[^1] != index))
                    known.Add(index);
            }
        }

        var groups = new Dictionary<(AddressFamily, bool, ValueList<int>), (string Example, List<Id<NetworkInterface>?> Interfaces)>();
        var askedSets = new Dictionary<SetKind, List<Cidr>>();
        foreach (var endpoint in asked)
        {
            if (KindOf(endpoint) is { } kind)
                ListOf(askedSets, kind).AddRange(BlocksOf(endpoint));
            else
            {
                Add(
                    ProofEndpoints.FamilyOf(endpoint),
                    false,
                    [.. named.GetValueOrDefault(endpoint, [])],
                    ProofEndpoints.TextOf(endpoint),
                    (endpoint as ProofEndpoint.OfInterface)?.Interface);
            }
        }

        foreach (var (kind, blocks) in askedSets)
        {
            foreach (var (example, within) in Parts(blocks, kind.Family, sets.GetValueOrDefault(kind, [])))
                Add(kind.Family, kind.IsInternet, within, example.ToString(), null);
        }

        return
        [
            .. groups.Select(group => new Group(
                group.Key.Item1,
                group.Key.Item2,
                [.. group.Key.Item3.SelectMany(index => lists[index].Cases).Order()],
                group.Value.Example,
                group.Value.Interfaces)),
        ];

        void Add(AddressFamily family, bool isInternet, ValueList<int> within, string example, Id<NetworkInterface>? networkInterface)
        {
            if (!groups.TryGetValue((family, isInternet, within), out var group))
                groups[(family, isInternet, within)] = group = (example, []);
            group.Interfaces.Add(networkInterface);
        }
    }

    /// <summary>The asked blocks, cut where the cases' sets begin and end: each part's first address and lists.</summary>
    private static IEnumerable<(Address Example, ValueList<int> Lists)> Parts(
        List<Cidr> asked, AddressFamily family, List<Range> ranges)
    {
        var starts = ranges.OrderBy(range => range.First).ToList();
        var cuts = ranges.Select(range => range.First)
            .Concat(ranges.Where(range => range.Last != UInt128.MaxValue).Select(range => range.Last + 1)).Distinct().Order().ToList();

        // Blocks, ranges and cuts all ascend: one pass, with the ranges that are open where it is.
        var open = new List<Range>();
        var (next, cut) = (0, 0);
        foreach (var block in asked.Order())
        {
            var (start, end) = (block.Network.Bits, block.Last.Bits);
            while (true)
            {
                for (; next < starts.Count && starts[next].First <= start; next++)
                    open.Add(starts[next]);
                open.RemoveAll(range => range.Last < start);
                yield return (new Address(family, start), [.. open.Select(range => range.List).Distinct().Order()]);
                while (cut < cuts.Count && cuts[cut] <= start)
                    cut++;
                if (cut == cuts.Count || cuts[cut] > end)
                    break;
                start = cuts[cut];
            }
        }
    }

    private static SetKind? KindOf(ProofEndpoint endpoint) => endpoint switch
    {
        ProofEndpoint.Internet internet => new SetKind(true, null, internet.Blocks[0].Family),
        ProofEndpoint.OnPremises onPremises => new SetKind(false, onPremises.Entry, onPremises.Blocks[0].Family),
        _ => null,
    };

    private static ValueList<Cidr> BlocksOf(ProofEndpoint endpoint) => endpoint switch
    {
        ProofEndpoint.Internet internet => internet.Blocks,
        ProofEndpoint.OnPremises onPremises => onPremises.Blocks,
        _ => [],
    };

    private static List<TItem> ListOf<TKey, TItem>(Dictionary<TKey, List<TItem>> lists, TKey key)
        where TKey : notnull
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        return list;
    }
}
