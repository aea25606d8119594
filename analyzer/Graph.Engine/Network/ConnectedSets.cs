using Graph.Model;
using Graph.Model.Resources;

namespace Graph.Engine.Network;

/// <summary>
/// Which VPCs a packet between a VPC and the outside may cross: those joined by transit gateways, be it over their peering.
/// VPC peering carries no such packet (vpc-peering-basics.md).
/// </summary>
internal static class ConnectedSets
{
    /// <summary>Marks the VPCs; gives the set of a VPC's or transit gateway's id.</summary>
    public static Func<string, string> Join(Estate estate, Dictionary<string, VpcNode> vpcs)
    {
        var parents = new Dictionary<string, string>(StringComparer.Ordinal);
        string SetOf(string id)
        {
            while (parents.TryGetValue(id, out var parent))
                id = parent;
            return id;
        }

        void JoinTwo(string one, string other)
        {
            var (first, second) = (SetOf(one), SetOf(other));
            if (first != second)
                parents[first] = second;
        }

        foreach (var attachment in estate.Rows<TransitGatewayVpcAttachment>())
            JoinTwo(attachment.Vpc.Value, attachment.TransitGateway.Value);
        foreach (var peering in estate.Rows<TransitGatewayPeeringAttachment>())
        {
            if (peering is { RequesterTransitGateway: { } requester, AccepterTransitGateway: { } accepter })
                JoinTwo(requester.Value, accepter.Value);
        }

        foreach (var vpc in vpcs.Values)
            vpc.ConnectedSet = SetOf(vpc.Id);
        return SetOf;
    }
}
