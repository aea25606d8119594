using System.Collections.Immutable;
using Graph.Model;

namespace Graph.Reports.Exposure;

/// <summary>Something that the report judges: a network interface, a load balancer or a database.</summary>
/// <param name="AskId">the id that the question names it by, and the page.</param>
/// <param name="Name">what people call it; the id where nobody named it.</param>
/// <param name="Role">what it is and belongs to, in one line: `interface of instance i-...`.</param>
/// <param name="Addresses">its addresses in order, private first.</param>
/// <param name="Vpc">null where the snapshot does not tell it.</param>
/// <param name="Own">what is this endpoint's alone, its ids and addresses, wherever evidence mentions them.</param>
/// <param name="Owner">the load balancer or database that an interface belongs to, by its <paramref name="AskId"/>.</param>
internal sealed record ReportEndpoint(
    string AskId,
    EndpointKind Kind,
    string Name,
    string Role,
    ImmutableArray<string> Addresses,
    ImmutableArray<string> PublicAddresses,
    string? Vpc,
    string? Subnet,
    Scope Scope,
    ImmutableArray<WatchedPort> Ports,
    IReadOnlySet<string> Own,
    string? Owner = null)
{
    /// <summary>The interfaces of a load balancer or database.</summary>
    public ImmutableArray<string> Interfaces { get; init; } = [];
}

internal enum EndpointKind
{
    NetworkInterface = 0,
    LoadBalancer = 1,
    Database = 2,
}
