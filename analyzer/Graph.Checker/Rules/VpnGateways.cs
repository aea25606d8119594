using Graph.Checker.Walking;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>A virtual private gateway leads on premises, which is outside the snapshot.</summary>
internal static class VpnGateways
{
    public static void Leave(Walk walk, Flight flight, VpnGateway gateway) => walk.Lose(
        flight,
        new Component("virtual private gateway", gateway.Id.Value),
        new MissingFact(gateway.Id.Value, "what is behind a virtual private gateway is not modelled"),
        ExplanationCodes.GraphNotModelled);
}
