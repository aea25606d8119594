using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>Gateways, peering connections and endpoints by id.</summary>
internal sealed class Gateways
{
    public Dictionary<string, InternetGateway> Internet { get; } = new(StringComparer.Ordinal);

    /// <summary>Those whose answers leave open what they are attached to.</summary>
    public List<InternetGateway> UnplacedInternet { get; } = [];

    public Dictionary<string, EgressOnlyInternetGateway> EgressOnly { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, NatGateway> Nat { get; } = new(StringComparer.Ordinal);

    /// <summary>Each NAT gateway's addresses by their place in the answer.</summary>
    public Dictionary<string, List<NatGatewayAddress>> NatAddresses { get; } = new(StringComparer.Ordinal);

    /// <summary>Of NAT gateways that are present.</summary>
    public Dictionary<(string Vpc, Address Private), NatGatewayAddress> NatByPrivate { get; } = [];

    public Dictionary<Address, NatGatewayAddress> NatByPublic { get; } = [];

    public Dictionary<string, PeeringNode> Peerings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VpcEndpoint> Endpoints { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, VpnGateway> Vpn { get; } = new(StringComparer.Ordinal);

    public Dictionary<Address, ElasticIp> ElasticIps { get; } = [];
}

/// <summary>What transit gateways are made of, by id.</summary>
internal sealed class Transit
{
    public Dictionary<string, TransitTableNode> Tables { get; } = new(StringComparer.Ordinal);

    /// <summary>The general row of an attachment at one gateway: a peering attachment has one at either end.</summary>
    public Dictionary<(string Attachment, string Gateway), TransitGatewayAttachment> Attachments { get; } = [];

    public Dictionary<string, TransitGatewayVpcAttachment> VpcAttachments { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TransitGatewayPeeringAttachment> Peerings { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<TransitGatewayAssociation>> Associations { get; } = new(StringComparer.Ordinal);
}

/// <summary>Load balancers, their listeners' actions and target groups, by id.</summary>
internal sealed class LoadBalancerIndex
{
    public Dictionary<string, LoadBalancerNode.Version2> ById { get; } = new(StringComparer.Ordinal);

    public List<LoadBalancerNode.Classic> Classics { get; } = [];

    public Dictionary<string, List<ListenerAction>> ActionsOf { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, TargetGroupNode> TargetGroups { get; } = new(StringComparer.Ordinal);
}
