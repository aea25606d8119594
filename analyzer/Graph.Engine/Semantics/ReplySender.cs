using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>Sends replies from where their requests arrived.</summary>
internal static class ReplySender
{
    public static void Send(Exploration exploration, Arrival arrival, Flight reply)
    {
        switch (arrival)
        {
            case Arrival.At at:
                NetworkInterfaces.Send(exploration, reply, at.Interface);
                break;
            case Arrival.Internet:
                Internet.Receive(exploration, reply, null);
                break;
            case Arrival.OnPremises onPremises:
                OnPremises.Enter(exploration, reply, onPremises.Entry);
                break;
            case Arrival.Service { Endpoint: var endpoint }:
                // From the endpoint straight into the sender's subnet (gateway-endpoints.md).
                if (exploration.Network.Vpc(endpoint.Vpc.Value) is { } vpc)
                    LocalRoutes.Deliver(exploration, reply with { Sessions = reply.Sessions?.Outer }, vpc);
                else
                    exploration.Lose(reply, new MissingFact(endpoint.Vpc.Value, "the VPC is not in the snapshot"));
                break;
            default:
                throw new InvalidOperationException("a host does not reply to itself over the network");
        }
    }
}
