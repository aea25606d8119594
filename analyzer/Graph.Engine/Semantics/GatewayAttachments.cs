using Graph.Model.Evidence;

namespace Graph.Engine.Semantics;

/// <summary>What is missing where an answer does not tell whether a gateway is attached to the VPC.</summary>
internal static class GatewayAttachments
{
    public static MissingFact Untold(string gateway) => new(gateway, "its answer does not tell what it is attached to");
}
