using System.Collections.Frozen;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// An interface endpoint answers TCP on its service's port, behind its own security groups; it does not answer ping and starts
/// nothing (create-interface-endpoint.md).
/// </summary>
internal static class InterfaceEndpoints
{
    // Services of AWS whose documentation names their ports; most of the others answer on 443, but no page says so of all.
    private static readonly FrozenSet<string> Https = new[]
    {
        "autoscaling", "cloudformation", "cloudtrail", "ec2", "ec2messages", "ecr.api", "ecr.dkr", "ecs", "ecs-agent",
        "ecs-telemetry", "elasticloadbalancing", "events", "kms", "lambda", "logs", "monitoring", "secretsmanager", "ssm",
        "ssmmessages", "sts",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly ValueSet Smtp = ValueSet.Single(25).Union(ValueSet.Single(465)).Union(ValueSet.Single(587))
        .Union(ValueSet.Single(2465)).Union(ValueSet.Single(2587));

    public static void Receive(Exploration exploration, Flight flight, InterfaceNode receiver)
    {
        flight = SecurityGroups.CheckInbound(exploration, flight, receiver);
        if (flight.IsStopped)
            return;
        if (receiver.Endpoint is not { } endpoint)
        {
            exploration.Lose(flight, new MissingFact(receiver.Id, "the VPC endpoint of the interface is not in the snapshot"));
            return;
        }

        if (IsOfProvider(endpoint) && flight.Possible.Overlaps(TrafficSet.AllUdp))
        {
            // A provider's network load balancer may have UDP listeners; they are in the provider's account.
            exploration.Lose(
                flight.Only(TrafficSet.AllUdp),
                new MissingFact(endpoint.ServiceName, "whether the endpoint service takes UDP is in no answer to its consumer"));
            flight = flight.Only(TrafficSet.All.Except(TrafficSet.AllUdp));
        }

        var answered = endpoint.Type is "GatewayLoadBalancer" ? TrafficSet.Empty : TrafficSet.OfTcp(PortsOf(endpoint));
        exploration.Arrive(
            exploration.Filter(
                flight, Allowed.Exactly(answered), new Component("VPC endpoint", endpoint.Id.Value), ExplanationCodes.ProtocolRestriction),
            new Arrival.At(receiver));
    }

    /// <summary>Whether somebody's own endpoint service is behind it: `com.amazonaws.vpce.REGION.vpce-svc-...`.</summary>
    private static bool IsOfProvider(VpcEndpoint endpoint) =>
        endpoint.Type is "Interface" && endpoint.ServiceName.Contains(".vpce-svc-", StringComparison.Ordinal);

    /// <summary>The ports of an AWS service; all where they are not known. `com.amazonaws.REGION.SERVICE`.</summary>
    private static ValueSet PortsOf(VpcEndpoint endpoint)
    {
        if (endpoint.ServiceName.Split('.', 4) is not ["com", "amazonaws", _, var service])
            return ValueSet.All;
        return service switch
        {
            "cassandra" => ValueSet.Single(9142),
            "email-smtp" => Smtp,
            _ => Https.Contains(service) ? ValueSet.Single(443) : ValueSet.All,
        };
    }
}
