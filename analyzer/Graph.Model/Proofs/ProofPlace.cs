using Graph.Model.Resources;

namespace Graph.Model.Proofs;

/// <summary>A place that packets come to: where a component of the network is about to decide, or where their way ends.</summary>
public abstract record ProofPlace
{
    private ProofPlace()
    {
    }

    /// <summary>Whether the way ends here.</summary>
    public virtual bool IsEnd => false;

    /// <summary>About to leave a host by an interface: before its groups.</summary>
    public sealed record Send(Id<NetworkInterface> Interface) : ProofPlace;

    /// <summary>In a subnet, past the sender: before network ACL and routes.</summary>
    public sealed record InSubnet(Id<Subnet> Subnet) : ProofPlace;

    /// <summary>With a VPC's router, to be delivered to one of its interfaces.</summary>
    public sealed record InVpc(Id<Vpc> Vpc) : ProofPlace;

    /// <summary>At an interface; where a subnet's edge was crossed, before that subnet's network ACL.</summary>
    public sealed record Receive(Id<NetworkInterface> Interface, bool CrossesSubnet) : ProofPlace;

    /// <summary>On the internet.</summary>
    /// <param name="LeftFrom">the VPC that they left; null where a host on the internet sent them, be it as replies.</param>
    public sealed record OnInternet(Id<Vpc>? LeftFrom) : ProofPlace;

    /// <summary>At a transit gateway, come by an attachment: before its route table.</summary>
    /// <param name="ZoneId">the id of the zone of the subnet that they left; null from outside a VPC, or where it is not told.</param>
    /// <param name="ZoneName">
    /// the name of that zone, null likewise; empty for a subnet of which neither is told.
    /// </param>
    public sealed record AtAttachment(
        Id<TransitGateway> Gateway, Id<TransitGatewayAttachment> Attachment, string? ZoneId, string? ZoneName) : ProofPlace;

    /// <summary>Sent on premises, about to come in.</summary>
    public sealed record OnPremises(ProofEntry Entry) : ProofPlace;

    /// <summary>Taken by an interface.</summary>
    public sealed record Delivered(Id<NetworkInterface> Interface) : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Stayed in the host, which has the destination address itself.</summary>
    /// <param name="Interface">the interface with the destination address.</param>
    public sealed record Home(Id<NetworkInterface> Interface) : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Taken by a host on the internet.</summary>
    public sealed record DeliveredToInternet : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Taken on premises.</summary>
    public sealed record DeliveredOnPremises(ProofEntry Entry) : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Taken by the service behind a gateway endpoint.</summary>
    public sealed record DeliveredToService(Id<VpcEndpoint> Endpoint) : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Taken by a service that the VPC itself provides, unfiltered: the resolver, instance metadata, the time.</summary>
    public sealed record TakenByAmazon(Id<Vpc> Vpc) : ProofPlace
    {
        public override bool IsEnd => true;
    }

    /// <summary>Out of sight, since a fact is missing, and not known to be refused at the end. No refutation has it.</summary>
    public sealed record Lost : ProofPlace
    {
        public override bool IsEnd => true;
    }
}
