using Graph.Collector.Tests.Running;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>What the command line takes, and what it says where it cannot.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("no AWS credentials: name a profile", "-o", "x.graph")]
    [InlineData("there is no profile `nobody`", "-o", "x.graph", "--profile", "nobody")]
    [InlineData("`eu-west` is no region", "-o", "x.graph", "--regions", "eu-west")]
    [InlineData("`1234` is no account", "-o", "x.graph", "--accounts", "1234")]
    [InlineData("`vpc` is nothing that is collected", "-o", "x.graph", "--only", "vpc")]
    [InlineData("name the snapshot to write with -o", "--regions", "eu-west-1")]
    [InlineData("`--nonsense` is not understood", "--nonsense")]
    [InlineData("is no private key in PEM", "-o", "x.graph", "--sign", "/dev/null")]
    [InlineData("`-1` is not for --budget", "-o", "x.graph", "--budget", "-1")]
    public async Task What_cannot_be_used_is_exit_code_2_and_one_line(string line, params string[] args)
    {
        using var folder = new TemporaryFolder();
        var environment = Run.Environment("http://127.0.0.1:1");
        environment["AWS_ACCESS_KEY_ID"] = environment["AWS_SECRET_ACCESS_KEY"] = "";
        environment["HOME"] = folder.Path;
        var given = args.Select(arg => arg == "x.graph" ? folder.File(arg) : arg);
        var result = await Run.ProgramAsync(
            Run.Built("graph-collect"), given, environment, TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.StartsWith("graph-collect: ", result.Error, StringComparison.Ordinal);
        Assert.Contains(line, result.Error, StringComparison.Ordinal);
        Assert.Single(result.Error.TrimEnd('\n').Split('\n'));
        Assert.Empty(result.Output);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Fact]
    public async Task A_region_that_is_not_enabled_is_named()
    {
        await using var server = new StubServer(Answers.Empty);
        using var folder = new TemporaryFolder();
        var result = await Run.CollectAsync(
            server.Url, ["--regions", "ap-south-1", "-o", folder.File("x.graph")], TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(
            "region `ap-south-1` is not enabled in account 111122223333: it has eu-west-1, us-east-1",
            result.Error,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_enabled_regions_are_read_and_a_selection_is_told()
    {
        await using var server = new StubServer(new StubEstate().Answer);
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        var result = await Run.CollectAsync(
            server.Url,
            ["--only", "vpcs,subnets", "--skip", "subnets", "--anonymous", "--format", "json", "-o", path],
            TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Equal(
            ["eu-west-1", "us-east-1"],
            server.Requests.Where(request => request.Action == "DescribeVpcs")
                .Select(request => request.Region)
                .Order(StringComparer.Ordinal));
        Assert.DoesNotContain(server.Requests, request => request.Action == "DescribeSubnets");
        var coverage = Coverage.Of(path);
        Assert.Equal(2, coverage.Rows.Count(
            row => row is { Call.Name: "describe-subnets", Outcome: Model.Coverage.CoverageOutcome.Skipped }));
        using var json = System.Text.Json.JsonDocument.Parse(result.Output);
        Assert.Equal("sha256:", json.RootElement.GetProperty("contentDigest").GetString()![..7]);
        using var snapshot = Snapshot.Open(path);
        Assert.Equal("arn:aws:sts::111122223333:assumed-role/Audit", snapshot.Info.TakenBy);
        Assert.StartsWith("graph-collect ", snapshot.Info.Tool, StringComparison.Ordinal);
        Assert.NotNull(snapshot.Info.TakenAt);
    }

    [Fact]
    public async Task A_dry_run_lists_the_calls_and_asks_nothing()
    {
        await using var server = new StubServer(Answers.Empty);
        var result = await Run.CollectAsync(
            server.Url, ["--dry-run", "--only", "target-health"], TestContext.Current.CancellationToken);
        Assert.Equal(0, result.ExitCode);
        Assert.Contains("elasticloadbalancing:DescribeTargetHealth", result.Output, StringComparison.Ordinal);
        // Whose health is asked must be listed first.
        Assert.Contains("elasticloadbalancing:DescribeTargetGroups", result.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("DescribeVpcs", result.Output, StringComparison.Ordinal);
        Assert.Empty(server.Requests);
    }

    [Fact]
    public async Task Credentials_that_aws_does_not_accept_are_told_as_such()
    {
        await using var server = new StubServer(_ => new StubReply(
            "<ErrorResponse><Error><Code>ExpiredToken</Code><Message>x</Message></Error><RequestId>r</RequestId></ErrorResponse>",
            403));
        using var folder = new TemporaryFolder();
        var result = await Run.CollectAsync(
            server.Url, ["--regions", "eu-west-1", "-o", folder.File("x.graph")], TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains("AWS does not accept the credentials (ExpiredToken): sign in again", result.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_changes_meanwhile_is_noted()
    {
        await using var server = new StubServer(request => request.Action == "DescribeNetworkInterfaces"
            ? Answers.Page(
                Answers.CallOf(request),
                """
                <item><networkInterfaceId>eni-1</networkInterfaceId><ownerId>111122223333</ownerId><subnetId>subnet-gone1</subnetId>
                <vpcId>vpc-00000000000000000</vpcId><interfaceType>interface</interfaceType><status>in-use</status>
                <requesterManaged>false</requesterManaged><sourceDestCheck>true</sourceDestCheck></item>
                """)
            : new StubEstate().Answer(request));
        using var folder = new TemporaryFolder();
        var path = folder.File("x.graph");
        await Run.CollectAsync(server.Url, ["--regions", "eu-west-1", "-o", path], TestContext.Current.CancellationToken);
        var notes = Coverage.Of(path).Rows.Where(row => row.Outcome == Model.Coverage.CoverageOutcome.Note);
        Assert.Equal(
            [
                "describe-network-interfaces subnet-gone1: refers to it, and describe-subnets does not list it: "
                + "made or deleted during the collection, or another account's",
            ],
            notes.Select(row => $"{row.Call} {row.Subject}: {row.Error}"));
    }
}
