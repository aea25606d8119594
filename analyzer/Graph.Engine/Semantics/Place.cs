using Graph.Engine.Network;
using Graph.Model;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>The places of a network that a proof's states are at.</summary>
internal static class Place
{
    public static ProofPlace Lost { get; } = new ProofPlace.Lost();

    public static ProofPlace Send(InterfaceNode node) => new ProofPlace.Send(node.Row.Id);

    /// <summary>Past the sender's groups, before network ACL and routes.</summary>
    public static ProofPlace In(SubnetNode subnet) => new ProofPlace.InSubnet(subnet.Row.Id);

    /// <summary>For the VPC's router to deliver.</summary>
    public static ProofPlace In(VpcNode vpc) => new ProofPlace.InVpc(new Id<Vpc>(vpc.Id));

    public static ProofPlace At(InterfaceNode node, bool crossesSubnet) => new ProofPlace.Receive(node.Row.Id, crossesSubnet);

    public static ProofPlace Internet(VpcNode? leftFrom) =>
        new ProofPlace.OnInternet(leftFrom is null ? null : new Id<Vpc>(leftFrom.Id));

    public static ProofPlace Attachment(string gateway, string attachment, (string? Id, string? Name)? zone) =>
        new ProofPlace.AtAttachment(new Id<TransitGateway>(gateway), new Id<TransitGatewayAttachment>(attachment), zone?.Id, NameOf(zone));

    /// <summary>A zone of which nothing is told is not the same as none.</summary>
    private static string? NameOf((string? Id, string? Name)? zone) =>
        zone is var (id, name) ? name ?? (id is null ? "" : null) : null;

    public static ProofPlace OnPremises(OnPremisesEntry entry) => new ProofPlace.OnPremises(EntryOf(entry));

    public static ProofEntry EntryOf(OnPremisesEntry entry) => entry switch
    {
        OnPremisesEntry.ByVpnGateway { Gateway.Id: var id } => new ProofEntry.ByVpnGateway(id),
        OnPremisesEntry.ByAttachment by => new ProofEntry.ByAttachment(
            new Id<TransitGateway>(by.Gateway), new Id<TransitGatewayAttachment>(by.Attachment)),
        _ => throw new InvalidOperationException("an entry is a virtual private gateway or an attachment"),
    };

    public static ProofPlace Of(Arrival arrival) => arrival switch
    {
        Arrival.At at => new ProofPlace.Delivered(at.Interface.Row.Id),
        Arrival.Home home => new ProofPlace.Home(home.Interface.Row.Id),
        Arrival.Internet => new ProofPlace.DeliveredToInternet(),
        Arrival.OnPremises onPremises => new ProofPlace.DeliveredOnPremises(EntryOf(onPremises.Entry)),
        Arrival.Service service => new ProofPlace.DeliveredToService(service.Endpoint.Id),
        Arrival.AmazonProvided amazon => new ProofPlace.TakenByAmazon(new Id<Vpc>(amazon.Vpc.Id)),
        _ => throw new InvalidOperationException("an arrival is one of the above"),
    };
}
