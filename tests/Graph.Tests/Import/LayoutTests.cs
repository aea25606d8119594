using Graph.Model.Coverage;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Where folders, names and the data itself give account, region, call and id.</summary>
public sealed class LayoutTests
{
    private const string Arn = "arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef";

    private const string Health = """
        { "TargetHealthDescriptions": [ { "Target": { "Id": "10.0.0.5", "Port": 8080, "AvailabilityZone": "all" },
                                          "TargetHealth": { "State": "healthy" } } ] }
        """;

    [Theory]
    [InlineData("eu-west-1/Vpcs.json")]
    [InlineData("dump/accounts/123456789012/eu-west-1/Vpcs.json")]
    [InlineData("123456789012/eu-west-1/anything.json")]
    [InlineData("eu-west-1/123456789012/network/ec2-describe-vpcs.json")]
    public void Folders_give_account_and_region(string file)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add(file, Answers.Vpc).Import();
        Assert.Equal("123456789012/eu-west-1", imported.One<Vpc>().Scope.ToString());
        Assert.True(imported.Estate.Coverage.IsComplete(ApiCall.DescribeVpcs, imported.One<Vpc>().Scope));
    }

    [Fact]
    public void A_flat_folder_takes_account_and_region_from_its_data()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("a.json", """{ "Subnets": [ { "SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "AvailabilityZone": "eu-west-1b" } ] }""")
            .Add("b.json", Answers.Vpc)
            .Add("c.json", """{ "NatGateways": [ { "NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "available" } ] }""")
            .Import();
        Assert.Equal("123456789012/eu-west-1", imported.One<NatGateway>().Scope.ToString());
        Assert.Equal("123456789012/eu-west-1", Assert.Single(imported.Estate.Coverage.Scopes).ToString());
    }

    [Fact]
    public void The_caller_of_a_cloudmapper_account_owns_what_does_not_say_whose_it_is()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("prod/us-east-1/sts-get-caller-identity.json", """{ "Account": "111111111111", "Arn": "arn:aws:iam::111111111111:user/x", "UserId": "X" }""")
            .Add("prod/us-east-1/ec2-describe-nat-gateways.json", """{ "NatGateways": [ { "NatGatewayId": "nat-1", "VpcId": "vpc-1", "State": "available" } ] }""")
            .Add("dev/us-east-1/sts-get-caller-identity.json", """{ "Account": "222222222222", "Arn": "arn:aws:iam::222222222222:user/x", "UserId": "X" }""")
            .Add("dev/us-east-1/ec2-describe-nat-gateways.json", """{ "NatGateways": [ { "NatGatewayId": "nat-2", "VpcId": "vpc-2", "State": "available" } ] }""")
            .Import();
        Assert.Equal(
            ["111111111111/us-east-1", "222222222222/us-east-1"], imported.Rows<NatGateway>().Select(nat => nat.Scope.ToString()));
    }

    [Fact]
    public void What_belongs_to_another_account_has_no_coverage_there()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("123456789012/us-east-1/TransitGateways.json", """
                { "TransitGateways": [ { "TransitGatewayId": "tgw-1", "State": "available", "OwnerId": "999999999999",
                  "TransitGatewayArn": "arn:aws:ec2:us-east-1:999999999999:transit-gateway/tgw-1" } ] }
                """)
            .Import();
        Assert.Equal("999999999999/us-east-1", imported.One<TransitGateway>().Scope.ToString());
        Assert.False(imported.Estate.Coverage.IsComplete(ApiCall.DescribeTransitGateways, imported.One<TransitGateway>().Scope));
    }

    [Fact]
    public void A_folder_of_several_accounts_is_told_and_not_guessed()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/a.json", """{ "InternetGateways": [ { "InternetGatewayId": "igw-1", "OwnerId": "111111111111" }, { "InternetGatewayId": "igw-2", "OwnerId": "222222222222" } ] }""")
            .Import();
        Assert.Equal("unknown/us-east-1", Assert.Single(imported.Estate.Coverage.Scopes).ToString());
        Assert.Contains("several accounts", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("describe-target-health/arn%3Aaws%3Aelasticloadbalancing%3Aeu-west-1%3A123456789012%3Atargetgroup%2Fweb%2F0123456789abcdef.json")]
    [InlineData("elbv2-describe-target-health/arn%3Aaws%3Aelasticloadbalancing%3Aeu-west-1%3A123456789012%3Atargetgroup%2Fweb%2F0123456789abcdef")]
    [InlineData("describe-target-health/arn:aws:elasticloadbalancing:eu-west-1:123456789012:targetgroup/web/0123456789abcdef.json")]
    public void The_id_that_an_answer_lacks_is_its_file_name(string file)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("eu-west-1/" + file, Health).Import();
        Assert.Equal((Arn, "10.0.0.5", 8080, "healthy"), imported.One<Target>() is var t ? (t.TargetGroup.Value, t.TargetId, t.Port, t.State) : default);
        Assert.Equal(CoverageOutcome.Ok, imported.Coverage(ApiCall.DescribeTargetHealth, Arn).Outcome);
    }

    [Theory]
    [InlineData("health.json")]
    [InlineData("describe-target-health.json")]
    [InlineData("describe-target-health/%0A.json")]
    public void An_answer_that_nobody_can_place_is_told(string file)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/Vpcs.json", Answers.Vpc).Add("us-east-1/" + file, Health).Import();
        Assert.Empty(imported.Rows<Target>());
        Assert.Contains("does not say whose it is", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void An_empty_answer_about_an_id_is_complete()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/search-transit-gateway-routes/tgw-rtb-1.json", """{ "Routes": [], "AdditionalRoutesAvailable": false }""")
            .Add("us-east-1/describe-listeners/arn%3Aaws%3Aelasticloadbalancing%3Aus-east-1%3A123456789012%3Aloadbalancer%2Fapp%2Fa%2F1.json", """{ "Listeners": [] }""")
            .Import();
        Assert.Equal((CoverageOutcome.Ok, 1), imported.Coverage(ApiCall.SearchTransitGatewayRoutes, "tgw-rtb-1") is var r ? (r.Outcome, r.Count) : default);
        Assert.True(imported.Estate.Coverage.IsComplete(
            ApiCall.DescribeListeners, "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/app/a/1"));
    }

    [Fact]
    public void A_zip_is_read_like_a_folder()
    {
        using var folder = new ImportFolder();
        var zipped = folder.ImportZip(("dump/us-east-1/Vpcs.json", Answers.Vpc), ("dump/README.md", "hello"));
        Assert.Equal("123456789012/us-east-1", zipped.One<Vpc>().Scope.ToString());
        Assert.Empty(zipped.Result.Warnings);
        folder.Add("dump/us-east-1/Vpcs.json", Answers.Vpc);
        Assert.Equal(folder.Import().Info.ContentDigest, zipped.Info.ContentDigest);
    }

    [Fact]
    public void Several_answers_in_one_file_all_count()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/all.json", Answers.Vpcs("vpc-1") + "\n" + Answers.Vpcs("vpc-2") + """ { "Subnets": [] } """).Import();
        Assert.Equal(2, imported.Rows<Vpc>().Count);
        Assert.Equal(CoverageOutcome.Ok, imported.Coverage(ApiCall.DescribeSubnets).Outcome);
    }
}
