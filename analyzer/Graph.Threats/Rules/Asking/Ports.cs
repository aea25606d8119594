using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Threats.Rules.Asking;

/// <summary>The traffic that port sets of a policy stand for.</summary>
internal static class Ports
{
    /// <summary>What agents of monitoring answer on, where the policy has no set `agents`: SNMP, node exporter, Zabbix.</summary>
    private static readonly ValueSet DefaultAgents = ValueSet.Single(161).Union(ValueSet.Single(9100)).Union(ValueSet.Single(10050));

    public static TrafficSet Admin(Policy policy) => TrafficSet.OfTcp(policy.PortSet("admin"));

    public static TrafficSet Internal(Policy policy) => TrafficSet.OfTcp(policy.PortSet("internal"));

    public static TrafficSet Agents(Policy policy)
    {
        var ports = policy.Ports.GetValueOrDefault("agents", DefaultAgents);
        return TrafficSet.OfTcp(ports).Union(TrafficSet.OfUdp(ports));
    }

    /// <summary>The ports of databases, and the own port of one that AWS runs.</summary>
    public static TrafficSet Databases(ThreatContext context, Asset asset)
    {
        var ports = context.Policy.PortSet("db");
        if (asset.Kind == AssetKind.Database && context.Shared(DatabasePorts.Of).Of(asset.Id) is { } own)
            ports = ports.Union(ValueSet.Single(own));
        return TrafficSet.OfTcp(ports);
    }

    /// <summary>What the policy publishes to the internet on a tier.</summary>
    public static TrafficSet Public(Policy policy, Asset asset) => policy.Allowed.Between("internet", asset.Placed.TierName);

    private sealed class DatabasePorts
    {
        private readonly Dictionary<string, int> _ports = new(StringComparer.Ordinal);

        public static DatabasePorts Of(ThreatContext context)
        {
            var ports = new DatabasePorts();
            foreach (var row in context.Estate.Rows<DbInstance>())
                ports.Add(row.Id.Value, row.Port);
            foreach (var row in context.Estate.Rows<RedshiftCluster>())
                ports.Add(row.Id.Value, row.Port);
            return ports;
        }

        public int? Of(string id) => _ports.TryGetValue(id, out var port) ? port : null;

        private void Add(string id, int? port)
        {
            if (port is { } number && number is > 0 and <= ushort.MaxValue)
                _ports[id] = number;
        }
    }
}
