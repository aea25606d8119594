using System.Collections.Concurrent;
using Graph.Collector.Tests.Running;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>A single run in which each call meets another mishap: its coverage row says which, and the rest goes on.</summary>
public sealed class OutcomeTests(OutcomeTests.TroubledRun run) : IClassFixture<OutcomeTests.TroubledRun>
{
    [Theory]
    // A second attempt helps.
    [InlineData("describe-vpcs", CoverageOutcome.Ok, 3, null)] // throttled
    [InlineData("describe-subnets", CoverageOutcome.Ok, 25, null)] // an HTTP 500
    [InlineData("describe-security-groups", CoverageOutcome.Ok, 12, null)] // the body ends early
    [InlineData("describe-network-interfaces", CoverageOutcome.Ok, 40, null)] // the connection is reset
    [InlineData("rds/describe-db-instances", CoverageOutcome.Ok, 15, null)] // the body stalls
    [InlineData("elbv2/describe-load-balancers", CoverageOutcome.Ok, 12, null)] // the answer of something else
    // Nothing helps.
    [InlineData("describe-route-tables", CoverageOutcome.Failed, 0, "`HTTP 500`")]
    [InlineData("describe-network-acls", CoverageOutcome.Failed, 0, "is not whole XML")]
    [InlineData("describe-instances", CoverageOutcome.Failed, 0, "stalls")]
    [InlineData("describe-addresses", CoverageOutcome.Failed, 0, "has no Addresses")]
    [InlineData("describe-nat-gateways", CoverageOutcome.Failed, 0, "`RequestLimitExceeded`, request r-7")]
    [InlineData("describe-vpc-endpoints", CoverageOutcome.Failed, 0, "is not DescribeVpcEndpoints's")]
    [InlineData("describe-volumes", CoverageOutcome.Failed, 0, "cannot be reached|no answer came")]
    // AWS says no.
    [InlineData("describe-internet-gateways", CoverageOutcome.Denied, 0, "`UnauthorizedOperation`, request r-7")]
    [InlineData("elb/describe-load-balancers", CoverageOutcome.Denied, 0, "`AccessDenied`, request r-7")]
    [InlineData("describe-vpn-gateways", CoverageOutcome.Denied, 0, "`RequestExpired`")]
    [InlineData("redshift/describe-clusters", CoverageOutcome.Denied, 0, "`ExpiredToken`")]
    [InlineData("describe-local-gateways", CoverageOutcome.NotAvailable, 0, "`InvalidAction`")]
    // Some pages come.
    [InlineData("describe-flow-logs", CoverageOutcome.Denied, 1, "`UnauthorizedOperation`")]
    [InlineData("describe-carrier-gateways", CoverageOutcome.Failed, 2, "repeats a page")]
    public void Each_mishap_ends_as_its_coverage_row(string call, CoverageOutcome outcome, int count, string? error)
    {
        var row = run.Coverage[call];
        Assert.Equal((outcome, count), (row.Outcome, row.Count));
        if (error is null)
            Assert.Null(row.Error);
        else
            Assert.Contains(error.Split('|'), part => row.Error!.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void A_gap_is_exit_code_3_and_a_line_in_the_table()
    {
        Assert.Equal(3, run.Result.ExitCode);
        Assert.Contains("describe-route-tables", run.Result.Output, StringComparison.Ordinal);
        Assert.Contains("UnauthorizedOperation", run.Result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_field_that_the_model_does_not_know_is_kept()
    {
        using var snapshot = Snapshot.Open(run.Path);
        var body = System.Text.Encoding.UTF8.GetString(snapshot.ReadDocument("customer_gateways", "cgw-1")!.Body.Span);
        Assert.Equal(
            """{"CustomerGatewayId":"cgw-1","State":"available","NewThing":[{"Deep":"x"},{"Deep":"y"}],"NewFlag":"true"}""", body);
    }

    [Fact]
    public void All_pages_of_an_answer_about_one_id_are_one_answer()
    {
        using var snapshot = Snapshot.Open(run.Path);
        var routes = snapshot.ReadEstate().Rows<Model.Resources.TransitGatewayRoute>();
        Assert.Equal([25, 25, 25, 25], routes.CountBy(route => route.RouteTable).Select(table => table.Value));
    }

    [Fact]
    public void No_secret_and_no_message_of_aws_is_stored()
    {
        var bytes = System.Text.Encoding.Latin1.GetString(File.ReadAllBytes(run.Path));
        Assert.Contains("vpn-1", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("SECRET", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_call_s_begin_and_end_are_stored()
    {
        using var snapshot = Snapshot.Open(run.Path);
        var record = snapshot.ReadDocument("collected_calls", $"{Answers.Account}/eu-west-1 describe-subnets");
        Assert.NotNull(record);
        using var json = System.Text.Json.JsonDocument.Parse(record.Body);
        Assert.Equal(3, json.RootElement.GetProperty("pages").GetInt32());
        var (began, ended) = (json.RootElement.GetProperty("began"), json.RootElement.GetProperty("ended"));
        Assert.True(began.GetDateTimeOffset() <= ended.GetDateTimeOffset());
    }

    [Fact]
    public void The_default_caller_is_recorded_whole() =>
        Assert.Equal($"arn:aws:sts::{Answers.Account}:assumed-role/Audit/jane.doe@example.com", run.Info.TakenBy);

    /// <summary>The run.</summary>
    public sealed class TroubledRun : IAsyncLifetime
    {
        private readonly StubEstate _estate = new();
        private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
        private readonly TemporaryFolder _folder = new();

        internal Run Result { get; private set; } = null!;

        internal Coverage Coverage { get; private set; } = null!;

        internal SnapshotInfo Info { get; private set; } = null!;

        internal string Path => _folder.File("estate.graph");

        public async ValueTask InitializeAsync()
        {
            await using var server = new StubServer(Answer);
            Result = await Run.CollectAsync(
                server.Url,
                ["--regions", "eu-west-1", "-o", Path, "--timeout", "1"],
                TestContext.Current.CancellationToken,
                new() { ["AWS_MAX_ATTEMPTS"] = "2" });
            Assert.True(File.Exists(Path), Result.Error);
            Coverage = Coverage.Of(Path);
            using var snapshot = Snapshot.Open(Path);
            Info = snapshot.Info;
        }

        public ValueTask DisposeAsync()
        {
            _folder.Dispose();
            return ValueTask.CompletedTask;
        }

        private StubReply Answer(StubRequest request)
        {
            if (request.Action is "GetCallerIdentity" or "DescribeRegions")
                return Answers.Empty(request);
            var call = Answers.CallOf(request);
            var good = _estate.Answer(request);
            var isFirst = _asked.AddOrUpdate(call.Call.Name, 1, (_, count) => count + 1) == 1;
            return call.Call.Name switch
            {
                "describe-vpcs" when isFirst => Answers.Error(call, "RequestLimitExceeded", 503),
                "describe-subnets" when isFirst => new StubReply("<html>oh</html>", 500),
                "describe-security-groups" when isFirst => good with { CutAfter = 200 },
                "describe-network-interfaces" when isFirst => good with { IsReset = true },
                "rds/describe-db-instances" when isFirst => good with { Stall = TimeSpan.FromSeconds(30) },
                "elbv2/describe-load-balancers" when isFirst => new StubReply("<html><body>captive portal</body></html>"),
                "describe-route-tables" => new StubReply("<html>oh</html>", 500),
                "describe-network-acls" => new StubReply(good.Body[..(good.Body.Length - 30)]),
                "describe-instances" => good with { Stall = TimeSpan.FromSeconds(30) },
                "describe-addresses" => new StubReply("<DescribeAddressesResponse><requestId>r</requestId></DescribeAddressesResponse>"),
                "describe-nat-gateways" => Answers.Error(call, "RequestLimitExceeded", 503),
                "describe-vpc-endpoints" => new StubReply(
                    good.Body.Replace("DescribeVpcEndpointsResponse", "DescribeVpcsResponse", StringComparison.Ordinal)),
                "describe-volumes" => good with { IsReset = true },
                "describe-internet-gateways" => Answers.Error(call, "UnauthorizedOperation", 403),
                "elb/describe-load-balancers" => Answers.Error(call, "AccessDenied", 403),
                "describe-vpn-gateways" => Answers.Error(call, "RequestExpired", 400),
                "redshift/describe-clusters" => Answers.Error(call, "ExpiredToken", 403),
                "describe-local-gateways" => Answers.Error(call, "InvalidAction", 400),
                "describe-flow-logs" => request.Form.ContainsKey("NextToken")
                    ? Answers.Error(call, "UnauthorizedOperation", 403)
                    : Answers.Page(call, "<item><flowLogId>fl-1</flowLogId><resourceId>vpc-1</resourceId></item>", "t"),
                "describe-carrier-gateways" => Answers.Page(
                    call,
                    $"<item><carrierGatewayId>cagw-{_asked[call.Call.Name]}</carrierGatewayId><state>available</state></item>",
                    "same"),
                "describe-customer-gateways" => Answers.Page(
                    call,
                    """
                    <item><customerGatewayId>cgw-1</customerGatewayId><state>available</state><newThing><item><deep>x</deep></item>
                    <item><deep>y</deep></item></newThing><newFlag>true</newFlag></item>
                    """),
                "describe-vpn-connections" => Answers.Page(
                    call,
                    """
                    <item><vpnConnectionId>vpn-1</vpnConnectionId><state>available</state><customerGatewayConfiguration>SECRET-1
                    </customerGatewayConfiguration><options><tunnelOptionSet><item><preSharedKey>SECRET-2</preSharedKey>
                    <outsideIpAddress>192.0.2.1</outsideIpAddress></item></tunnelOptionSet></options></item>
                    """),
                "describe-launch-template-versions" => Answers.Page(
                    call,
                    """
                    <item><launchTemplateId>lt-1</launchTemplateId><versionNumber>1</versionNumber><launchTemplateData>
                    <userData>SECRET-3</userData><imageId>ami-1</imageId></launchTemplateData></item>
                    """),
                _ => good,
            };
        }
    }
}
