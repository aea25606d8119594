using Graph.Model.Addressing;

namespace Graph.Engine.Sets;

/// <summary>
/// What depends on an address only by which blocks hold it: constant between the ends of the blocks, and computed once for
/// each such piece, when it is first asked for. Safe for several threads, which may compute a piece twice.
/// </summary>
internal sealed class BlockMap<TValue>
    where TValue : class
{
    private readonly UInt128[] _starts4;
    private readonly UInt128[] _starts6;
    private readonly TValue?[] _values4;
    private readonly TValue?[] _values6;
    private readonly Func<Address, TValue> _compute;

    /// <param name="blocks">every block that the function may compare the address with.</param>
    /// <param name="compute">gives the same for any two addresses that no block tells apart.</param>
    public BlockMap(IEnumerable<Cidr> blocks, Func<Address, TValue> compute)
    {
        var starts4 = new List<UInt128> { 0 };
        var starts6 = new List<UInt128> { 0 };
        foreach (var block in blocks)
        {
            var starts = block.Family == AddressFamily.IPv4 ? starts4 : starts6;
            starts.Add(block.Network.Bits);
            var end = block.Last.Bits;
            if (end != (block.Family == AddressFamily.IPv4 ? uint.MaxValue : UInt128.MaxValue))
                starts.Add(end + 1);
        }

        _starts4 = Distinct(starts4);
        _starts6 = Distinct(starts6);
        _values4 = new TValue?[_starts4.Length];
        _values6 = new TValue?[_starts6.Length];
        _compute = compute;
    }

    public TValue this[Address address]
    {
        get
        {
            var isV4 = address.Family == AddressFamily.IPv4;
            var piece = PieceOf(isV4 ? _starts4 : _starts6, address.Bits);
            ref var value = ref (isV4 ? _values4 : _values6)[piece];
            return value ??= _compute(address);
        }
    }

    private static UInt128[] Distinct(List<UInt128> starts)
    {
        starts.Sort();
        return [.. starts.Distinct()];
    }

    private static int PieceOf(UInt128[] starts, UInt128 bits)
    {
        var (low, high) = (0, starts.Length - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (starts[middle] <= bits)
                low = middle;
            else
                high = middle - 1;
        }

        return low;
    }
}
