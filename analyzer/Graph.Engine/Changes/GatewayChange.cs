using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>Takes an internet gateway off its VPC (DetachInternetGateway).</summary>
public sealed record DetachInternetGateway(Id<InternetGateway> Gateway) : Change
{
    public override string Subject => Gateway.Value;

    public override string Text => $"detach {Gateway}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.Rows<InternetGateway>().Any(row => row.Id == Gateway && row.Vpc is not null)
            ? estate.With(estate.Rows<InternetGateway>().Select(
                row => row.Id == Gateway ? row with { Vpc = null, AttachmentState = null } : row))
            : throw new ChangeException($"`{Gateway}` is not attached in the snapshot: give an internet gateway that is");
    }
}

/// <summary>Makes an internet gateway and attaches it to a VPC (CreateInternetGateway, AttachInternetGateway).</summary>
public sealed record AttachInternetGateway(Id<Vpc> Vpc, Scope Scope) : Change
{
    /// <summary>What the made gateway is called: AWS gives an id when it is made.</summary>
    public Id<InternetGateway> Gateway { get; } = new($"igw-for-{Vpc}");

    public override string Subject => Vpc.Value;

    public override string Text => $"attach an internet gateway to {Vpc}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.Rows<InternetGateway>().Any(row => row.Vpc == Vpc)
            ? throw new ChangeException($"`{Vpc}` has an internet gateway already")
            : estate.With(estate.Rows<InternetGateway>().Append(new InternetGateway(Gateway, Scope, Vpc, "available")));
    }
}

/// <summary>Ends a peering connection (DeleteVpcPeeringConnection).</summary>
public sealed record DeletePeering(Id<VpcPeeringConnection> Peering) : Change
{
    public override string Subject => Peering.Value;

    public override string Text => $"delete {Peering}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.Rows<VpcPeeringConnection>().Any(row => row.Id == Peering)
            ? estate.With(estate.Rows<VpcPeeringConnection>().Select(row => row.Id == Peering ? row with { Status = "deleted" } : row))
            : throw new ChangeException($"`{Peering}` is not in the snapshot: give a peering connection that is");
    }
}

/// <summary>Excludes a VPC from VPC Block Public Access (CreateVpcBlockPublicAccessExclusion).</summary>
public sealed record ExcludeFromBlockPublicAccess(Id<Vpc> Vpc) : Change
{
    public override string Subject => Vpc.Value;

    public override string Text => $"exclude {Vpc} from VPC Block Public Access";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        return estate.With(estate.Rows<Vpc>().Select(row => row.Id == Vpc ? row with { InternetGatewayBlockMode = "off" } : row))
            .With(estate.Rows<Subnet>().Select(
                row => row.Vpc == Vpc && row.InternetGatewayBlockMode is not null ? row with { InternetGatewayBlockMode = "off" } : row));
    }
}
