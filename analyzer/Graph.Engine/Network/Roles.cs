using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>What each interface does with packets, and which ones something else than their rules sets apart.</summary>
internal static class Roles
{
    public static void Assign(Estate estate, InterfaceBuilder interfaces)
    {
        foreach (var endpoint in estate.Rows<VpcEndpoint>())
        {
            foreach (var id in endpoint.Interfaces)
            {
                if (interfaces.ById.TryGetValue(id.Value, out var node))
                    node.Endpoint = endpoint;
            }
        }

        foreach (var node in interfaces.All)
        {
            if (node.NatGateway is not null || node.Row.InterfaceType is "nat_gateway")
                node.Role = InterfaceRole.NatGateway;
            else if (node.Role == InterfaceRole.Host && node.Row.InterfaceType is "vpc_endpoint" or "gateway_load_balancer_endpoint")
                node.Role = InterfaceRole.Endpoint;
            if (node.Role != InterfaceRole.Host || node.NatGateway is not null)
                node.IsSingular = true;
        }

        MarkTargets(estate, interfaces);
    }

    private static void MarkTargets(Estate estate, InterfaceBuilder interfaces)
    {
        foreach (var route in estate.Rows<Route>())
        {
            if (route.Target.Kind == RouteTargetKind.NetworkInterface && interfaces.ById.TryGetValue(route.Target.Id, out var node))
                node.IsSingular = true;
            else if (route.Target.Kind == RouteTargetKind.Instance && interfaces.OfInstance.TryGetValue(route.Target.Id, out var nodes))
                nodes.ForEach(one => one.IsSingular = true);
        }

        foreach (var classic in estate.Rows<ClassicLoadBalancer>())
        {
            foreach (var id in classic.Instances)
                interfaces.OfInstance.GetValueOrDefault(id.Value)?.ForEach(one => one.IsSingular = true);
        }

        foreach (var target in estate.Rows<Target>())
        {
            if (interfaces.OfInstance.TryGetValue(target.TargetId, out var nodes))
                nodes.ForEach(one => one.IsTarget = true);
            else if (Address.TryParse(target.TargetId, out var address) && interfaces.HoldersOf.TryGetValue(address, out var holders))
                holders.ForEach(one => one.IsTarget = true);
        }
    }
}
