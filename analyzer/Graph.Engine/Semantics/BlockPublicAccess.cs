using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Semantics;

/// <summary>
/// VPC Block Public Access: bidirectional stops all traffic of internet gateways, ingress-only all but that of NAT gateways
/// and egress-only internet gateways (security-vpc-bpa-basics.md).
/// </summary>
internal static class BlockPublicAccess
{
    /// <param name="isTranslated">a NAT gateway's or egress-only internet gateway's traffic.</param>
    public static Flight Check(Exploration exploration, Flight flight, SubnetNode subnet, Component gateway, bool isTranslated)
    {
        if (flight.IsStopped)
            return flight;
        var mode = ModeOf(exploration.Network, subnet);
        if (mode is null && !exploration.Options.Allows(Assumption.BlockPublicAccessOff))
        {
            return exploration.Lack(flight, new MissingFact(
                "describe-vpc-block-public-access-options", "whether VPC Block Public Access is on decides"));
        }

        if (mode is null)
            return exploration.Assume(flight, Assumption.BlockPublicAccessOff);

        if (mode is not ("block-bidirectional" or "block-ingress"))
            return flight;
        if (MissingExclusion(exploration.Network, subnet) is { } fact)
        {
            exploration.Doubt(flight);
            return flight.Lacking(fact);
        }

        return mode is "block-ingress" && isTranslated
            ? flight
            : exploration.Filter(
                flight, Allowed.Exactly(TrafficSet.Empty), gateway, ExplanationCodes.VpcBlockPublicAccessEnabled);
    }

    /// <summary>The mode in force for a subnet; null where nothing tells it.</summary>
    private static string? ModeOf(CompiledNetwork network, SubnetNode subnet)
    {
        if (subnet.Row.InternetGatewayBlockMode is { } effective)
            return effective;
        var vpc = subnet.Vpc.Row;
        if (vpc?.InternetGatewayBlockMode is "off")
            return "off";
        var scope = vpc?.Scope ?? subnet.Row.Scope;
        var options = network.Estate.Rows<BlockPublicAccessOptions>().FirstOrDefault(row => row.Scope == scope);
        if ((vpc?.InternetGatewayBlockMode ?? options?.Mode) is not { } mode || mode is "off")
            return vpc?.InternetGatewayBlockMode ?? options?.Mode;
        var exclusions = network.Estate.Rows<BlockPublicAccessExclusion>()
            .Where(row => row.IsInForce && (Names(row.ResourceArn, subnet.Id) || Names(row.ResourceArn, subnet.Vpc.Id)))
            .Select(row => row.Mode).ToList();
        return exclusions.Contains("allow-bidirectional") ? "off" : exclusions.Count > 0 ? "block-ingress" : mode;
    }

    /// <summary>An exclusion that was not read could lift the block; null where none could.</summary>
    private static MissingFact? MissingExclusion(CompiledNetwork network, SubnetNode subnet) =>
        subnet.Row.InternetGatewayBlockMode is not null
            ? null
            : network.Absence(
                ApiCall.DescribeVpcBlockPublicAccessExclusions,
                subnet.Vpc.Row?.Scope ?? subnet.Row.Scope,
                $"whether {subnet.Id} is excluded from VPC Block Public Access decides");

    private static bool Names(string arn, string id) => arn.EndsWith("/" + id, StringComparison.Ordinal);
}
