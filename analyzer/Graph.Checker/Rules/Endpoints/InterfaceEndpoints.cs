using Graph.Checker.Walking;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// An interface endpoint answers TCP on its service's port, behind its own security groups; it does not answer ping and starts
/// nothing (create-interface-endpoint.md). Endpoint services of other providers may take UDP too (create-endpoint-service.md).
/// </summary>
internal static class InterfaceEndpoints
{
    // Services of AWS whose documentation names their ports; most of the others answer on 443, but no page says so of all.
    private static readonly Dictionary<string, ushort[]> Ports = new(StringComparer.Ordinal)
    {
        ["autoscaling"] = [443],
        ["cassandra"] = [9142],
        ["cloudformation"] = [443],
        ["cloudtrail"] = [443],
        ["ec2"] = [443],
        ["ec2messages"] = [443],
        ["ecr.api"] = [443],
        ["ecr.dkr"] = [443],
        ["ecs"] = [443],
        ["ecs-agent"] = [443],
        ["ecs-telemetry"] = [443],
        ["elasticloadbalancing"] = [443],
        ["email-smtp"] = [25, 465, 587, 2465, 2587],
        ["events"] = [443],
        ["kms"] = [443],
        ["lambda"] = [443],
        ["logs"] = [443],
        ["monitoring"] = [443],
        ["secretsmanager"] = [443],
        ["ssm"] = [443],
        ["ssmmessages"] = [443],
        ["sts"] = [443],
    };

    public static void Receive(Walk walk, Flight flight, NetworkInterface receiver)
    {
        flight = SecurityGroups.CheckInbound(walk, flight, receiver);
        var component = Components.Of(receiver);
        if (walk.Facts.Gateways.EndpointOf(receiver) is not { } endpoint)
        {
            walk.Lose(flight, component, new MissingFact(receiver.Id.Value, "the VPC endpoint of the interface is not in the snapshot"));
            return;
        }

        component = Components.Of(endpoint);
        if (flight.Packet.Protocol == IpProtocol.Udp && IsOfProvider(endpoint))
        {
            // A provider's network load balancer may have UDP listeners; they are in the provider's account.
            walk.Lose(
                flight,
                component,
                new MissingFact(endpoint.ServiceName, "whether the endpoint service takes UDP is in no answer to its consumer"));
        }
        else if (flight.Packet.Protocol != IpProtocol.Tcp || endpoint.Type is "GatewayLoadBalancer")
            walk.Stop(flight, component, ExplanationCodes.ProtocolRestriction, "an interface endpoint answers TCP only");
        else if (PortsOf(endpoint) is { } ports && !ports.Contains(flight.Packet.DestinationPort))
        {
            walk.Stop(
                flight, component, ExplanationCodes.ProtocolRestriction, $"{endpoint.ServiceName} answers on port {string.Join(", ", ports)}");
        }
        else
            NetworkInterfaces.Take(walk, flight.Pass(component), receiver);
    }

    /// <summary>Whether somebody's own endpoint service is behind it: `com.amazonaws.vpce.REGION.vpce-svc-...`.</summary>
    internal static bool IsOfProvider(VpcEndpoint endpoint) =>
        endpoint.Type is "Interface" && endpoint.ServiceName.Contains(".vpce-svc-", StringComparison.Ordinal);

    /// <summary>The ports of an AWS service; null where they are not known. `com.amazonaws.REGION.SERVICE`.</summary>
    internal static ushort[]? PortsOf(VpcEndpoint endpoint)
    {
        var parts = endpoint.ServiceName.Split('.', 4);
        return parts is ["com", "amazonaws", _, var service] ? Ports.GetValueOrDefault(service) : null;
    }
}
