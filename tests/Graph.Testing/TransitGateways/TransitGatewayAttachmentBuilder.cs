using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Testing.Building;
using Graph.Testing.Networks;

namespace Graph.Testing.TransitGateways;

/// <summary>A VPC's attachment to a transit gateway, with an interface in each of its subnets.</summary>
public sealed class TransitGatewayAttachmentBuilder : Part, ITransitGatewayAttachment
{
    private readonly TransitGatewayBuilder _gateway;
    private readonly VpcBuilder _vpc;
    private readonly SubnetBuilder[] _subnets;
    private string _state = "available";
    private string _applianceMode = "disable";
    private string _groupReferencing = "enable";

    internal TransitGatewayAttachmentBuilder(TransitGatewayBuilder gateway, string id, VpcBuilder vpc, SubnetBuilder[] subnets)
        : base(vpc.Topology, vpc.Scope, id)
    {
        _gateway = gateway;
        _vpc = vpc;
        _subnets = subnets;
        gateway.DefaultTable.Associate(this).Propagate(this);
        foreach (var subnet in subnets)
        {
            _ = new InterfaceBuilder(subnet, Topology.NewId("eni", this, subnet.Suffix), "transit_gateway", null)
            {
                RequesterId = "amazon-tgw",
                Description = $"Network Interface for Transit Gateway Attachment {id}",
            }.Attached().WithoutSourceDestCheck();
        }
    }

    Id<TransitGatewayAttachment> ITransitGatewayAttachment.Key => Key;

    string ITransitGatewayAttachment.ResourceType => "vpc";

    IEnumerable<Cidr> ITransitGatewayAttachment.Blocks => _vpc.Blocks;

    private Id<TransitGatewayAttachment> Key => new(Id);

    string ITransitGatewayAttachment.ResourceIdFor(Id<TransitGateway> transitGateway) => _vpc.Id;

    /// <summary>Makes the attachment use another table instead of the default one.</summary>
    public TransitGatewayAttachmentBuilder AssociatedWith(TransitGatewayTableBuilder table)
    {
        NotAssociated();
        table.Associate(this);
        return this;
    }

    /// <summary>Makes the attachment use no table.</summary>
    public TransitGatewayAttachmentBuilder NotAssociated()
    {
        foreach (var table in Topology.All<TransitGatewayTableBuilder>())
            table.Dissociate(this);
        return this;
    }

    /// <summary>Propagates to these tables alone; to none without arguments.</summary>
    public TransitGatewayAttachmentBuilder PropagatingTo(params TransitGatewayTableBuilder[] tables)
    {
        foreach (var table in Topology.All<TransitGatewayTableBuilder>())
            table.StopPropagating(this);
        foreach (var table in tables)
            table.Propagate(this);
        return this;
    }

    /// <summary>`pending`, `deleted`, ...</summary>
    public TransitGatewayAttachmentBuilder InState(string state)
    {
        _state = state;
        return this;
    }

    /// <summary>Keeps both directions of a flow in one zone.</summary>
    public TransitGatewayAttachmentBuilder WithApplianceMode()
    {
        _applianceMode = "enable";
        return this;
    }

    /// <summary>Group references do not cross this attachment.</summary>
    public TransitGatewayAttachmentBuilder WithoutSecurityGroupReferencing()
    {
        _groupReferencing = "disable";
        return this;
    }

    internal override void AddTo(RowSink rows)
    {
        var table = Topology.All<TransitGatewayTableBuilder>().FirstOrDefault(candidate => candidate.IsUsedBy(this));
        rows.Add(
            ApiCall.DescribeTransitGatewayAttachments,
            Scope,
            new TransitGatewayAttachment(
                Key,
                Scope,
                _gateway.Key,
                "vpc",
                _vpc.Id,
                _vpc.Scope.Account,
                _state,
                table?.Key,
                table is null ? null : "associated"));
        rows.Add(
            ApiCall.DescribeTransitGatewayVpcAttachments,
            Scope,
            new TransitGatewayVpcAttachment(
                Key,
                Scope,
                _gateway.Key,
                _vpc.Key,
                _state,
                [.. _subnets.Select(subnet => subnet.Key)],
                _applianceMode,
                _groupReferencing,
                _vpc.HasIpv6 ? "enable" : "disable"));
    }
}
