using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>Interfaces that nothing which decides about a packet can tell apart.</summary>
/// <param name="Members">in the network's order; the first stands for all.</param>
internal sealed record InterfaceClass(int Index, IReadOnlyList<InterfaceNode> Members)
{
    public InterfaceNode Representative => Members[0];
}

/// <summary>
/// Divides interfaces into classes: by subnet, set of groups, flags, and for each address by the blocks of the estate that
/// hold it. What a route, a load balancer or a prefix singles out is a class of its own. Two members of a class get the same
/// answer to and from everything else, and to each other, since every rule compares an interface only by these
/// (analyzer/README.md, "Why classes are exact").
/// </summary>
internal sealed class InterfaceClasses
{
    private readonly BlockMap<object> _pieces;
    private readonly InterfaceClass[] _classOf;

    /// <param name="isSplit">every interface is a class of its own: slow, and must not change an answer.</param>
    public InterfaceClasses(CompiledNetwork network, bool isSplit = false)
    {
        _pieces = new(network.AllBlocks, _ => new object());
        _classOf = new InterfaceClass[network.Interfaces.Count];
        var byKey = new Dictionary<Key, List<InterfaceNode>>();
        foreach (var node in network.Interfaces)
        {
            var key = KeyOf(node, isSplit);
            if (!byKey.TryGetValue(key, out var members))
                byKey[key] = members = [];
            members.Add(node);
        }

        All = [.. byKey.Values.Select((members, index) => new InterfaceClass(index, members))];
        foreach (var one in All)
        {
            foreach (var member in one.Members)
                _classOf[member.Index] = one;
        }
    }

    public IReadOnlyList<InterfaceClass> All { get; }

    public InterfaceClass Of(InterfaceNode node) => _classOf[node.Index];

    private Key KeyOf(InterfaceNode node, bool isSplit)
    {
        if (isSplit || node.IsSingular || node.IsTarget)
            return new Key(node, null, null, null, false, false, false, []);
        return new Key(
            null,
            node.Row.Subnet.Value + ' ' + node.Row.Vpc.Value,
            node.Groups,
            node.Row.InterfaceType,
            node.Row.SourceDestCheck,
            node.Row.DenyAllIgwTraffic,
            node.IsDormant,
            [.. node.Addresses.Select(row => new AddressKey(
                _pieces[row.Address], row.IsPrimary, row.PublicAddress is { } mapped ? _pieces[mapped] : null, row.Address.Family))]);
    }

    private sealed record AddressKey(object Piece, bool IsPrimary, object? PublicPiece, AddressFamily Family);

    private sealed record Key(
        InterfaceNode? Single, string? Subnet, GroupSet? Groups, string? Type, bool Checks, bool Denies, bool IsDormant,
        Graph.Model.ValueList<AddressKey> Addresses);
}
