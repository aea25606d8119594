using Graph.Engine.Sets;
using Graph.Model.Resources;
using Graph.Threats.Placement;
using Graph.Threats.Policies;

namespace Graph.Threats.Rules.Asking;

/// <summary>The traffic that port sets of a policy stand for.</summary>
internal static class Ports
{
    /// <summary>SNMP (RFC 3411), which agents answer over UDP.</summary>
    private static readonly ValueSet Snmp = ValueSet.Single(161);

    public static TrafficSet Admin(Policy policy) => TrafficSet.OfTcp(policy.PortSet("admin"));

    public static TrafficSet Internal(Policy policy) => TrafficSet.OfTcp(policy.PortSet("internal"));

    /// <summary>What agents of monitoring answer on: the policy's set `agents`, where it has one, and SNMP.</summary>
    public static TrafficSet Agents(Policy policy) =>
        TrafficSet.OfTcp(policy.Ports.GetValueOrDefault("agents", ValueSet.Empty)).Union(TrafficSet.OfUdp(Snmp));

    /// <summary>The ports of databases, and the own ports of those that AWS runs behind the asset.</summary>
    public static TrafficSet Databases(ThreatContext context, Asset asset)
    {
        var own = context.Shared(DatabasePorts.Of);
        return TrafficSet.OfTcp(asset.Interfaces.SelectMany(one => one.Owners).Select(own.Of).OfType<int>()
            .Aggregate(context.Policy.PortSet("db"), (set, port) => set.Union(ValueSet.Single(port))));
    }

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
