using System.Collections.Immutable;

namespace Graph.Reports.Exposure;

/// <summary>A TCP port that the report asks about.</summary>
internal sealed record WatchedPort(ushort Number, string Service, PortUse Use)
{
    /// <summary>The ports by which machines are administered and databases are asked, by use, then number.</summary>
    public static ImmutableArray<WatchedPort> All { get; } =
    [
        new(22, "SSH", PortUse.Admin),
        new(3389, "RDP", PortUse.Admin),
        new(5900, "VNC", PortUse.Admin),
        new(5985, "WinRM", PortUse.Admin),
        new(5986, "WinRM over TLS", PortUse.Admin),
        new(1433, "SQL Server", PortUse.Database),
        new(1521, "Oracle", PortUse.Database),
        new(3306, "MySQL", PortUse.Database),
        new(5432, "PostgreSQL", PortUse.Database),
        new(5439, "Redshift", PortUse.Database),
        new(6379, "Redis", PortUse.Database),
        new(9042, "Cassandra", PortUse.Database),
        new(9200, "Elasticsearch", PortUse.Database),
        new(11211, "Memcached", PortUse.Database),
        new(27017, "MongoDB", PortUse.Database),
    ];

    /// <summary>The watched ports, and the one that a database was configured to listen on where it is none of them.</summary>
    public static ImmutableArray<WatchedPort> AllAnd(int? own) =>
        own is > 0 and <= ushort.MaxValue && All.All(port => port.Number != own)
            ? All.Add(new WatchedPort((ushort)own, "its own port", PortUse.Database))
            : All;
}

internal enum PortUse
{
    Admin = 0,
    Database = 1,
}
