using Graph.Model.Addressing;

namespace Graph.Model.Resources;

/// <summary>One route of a route table. Exactly one of the two destinations is set.</summary>
/// <param name="Index">its place among the table's routes in the input, from 0.</param>
/// <param name="Origin">`CreateRouteTable`, `CreateRoute`, `EnableVgwRoutePropagation` or `Advertisement`.</param>
/// <param name="State">`active` or `blackhole`.</param>
public sealed record Route(
    Id<RouteTable> RouteTable,
    int Index,
    Cidr? Destination,
    Id<ManagedPrefixList>? DestinationPrefixList,
    RouteTarget Target,
    string Origin,
    string State)
{
    public bool IsPropagated => Origin is "EnableVgwRoutePropagation";

    public bool IsBlackhole => State is "blackhole";

    /// <summary>The destination as AWS writes it.</summary>
    public string DestinationText => Destination?.ToString() ?? DestinationPrefixList?.Value ?? "(none)";
}

/// <summary>Where a route sends a packet: the kind of target and its id.</summary>
/// <param name="Id">the target's id; `local` for <see cref="RouteTargetKind.Local"/>.</param>
public readonly record struct RouteTarget(RouteTargetKind Kind, string Id)
{
    public static RouteTarget Local { get; } = new(RouteTargetKind.Local, "local");

    public override string ToString() => Id;
}

/// <summary>The route targets of the EC2 API's Route type; <see cref="Unrecognized"/> keeps a newer one by its name.</summary>
public enum RouteTargetKind
{
    Local = 0,
    InternetGateway = 1,
    VpnGateway = 2,
    VpcEndpoint = 3,
    NatGateway = 4,
    Instance = 5,
    NetworkInterface = 6,
    TransitGateway = 7,
    VpcPeeringConnection = 8,
    EgressOnlyInternetGateway = 9,
    CarrierGateway = 10,
    LocalGateway = 11,
    CoreNetwork = 12,
    OdbNetwork = 13,
    Unrecognized = 14,
}
