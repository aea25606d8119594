using Graph.Collector.Calls;
using Graph.Model.Coverage;

namespace Graph.Collector.Script;

/// <summary>How a call is written for the AWS CLI.</summary>
internal static class CliWords
{
    /// <summary>Arguments that every such call has.</summary>
    private static readonly Dictionary<ApiCall, string> Arguments = new()
    {
        [ApiCall.DescribeLaunchTemplateVersions] =
            "--versions '$Latest' '$Default' --query '{LaunchTemplateVersions: LaunchTemplateVersions[]."
            + "{LaunchTemplateId: LaunchTemplateId, VersionNumber: VersionNumber, DefaultVersion: DefaultVersion, "
            + "LaunchTemplateData: LaunchTemplateData.{SecurityGroupIds: SecurityGroupIds, "
            + "NetworkInterfaces: NetworkInterfaces, MetadataOptions: MetadataOptions}}}'",
        [ApiCall.DescribeVpnConnections] =
            "--query '{VpnConnections: VpnConnections[].{VpnConnectionId: VpnConnectionId, State: State, "
            + "VpnGatewayId: VpnGatewayId, TransitGatewayId: TransitGatewayId, CustomerGatewayId: CustomerGatewayId, "
            + "Options: Options.{StaticRoutesOnly: StaticRoutesOnly}, Routes: Routes, Tags: Tags}}'",
        [ApiCall.SearchTransitGatewayRoutes] = "--filters Name=state,Values=active,blackhole",
    };

    public static string ArgumentsOf(AwsCall call) => Arguments.TryGetValue(call.Call, out var words) ? $" {words}" : "";

    /// <summary>The option of a parameter: `LoadBalancerArn` is `--load-balancer-arn`.</summary>
    public static string OptionOf(string parameter) =>
        "-" + string.Concat(parameter.Select(c => char.IsAsciiLetterUpper(c) ? $"-{char.ToLowerInvariant(c)}" : c.ToString()));

    /// <summary>The file or folder of a call: `describe-vpcs`, with the service where it is not EC2.</summary>
    public static string NameOf(AwsCall call) =>
        call.Service == AwsService.Ec2 ? call.CliCommand : $"{call.Service}-{call.CliCommand}";
}
