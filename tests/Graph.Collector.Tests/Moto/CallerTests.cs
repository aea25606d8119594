using Graph.Collector.Tests.Running;
using Graph.Model.Coverage;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>Real signatures and policies: who may not ask is told so, call by call.</summary>
[Collection("moto")]
public sealed class CallerTests(MotoEstate estate)
{
    [Fact]
    public async Task A_wrong_secret_key_is_told_before_anything_is_read()
    {
        using var folder = new TemporaryFolder();
        var result = await Run.CollectAsync(
            estate.Server.Url,
            ["--regions", "eu-west-1", "-o", folder.File("x.graph")],
            TestContext.Current.CancellationToken,
            new(estate.Keys, StringComparer.Ordinal) { ["AWS_SECRET_ACCESS_KEY"] = "wrong" });
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("AWS does not accept the credentials (SignatureDoesNotMatch)", result.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_user_who_may_list_vpcs_only_gets_vpcs_and_a_row_for_each_refusal()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        var keys = await MakeUserAsync("narrow", """["ec2:DescribeVpcs","ec2:DescribeRegions"]""");
        var result = await Run.CollectAsync(
            estate.Server.Url,
            ["--regions", "eu-west-1", "--only", "vpcs,subnets,load-balancers,rds", "-o", path],
            TestContext.Current.CancellationToken,
            keys);
        Assert.Equal(3, result.ExitCode);
        var coverage = Coverage.Of(path);
        Assert.Equal(CoverageOutcome.Ok, coverage["describe-vpcs"].Outcome);
        foreach (var call in new[] { "describe-subnets", "elbv2/describe-load-balancers", "rds/describe-db-instances" })
            Assert.Equal(CoverageOutcome.Denied, coverage[call].Outcome);
    }

    [Fact]
    public async Task A_role_that_is_refused_leaves_the_other_account_whole()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        var keys = await MakeUserAsync("homebody", """["ec2:Describe*"]""");
        var result = await Run.CollectAsync(
            estate.Server.Url,
            [.. MotoEstate.Everything, "--only", "vpcs,subnets", "-o", path],
            TestContext.Current.CancellationToken,
            keys);
        Assert.Equal(3, result.ExitCode);
        Assert.Contains("account 222222222222: role `Audit` is refused (AccessDenied)", result.Error, StringComparison.Ordinal);
        var rows = Coverage.Of(path).Rows.Where(row => row.Call.Name is "describe-vpcs" or "describe-subnets").ToList();
        Assert.All(rows.Where(row => row.Scope.Account == MotoEstate.Own), row => Assert.Equal(CoverageOutcome.Ok, row.Outcome));
        Assert.All(rows.Where(row => row.Scope.Account == MotoEstate.Other), row => Assert.Equal(CoverageOutcome.Denied, row.Outcome));
        Assert.Equal(8, rows.Count);
    }

    private async Task<Dictionary<string, string>> MakeUserAsync(string name, string actions)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await estate.Server.SetAuthorizationAsync(isChecked: false, cancellation);
        var code =
            $$"""
            import boto3, json
            iam = boto3.client("iam", endpoint_url="{{estate.Server.Url}}", region_name="us-east-1",
                               aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="x")
            iam.create_user(UserName="{{name}}")
            iam.put_user_policy(UserName="{{name}}", PolicyName="p", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": [
                {"Effect": "Allow", "Action": {{actions}}, "Resource": "*"}]}))
            key = iam.create_access_key(UserName="{{name}}")["AccessKey"]
            print(key["AccessKeyId"], key["SecretAccessKey"])
            """;
        var made = await Run.ProgramAsync(MotoServer.Python, ["-c", code], [], cancellation);
        await estate.Server.SetAuthorizationAsync(isChecked: true, cancellation);
        Assert.True(made.ExitCode == 0, made.Error);
        var words = made.Output.Trim().Split(' ');
        return new(StringComparer.Ordinal) { ["AWS_ACCESS_KEY_ID"] = words[0], ["AWS_SECRET_ACCESS_KEY"] = words[1] };
    }
}
