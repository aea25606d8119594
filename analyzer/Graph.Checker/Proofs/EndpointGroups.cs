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
        AddressFamily Family, ValueList<int> Cases, string Example, IReadOnlyList<Id<NetworkInterface>?> Interfaces);

    public static IReadOnlyList<Group> Of(ValueList<ProofEndpoint> asked, IReadOnlyList<ValueList<ProofEndpoint>> cases)
    {
        var named = new Dictionary<ProofEndpoint, List<int>>();
        var sets = new Dictionary<SetKind, List<(UInt128 First, UInt128 Last, int Case)>>();
        for (var place = 0; place < cases.Count; place++)
        {
            foreach (var endpoint in cases[place])
            {
                if (KindOf(endpoint) is { } kind)
                    ListOf(sets, kind).AddRange(BlocksOf(endpoint).Select(block => (block.Network.Bits, block.Last.Bits, place)));
                else if (ListOf(named, endpoint) is var places && (places.Count == 0 || places[^1] != place))
                    places.Add(place);
            }
        }

        var groups = new Dictionary<(AddressFamily, ValueList<int>), (string Example, List<Id<NetworkInterface>?> Interfaces)>();
        foreach (var endpoint in asked)
        {
            if (KindOf(endpoint) is { } kind)
            {
                foreach (var (example, places) in Parts(endpoint, kind.Family, sets.GetValueOrDefault(kind, [])))
                    Add(kind.Family, places, example.ToString(), null);
            }
            else
                Add(ProofEndpoints.FamilyOf(endpoint), [.. named.GetValueOrDefault(endpoint, [])], ProofEndpoints.TextOf(endpoint), (endpoint as ProofEndpoint.OfInterface)?.Interface);
        }

        return [.. groups.Select(group => new Group(group.Key.Item1, group.Key.Item2, group.Value.Example, group.Value.Interfaces))];

        void Add(AddressFamily family, ValueList<int> places, string example, Id<NetworkInterface>? networkInterface)
        {
            if (!groups.TryGetValue((family, places), out var group))
                groups[(family, places)] = group = (example, []);
            group.Interfaces.Add(networkInterface);
        }
    }

    private readonly record struct SetKind(bool IsInternet, ProofEntry? Entry, AddressFamily Family);

    /// <summary>An asked set, cut where the cases' sets begin and end: each part's first address and cases.</summary>
    private static IEnumerable<(Address Example, ValueList<int> Cases)> Parts(
        ProofEndpoint asked, AddressFamily family, List<(UInt128 First, UInt128 Last, int Case)> ranges)
    {
        var starts = ranges.OrderBy(range => range.First).ToList();
        var cuts = new SortedSet<UInt128>();
        foreach (var (first, last, _) in ranges)
        {
            cuts.Add(first);
            if (last != UInt128.MaxValue)
                cuts.Add(last + 1);
        }

        // Both are ascending: one pass over the cuts, with the ranges that are open at each.
        var open = new List<(UInt128 Last, int Case)>();
        var next = 0;
        foreach (var block in BlocksOf(asked))
        {
            var (start, end) = (block.Network.Bits, block.Last.Bits);
            while (true)
            {
                while (next < starts.Count && starts[next].First <= start)
                {
                    open.Add((starts[next].Last, starts[next].Case));
                    next++;
                }

                open.RemoveAll(range => range.Last < start);
                yield return (new Address(family, start), [.. open.Select(range => range.Case).Distinct().Order()]);
                var later = start == UInt128.MaxValue ? [] : cuts.GetViewBetween(start + 1, UInt128.MaxValue);
                if (later.Count == 0 || later.Min > end)
                    break;
                start = later.Min;
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
