using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// Which VPCs a packet between a VPC and the outside may cross: those joined by transit gateways, be it over their peering.
/// VPC peering carries no such packet (vpc-peering-basics.md).
/// </summary>
internal sealed class ConnectedVpcs
{
    private readonly Dictionary<string, string> _parents = new(StringComparer.Ordinal);

    public ConnectedVpcs(Estate estate)
    {
        foreach (var attachment in estate.Rows<TransitGatewayVpcAttachment>())
            Join(attachment.Vpc.Value, attachment.TransitGateway.Value);
        foreach (var peering in estate.Rows<TransitGatewayPeeringAttachment>())
        {
            if (peering is { RequesterTransitGateway: { } requester, AccepterTransitGateway: { } accepter })
                Join(requester.Value, accepter.Value);
        }
    }

    /// <summary>One of the set's members, the same for all of them. Takes the id of a VPC or of a transit gateway.</summary>
    public string SetOf(string id)
    {
        while (_parents.TryGetValue(id, out var parent))
            id = parent;
        return id;
    }

    private void Join(string one, string other)
    {
        var (first, second) = (SetOf(one), SetOf(other));
        if (first != second)
            _parents[first] = second;
    }
}
