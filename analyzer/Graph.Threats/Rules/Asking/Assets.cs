using Graph.Engine.Placing;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules.Asking;

/// <summary>What assets do on the network, whatever rows tell of them.</summary>
internal static class Assets
{
    /// <summary>Starts connections of its own: no node of a load balancer, NAT gateway or endpoint.</summary>
    public static bool IsHost(this Asset asset) => asset.Interfaces.All(one => one.Kind == InterfaceKind.Host);

    public static bool IsEndpoint(this Asset asset) => asset.Interfaces.All(one => one.Kind == InterfaceKind.Endpoint);

    public static bool IsBalancer(this Asset asset) =>
        asset.Interfaces.All(one => one.Kind == InterfaceKind.LoadBalancer);
}
