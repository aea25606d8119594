using Graph.Checker.Walking;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Rules;

/// <summary>
/// VPC Block Public Access: bidirectional stops all traffic of internet gateways, ingress-only all but that of NAT gateways
/// and egress-only internet gateways (security-vpc-bpa-basics.md). The effective mode of the subnet decides; where the
/// answers do not tell it, it follows from the account's options and exclusions.
/// </summary>
internal static class BlockPublicAccess
{
    private const string Off = "off";
    private const string Bidirectional = "block-bidirectional";
    private const string Ingress = "block-ingress";

    public static Flight CheckOutbound(Walk walk, Flight flight, Subnet subnet, Component gateway) => Check(
        walk,
        flight,
        subnet,
        gateway,
        isTranslated: flight.LastSession is Session.Nat || gateway.Kind == "egress-only internet gateway");

    public static Flight CheckInbound(Walk walk, Flight flight, Subnet subnet, Component gateway, NetworkInterface receiver) =>
        Check(
            walk,
            flight,
            subnet,
            gateway,
            isTranslated: flight.IsReply
                && (receiver.InterfaceType is "nat_gateway" || gateway.Kind == "egress-only internet gateway"));

    private static Flight Check(Walk walk, Flight flight, Subnet subnet, Component gateway, bool isTranslated)
    {
        switch (ModeOf(walk, subnet))
        {
            case null when !walk.Options.Allows(Assumption.BlockPublicAccessOff):
                return flight.Lack(
                    gateway, new MissingFact("describe-vpc-block-public-access-options", "whether VPC Block Public Access is on decides"));
            case null:
                return flight.Assuming(Assumption.BlockPublicAccessOff);
            case Bidirectional or Ingress when MissingExclusion(walk, subnet) is { } fact:
                return flight.Lack(gateway, fact);
            case Bidirectional:
            case Ingress when !isTranslated:
                return flight.Block(
                    gateway, ExplanationCodes.VpcBlockPublicAccessEnabled, $"VPC Block Public Access is on for {subnet.Id}");
            default:
                return flight;
        }
    }

    /// <summary>The mode in force for a subnet; null where nothing tells it.</summary>
    private static string? ModeOf(Walk walk, Subnet subnet)
    {
        if (subnet.InternetGatewayBlockMode is { } effective)
            return effective;
        var vpc = walk.Facts.Vpcs.Vpc(subnet.Vpc);
        if (vpc?.InternetGatewayBlockMode is Off)
            return Off;

        var scope = vpc?.Scope ?? subnet.Scope;
        var options = walk.Facts.Estate.Rows<BlockPublicAccessOptions>().FirstOrDefault(row => row.Scope == scope);
        if ((vpc?.InternetGatewayBlockMode ?? options?.Mode) is not { } mode)
            return null;
        if (mode is Off)
            return Off;
        var modes = walk.Facts.Estate.Rows<BlockPublicAccessExclusion>()
            .Where(exclusion => exclusion.IsInForce
                && (Names(exclusion.ResourceArn, subnet.Id.Value) || Names(exclusion.ResourceArn, subnet.Vpc.Value)))
            .Select(exclusion => exclusion.Mode).ToList();
        if (modes.Contains("allow-bidirectional"))
            return Off;
        return modes.Count > 0 ? Ingress : mode;
    }

    /// <summary>An exclusion that was not read could lift the block; null where none could.</summary>
    private static MissingFact? MissingExclusion(Walk walk, Subnet subnet) => subnet.InternetGatewayBlockMode is not null
        ? null
        : walk.Facts.Absence(
            ApiCall.DescribeVpcBlockPublicAccessExclusions,
            walk.Facts.Vpcs.Vpc(subnet.Vpc)?.Scope ?? subnet.Scope,
            $"whether {subnet.Id} is excluded from VPC Block Public Access decides");

    private static bool Names(string arn, string id) => arn.EndsWith("/" + id, StringComparison.Ordinal);
}
