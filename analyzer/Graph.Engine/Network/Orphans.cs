using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// Resources that have interfaces in AWS and none in the snapshot: the list of interfaces is then not all of them, and an
/// address that no interface holds may be theirs.
/// </summary>
internal static class Orphans
{
    /// <summary>Marks the VPCs; gives the ids of all such resources.</summary>
    public static HashSet<string> Mark(
        Estate estate, Func<string, VpcNode> vpcOf, InterfaceBuilder interfaces, Gateways gateways, LoadBalancerIndex balancers)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        void Orphan(string vpc, string id)
        {
            vpcOf(vpc).Orphan ??= id;
            ids.Add(id);
        }

        foreach (var row in estate.Rows<Instance>())
        {
            if (row is { IsTerminated: false, Vpc: { } vpc } && !HasPrimary(interfaces, row.Id.Value))
                Orphan(vpc.Value, row.Id.Value);
        }

        foreach (var balancer in balancers.ById.Values)
        {
            if (balancer.LacksNode() is not null || balancer is { Row: { State: "active", Type: not "gateway" }, Nodes.Count: 0 })
                Orphan(balancer.Row.Vpc.Value, balancer.Id);
        }

        foreach (var balancer in balancers.Classics)
        {
            if (balancer.Row.Vpc is { } vpc && balancer.LacksNode() is not null)
                Orphan(vpc.Value, balancer.Id);
        }

        foreach (var row in estate.Rows<NatGatewayAddress>())
        {
            if (row.Interface is { } id && !interfaces.ById.ContainsKey(id.Value)
                && gateways.Nat.GetValueOrDefault(row.NatGateway.Value) is { IsPresent: true } nat)
            {
                Orphan(nat.Vpc.Value, nat.Id.Value);
            }
        }

        MarkDatabases(estate, interfaces, vpcOf, Orphan);
        foreach (var row in estate.Rows<VpcEndpoint>())
        {
            foreach (var id in row.Interfaces)
            {
                if (!interfaces.ById.ContainsKey(id.Value))
                    Orphan(row.Vpc.Value, row.Id.Value);
            }
        }

        return ids;
    }

    private static bool HasPrimary(InterfaceBuilder interfaces, string instance) =>
        interfaces.OfInstance.GetValueOrDefault(instance)?.Exists(node => node.Row.DeviceIndex == 0) == true;

    private static void MarkDatabases(
        Estate estate, InterfaceBuilder interfaces, Func<string, VpcNode> vpcOf, Action<string, string> orphan)
    {
        var rds = interfaces.All.Where(node => node.Row is { IsOfService: true, Description: "RDSNetworkInterface" })
            .Select(node => node.Row.Subnet).ToHashSet();
        foreach (var row in estate.Rows<DbInstance>())
        {
            if (row.Vpc is { } vpc && !rds.Overlaps(row.Subnets))
                orphan(vpc.Value, row.Id.Value);
        }

        bool IsHeld(Id<Vpc> vpc, Address address) =>
            vpcOf(vpc.Value).Holding(address) is not null || interfaces.BehindPublic.ContainsKey(address);
        foreach (var row in estate.Rows<RedshiftCluster>())
        {
            if (row.Vpc is { } vpc && (row.NodeAddresses.Count == 0 || row.NodeAddresses.Any(node => !IsHeld(vpc, node))))
                orphan(vpc.Value, row.Id.Value);
        }
    }
}
