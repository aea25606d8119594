namespace Graph.Snapshots.Import.Reading;

/// <summary>
/// AWS services whose answers Graph does not read, by the prefix that CloudMapper gives their files. Their answers may use the
/// same keys for other things (`Attributes` of a queue), so they are told by their names.
/// </summary>
internal static class ForeignServices
{
    private static readonly HashSet<string> Names = new(StringComparer.Ordinal)
    {
        "accessanalyzer", "accessanalzyer", "acm", "apigateway", "apigatewayv2", "appsync", "athena", "autoscaling", "backup",
        "batch", "cloudformation", "cloudfront", "cloudhsm", "cloudhsmv2", "cloudsearch", "cloudtrail", "cloudwatch", "codebuild",
        "codecommit", "codepipeline", "cognito", "config", "datapipeline", "dax", "directconnect", "dms", "docdb", "ds",
        "dynamodb", "ecr", "ecs", "efs", "eks", "elasticache", "elasticbeanstalk", "elastictranscoder", "emr", "es", "events",
        "firehose", "fsx", "gamelift", "glacier", "globalaccelerator", "glue", "greengrass", "guardduty", "iam", "inspector",
        "iot", "kafka", "kinesis", "kms", "lambda", "lightsail", "logs", "macie", "mediastore", "mq", "neptune",
        "opsworks", "organizations", "route53", "route53domains", "route53resolver", "s3", "s3control", "sagemaker", "sdb",
        "secretsmanager", "securityhub", "serverlessrepo", "ses", "shield", "snowball", "sns", "sqs", "ssm", "stepfunctions",
        "storagegateway", "support", "swf", "transfer", "waf", "wafv2", "workspaces", "xray",
    };

    /// <summary>The call's name as the coverage writes it, `iam/list-users`; null for a call of a service that is read.</summary>
    public static string? CallOf(string? callName)
    {
        var dash = callName?.IndexOf('-') ?? -1;
        return dash > 0 && Names.Contains(callName![..dash]) ? $"{callName[..dash]}/{callName[(dash + 1)..]}" : null;
    }
}
