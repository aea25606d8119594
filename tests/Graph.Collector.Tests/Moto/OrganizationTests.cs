using Graph.Collector.Tests.Running;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>The accounts may come from the organization, from a file, or from the command line.</summary>
[Collection("moto")]
public sealed class OrganizationTests(MotoEstate estate)
{
    [Fact]
    public async Task All_accounts_of_an_organization_are_read()
    {
        var cancellation = TestContext.Current.CancellationToken;
        await estate.Server.SetAuthorizationAsync(isChecked: false, cancellation);
        var code =
            $$"""
            import boto3
            org = boto3.client("organizations", endpoint_url="{{estate.Server.Url}}", region_name="us-east-1",
                               aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="x")
            org.create_organization(FeatureSet="ALL")
            print(org.create_account(Email="a@example.com", AccountName="a")["CreateAccountStatus"]["AccountId"])
            """;
        var made = await Run.ProgramAsync(MotoServer.Python, ["-c", code], [], cancellation);
        Assert.True(made.ExitCode == 0, made.Error);
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        var result = await Run.CollectAsync(
            estate.Server.Url,
            ["--organization", "--role-name", "Audit", "--regions", "eu-west-1", "--only", "vpcs", "-o", path],
            cancellation);
        await estate.Server.SetAuthorizationAsync(isChecked: true, cancellation);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(
            new[] { MotoEstate.Own, made.Output.Trim() }.Order(StringComparer.Ordinal),
            Coverage.Of(path).Rows.Select(row => row.Scope.Account).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_file_may_list_the_accounts()
    {
        var cancellation = TestContext.Current.CancellationToken;
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        await File.WriteAllTextAsync(folder.File("list"), $"# ours\n{MotoEstate.Own}\n{MotoEstate.Other} # theirs\n", cancellation);
        var result = await Run.CollectAsync(
            estate.Server.Url,
            ["--accounts-file", folder.File("list"), "--role-name", "Audit", "--regions", "eu-west-1", "--only", "vpcs", "-o", path],
            cancellation,
            estate.Keys);
        Assert.True(result.ExitCode == 0, result.Error);
        Assert.Equal(2, Coverage.Of(path).Rows.Select(row => row.Scope).Distinct().Count());
    }
}
