using Graph.Checker.Rules;

namespace Graph.Checker.Walking;

/// <summary>Sends a reply from where its request arrived.</summary>
internal static class ReplySender
{
    public static void Send(Walk walk, Arrival arrival, Flight reply)
    {
        switch (arrival)
        {
            case Arrival.At at:
                NetworkInterfaces.Send(walk, reply.Pass(Components.Of(at.Interface), "replies"), at.Interface);
                break;
            case Arrival.Internet:
                Internet.Receive(walk, reply.Pass(Components.Internet, "replies"), null);
                break;
            case Arrival.OnPremises onPremises:
                OnPremises.Enter(walk, reply.Pass(Components.OnPremises, "replies"), onPremises.Entry);
                break;
            case Arrival.Service service:
                // From the endpoint straight into the sender's subnet (gateway-endpoints.md).
                LocalRoutes.Deliver(
                    walk,
                    reply.Pass(Components.Of(service.Endpoint), "replies") with { Sessions = reply.Sessions.Pop() },
                    service.Endpoint.Vpc);
                break;
            default:
                throw new InvalidOperationException("a host does not reply to itself over the network");
        }
    }
}
