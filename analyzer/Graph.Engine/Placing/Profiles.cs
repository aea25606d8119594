using System.Collections.Immutable;
using Graph.Engine.Network;
using Graph.Model.Resources;

namespace Graph.Engine.Placing;

/// <summary>Tells of every interface what it is.</summary>
internal static class Profiles
{
    public static ImmutableArray<InterfaceProfile> Of(CompiledNetwork network, Tagged tagged) =>
    [
        .. network.Interfaces.Select(node => new InterfaceProfile(
            node.Row,
            node.Role switch
            {
                InterfaceRole.NatGateway => InterfaceKind.NatGateway,
                InterfaceRole.LoadBalancerNode => InterfaceKind.LoadBalancer,
                InterfaceRole.Endpoint => InterfaceKind.Endpoint,
                _ => InterfaceKind.Host,
            },
            ManagedServices.Of(node),
            [.. tagged.OwnersOf(node)],
            [.. node.Groups.Ids],
            [.. node.Addresses],
            node.Subnet is { Table: not null } subnet ? IsPublic(subnet) : null,
            node.IsDormant)),
    ];

    /// <summary>Whether a route of the subnet's table leads to an internet gateway.</summary>
    public static bool IsPublic(SubnetNode subnet) => subnet.Table is { } table
        && table.Routes.Any(route => route.Target.Kind == RouteTargetKind.InternetGateway && !route.IsBlackhole);
}
