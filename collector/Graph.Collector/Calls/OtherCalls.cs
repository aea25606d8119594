using Graph.Model.Coverage;
using static Graph.Model.Coverage.ApiCall;

namespace Graph.Collector.Calls;

/// <summary>The calls of the services besides EC2, all of the Query protocol.</summary>
internal static class OtherCalls
{
    public static IReadOnlyList<AwsCall> ElbV2 { get; } =
    [
        OfElbV2(DescribeLoadBalancers, "DescribeLoadBalancers", "LoadBalancers", Paging.Marker(400)),
        OfElbV2(DescribeLoadBalancerAttributes, "DescribeLoadBalancerAttributes", "Attributes", Paging.None) with
        {
            Follows = new Follows(DescribeLoadBalancers, "LoadBalancerArn", "LoadBalancerArn"),
        },
        OfElbV2(DescribeListeners, "DescribeListeners", "Listeners", Paging.Marker()) with
        {
            Follows = new Follows(DescribeLoadBalancers, "LoadBalancerArn", "LoadBalancerArn"),
        },
        OfElbV2(DescribeRules, "DescribeRules", "Rules", Paging.Marker()) with
        {
            Follows = new Follows(DescribeListeners, "ListenerArn", "ListenerArn"),
        },
        OfElbV2(DescribeTargetGroups, "DescribeTargetGroups", "TargetGroups", Paging.Marker(400)),
        OfElbV2(DescribeTargetGroupAttributes, "DescribeTargetGroupAttributes", "Attributes", Paging.None) with
        {
            Follows = new Follows(DescribeTargetGroups, "TargetGroupArn", "TargetGroupArn"),
        },
        OfElbV2(DescribeTargetHealth, "DescribeTargetHealth", "TargetHealthDescriptions", Paging.None) with
        {
            Follows = new Follows(DescribeTargetGroups, "TargetGroupArn", "TargetGroupArn"),
        },
        OfElbV2(new ApiCall("elbv2/describe-tags"), "DescribeTags", "TagDescriptions", Paging.None) with
        {
            Follows = new Follows(
                [DescribeLoadBalancers, DescribeTargetGroups],
                ["LoadBalancerArn", "TargetGroupArn"],
                "ResourceArns.member.{0}",
                Batch: 20),
        },
    ];

    public static IReadOnlyList<AwsCall> Elb { get; } =
    [
        new(DescribeClassicLoadBalancers, AwsService.Elb, "DescribeLoadBalancers", "LoadBalancerDescriptions")
        {
            Paging = Paging.Marker(400),
        },
        new(
            DescribeClassicLoadBalancerAttributes,
            AwsService.Elb,
            "DescribeLoadBalancerAttributes",
            "LoadBalancerAttributes")
        {
            Follows = new Follows(DescribeClassicLoadBalancers, "LoadBalancerName", "LoadBalancerName"),
        },
    ];

    public static IReadOnlyList<AwsCall> Databases { get; } =
    [
        new(DescribeDbInstances, AwsService.Rds, "DescribeDBInstances", "DBInstances") { Paging = Paging.Records() },
        new(DescribeDbClusters, AwsService.Rds, "DescribeDBClusters", "DBClusters") { Paging = Paging.Records() },
        new(new ApiCall("rds/describe-db-subnet-groups"), AwsService.Rds, "DescribeDBSubnetGroups", "DBSubnetGroups")
        {
            Paging = Paging.Records(),
            IsRecordOnly = true,
        },
        new(DescribeRedshiftClusters, AwsService.Redshift, "DescribeClusters", "Clusters") { Paging = Paging.Records() },
        new(
            new ApiCall("redshift/describe-cluster-subnet-groups"),
            AwsService.Redshift,
            "DescribeClusterSubnetGroups",
            "ClusterSubnetGroups")
        {
            Paging = Paging.Records(),
            IsRecordOnly = true,
        },
    ];

    private static AwsCall OfElbV2(ApiCall call, string operation, string key, Paging paging) =>
        new(call, AwsService.ElbV2, operation, key) { Paging = paging };
}
