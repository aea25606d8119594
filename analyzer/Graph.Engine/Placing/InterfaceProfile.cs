using System.Collections.Immutable;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Placing;

/// <summary>What an interface is: its row, and what the rest of the snapshot tells of it. Terminated instances have none.</summary>
/// <param name="ManagedService">`RDS`, `Redshift`, ...: the database, cache or search engine that AWS runs behind it.</param>
/// <param name="Owners">
/// ids of what it belongs to - instance, load balancer, NAT gateway, endpoint, database; a database only where its groups and subnets
/// tell, so there may be several.
/// </param>
/// <param name="Groups">ids of its security groups, sorted.</param>
/// <param name="Addresses">all its addresses; a public one beside the private one that it maps to.</param>
/// <param name="IsInPublicSubnet">its subnet's route table leads some destination to an internet gateway; null where the table is not known.</param>
public sealed record InterfaceProfile(
    NetworkInterface Row,
    InterfaceKind Kind,
    string? ManagedService,
    ImmutableArray<string> Owners,
    ImmutableArray<string> Groups,
    ImmutableArray<InterfaceAddress> Addresses,
    bool? IsInPublicSubnet,
    bool IsDormant)
{
    public string Id => Row.Id.Value;

    /// <summary>Whether the internet has an address for it: a mapped public one, or a global IPv6 one.</summary>
    public bool HasPublicAddress => Addresses.Any(row => row.PublicAddress is not null
        || (row.Address.Family == AddressFamily.IPv6 && SpecialPurposeAddresses.IsPublic(row.Address)));
}

/// <summary>What an interface does with a packet that comes to it.</summary>
public enum InterfaceKind
{
    /// <summary>Takes what its groups admit.</summary>
    Host = 0,

    /// <summary>Takes replies only.</summary>
    NatGateway = 1,

    LoadBalancer = 2,

    /// <summary>Of an interface endpoint.</summary>
    Endpoint = 3,
}
