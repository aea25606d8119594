using Graph.Engine.Network;
using Graph.Model.Addressing;

namespace Graph.Engine.Proving;

/// <summary>
/// The classes of interfaces as sources, by subnet, by whether they have groups at all, and by the piece of the network's blocks that holds their address: what routes,
/// network ACLs and gateways do with their packets on a plain way is the same for all of a bucket. A
/// load balancer's node takes its replies as a host does.
/// </summary>
internal sealed class SourceBuckets
{
    /// <summary>Sources that start nothing: AWS's own interfaces.</summary>
    private static readonly string[] Silent = ["nat_gateway", "vpc_endpoint", "gateway_load_balancer_endpoint"];

    /// <param name="pieceOf">the piece of the network's blocks that holds an address.</param>
    public SourceBuckets(InterfaceClasses classes, Func<Address, object> pieceOf)
    {
        var buckets = new Dictionary<(SubnetNode, bool, object), SourceBucket>();
        var all = new List<SourceBucket>();
        var odd = new List<InterfaceClass>();
        foreach (var one in classes.All)
        {
            var node = one.Representative;
            if (Silent.Contains(node.Row.InterfaceType))
                continue;
            if (!PlainPairs.IsPlainSource(node))
            {
                odd.Add(one);
                continue;
            }

            foreach (var row in node.Addresses)
            {
                var key = (node.Subnet!, node.Groups.Ids.Length > 0, pieceOf(row.Address));
                if (!buckets.TryGetValue(key, out var bucket))
                    all.Add(buckets[key] = bucket = new SourceBucket(all.Count, row.Address.Family));
                bucket.Members.Add((one, new Sender.OfInterface(row.Address, node)));
            }
        }

        All = all;
        Odd = odd;
    }

    public IReadOnlyList<SourceBucket> All { get; }

    /// <summary>Classes that are in no bucket and may start something.</summary>
    public IReadOnlyList<InterfaceClass> Odd { get; }
}

/// <summary>Sources that nothing but groups, and blocks that rules of groups name, can tell apart.</summary>
/// <param name="index">its place among all buckets, from 0.</param>
internal sealed class SourceBucket(int index, AddressFamily family)
{
    public int Index { get; } = index;

    public AddressFamily Family { get; } = family;

    public List<(InterfaceClass Class, Sender.OfInterface Sender)> Members { get; } = [];
}
