using System.Collections.Frozen;
using Graph.Model.Coverage;

namespace Graph.Reports.Pages;

/// <summary>What a gap in the coverage means for the verdicts (analyzer/README.md, "What a question means").</summary>
internal static class CoverageMeaning
{
    // What the rows of a call can change; the words follow "verdicts on".
    private static readonly FrozenDictionary<ApiCall, string> Subjects = new Dictionary<ApiCall, string>
    {
        [ApiCall.DescribeInstances] = "instances, and whether an endpoint's host is stopped",
        [ApiCall.DescribeNatGateways] = "paths through NAT gateways",
        [ApiCall.DescribeAddresses] = "endpoints whose public address is an Elastic IP",
        [ApiCall.DescribeVpcPeeringConnections] = "paths through VPC peerings",
        [ApiCall.DescribeTransitGateways] = "paths through transit gateways",
        [ApiCall.DescribeTransitGatewayAttachments] = "paths through transit gateways",
        [ApiCall.DescribeTransitGatewayVpcAttachments] = "paths through transit gateways",
        [ApiCall.DescribeTransitGatewayPeeringAttachments] = "paths between transit gateways",
        [ApiCall.DescribeTransitGatewayRouteTables] = "paths through transit gateways",
        [ApiCall.SearchTransitGatewayRoutes] = "paths through the named transit gateway route tables",
        [ApiCall.DescribeManagedPrefixLists] = "rules and routes that name a prefix list",
        [ApiCall.GetManagedPrefixListEntries] = "rules and routes that name these prefix lists",
        [ApiCall.DescribePrefixLists] = "rules and routes that name a prefix list of AWS",
        [ApiCall.DescribeVpnGateways] = "paths to and from on-premises networks",
        [ApiCall.DescribeVpnConnections] = "paths to and from on-premises networks",
        [ApiCall.DescribeCustomerGateways] = "paths to and from on-premises networks",
        [ApiCall.DescribeVpcEndpoints] = "paths through VPC endpoints",
        [ApiCall.DescribeLoadBalancers] = "load balancers, and on everything behind them",
        [ApiCall.DescribeListeners] = "load balancers: their ports are not known",
        [ApiCall.DescribeTargetGroups] = "network load balancers: their targets are not known",
        [ApiCall.DescribeTargetHealth] = "network load balancers: their targets are not known",
        [ApiCall.DescribeClassicLoadBalancers] = "classic load balancers, and on everything behind them",
        [ApiCall.DescribeDbInstances] = "RDS databases; their interfaces are judged as interfaces",
        [ApiCall.DescribeEgressOnlyInternetGateways] = "IPv6 paths out of a VPC",
        [ApiCall.DescribeCarrierGateways] = "paths through carrier gateways",
        [ApiCall.DescribeLocalGateways] = "paths through local gateways",
    }.ToFrozenDictionary();

    // What can only restrict, or what an older input cannot have: a named assumption stands in (or, when strict, an unknown).
    private static readonly FrozenSet<ApiCall> Restricting =
    [
        ApiCall.DescribeVpcBlockPublicAccessOptions,
        ApiCall.DescribeVpcBlockPublicAccessExclusions,
        ApiCall.DescribeSecurityGroupVpcAssociations,
        ApiCall.DescribeLoadBalancerAttributes,
        ApiCall.DescribeTargetGroupAttributes,
        ApiCall.DescribeClassicLoadBalancerAttributes,
    ];

    private static readonly FrozenSet<ApiCall> Required = ApiCall.Required.ToFrozenSet();

    public static bool IsRequired(ApiCall call) => Required.Contains(call);

    public static string Of(ApiCall call, CoverageOutcome outcome)
    {
        if (outcome is CoverageOutcome.NotModelled)
            return "this version does not read the answer: it takes no part in any verdict";
        if (outcome is CoverageOutcome.NotAvailable)
            return "the region does not have the service: there is nothing to miss";
        if (IsRequired(call))
            return "without it nothing can be said here: every verdict that touches this account and region is unknown";
        if (Restricting.Contains(call))
            return "a named default is assumed in its place; the verdicts that rest on it say so";
        return Subjects.TryGetValue(call, out var subject)
            ? $"cannot be decided without it: verdicts on {subject}"
            : "does not decide who reaches whom; what it would tell is missing from the inventory";
    }

    public static string NameOf(CoverageOutcome outcome) => outcome switch
    {
        CoverageOutcome.Ok => "read whole",
        CoverageOutcome.Partly => "read in part",
        CoverageOutcome.Denied => "denied",
        CoverageOutcome.Failed => "failed",
        CoverageOutcome.NotAsked => "not asked",
        CoverageOutcome.NotAvailable => "not available",
        CoverageOutcome.Skipped => "left out",
        CoverageOutcome.Interrupted => "interrupted",
        CoverageOutcome.NotModelled => "not modelled",
        CoverageOutcome.Note => "remark",
        _ => "unknown",
    };
}
