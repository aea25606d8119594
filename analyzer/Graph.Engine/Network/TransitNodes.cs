using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>A transit gateway.</summary>
internal sealed class TransitGatewayNode(TransitGateway row)
{
    public TransitGateway Row { get; } = row;

    public string Id => Row.Id.Value;

    /// <summary>The VPC attachments of each VPC, available or not.</summary>
    public Dictionary<VpcNode, List<TransitGatewayVpcAttachment>> VpcAttachments { get; } = [];

    /// <summary>VPC attachments that other rows name and whose own row is not there: the first of each VPC.</summary>
    public SortedDictionary<string, string> Untold { get; } = new(StringComparer.Ordinal);
}

/// <summary>A transit gateway route table as a function from the destination to the routes that take it.</summary>
internal sealed class TransitTableNode(TransitGatewayRouteTable row)
{
    public TransitGatewayRouteTable Row { get; } = row;

    public string Id => Row.Id.Value;

    /// <summary>What is missing to know every route; null where nothing is.</summary>
    public MissingFact? Missing { get; set; }

    public BlockMap<IReadOnlyList<TransitRoute>> Routes { get; set; } = new([], _ => []);

    /// <summary>Every block that a route compares the destination with.</summary>
    public Cidr[] Blocks { get; set; } = [];
}

/// <summary>One route of a transit gateway table and one of its attachments.</summary>
/// <param name="Attachment">null for a blackhole, and where the answer does not tell it.</param>
/// <param name="Rank">at equal length the lowest wins (how-transit-gateways-work.md, "route evaluation order").</param>
/// <param name="IsBlackhole">else, without an attachment, the answer does not tell it.</param>
internal sealed record TransitRoute(Cidr Destination, string? Attachment, string? ResourceType, int Rank, bool IsBlackhole);
