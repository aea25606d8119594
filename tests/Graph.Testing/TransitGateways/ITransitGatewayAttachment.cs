using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Testing.TransitGateways;

/// <summary>What a route of a transit gateway can lead to.</summary>
public interface ITransitGatewayAttachment
{
    /// <summary>`tgw-attach-...`.</summary>
    Id<TransitGatewayAttachment> Key { get; }

    /// <summary>`vpc`, `peering`, ...</summary>
    string ResourceType { get; }

    /// <summary>The id of what is attached, as seen from a table's transit gateway.</summary>
    string ResourceIdFor(Id<TransitGateway> transitGateway);

    /// <summary>The blocks that it propagates.</summary>
    IEnumerable<Cidr> Blocks { get; }
}
