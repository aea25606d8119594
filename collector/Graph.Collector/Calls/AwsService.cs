namespace Graph.Collector.Calls;

/// <summary>A service of AWS whose calls the collector makes.</summary>
/// <param name="CliName">as the AWS CLI and botocore name it: `elbv2`.</param>
/// <param name="EndpointName">the first part of its host names, its name in signatures and in IAM actions.</param>
/// <param name="ServiceId">the SDK's name for it, which AWS_ENDPOINT_URL_... is made of.</param>
/// <param name="ApiVersion">the `Version` parameter of its requests.</param>
internal sealed record AwsService(string CliName, string EndpointName, string ServiceId, string ApiVersion)
{
    public static AwsService Ec2 { get; } = new("ec2", "ec2", "EC2", "2016-11-15");

    public static AwsService ElbV2 { get; } =
        new("elbv2", "elasticloadbalancing", "Elastic Load Balancing v2", "2015-12-01");

    public static AwsService Elb { get; } = new("elb", "elasticloadbalancing", "Elastic Load Balancing", "2012-06-01");

    public static AwsService Rds { get; } = new("rds", "rds", "RDS", "2014-10-31");

    public static AwsService Redshift { get; } = new("redshift", "redshift", "Redshift", "2012-12-01");

    public override string ToString() => CliName;
}
