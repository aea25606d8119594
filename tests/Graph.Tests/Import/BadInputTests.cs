using System.IO.Compression;
using System.Text;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Input that is damaged, incomplete or hostile: told, bounded, and never silently less.</summary>
public sealed class BadInputTests
{
    [Fact]
    public void A_bad_object_is_dropped_whole_with_its_place_and_the_rest_is_read()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/RouteTables.json", """
            { "RouteTables": [
              { "RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [], "Routes": [] },
              { "RouteTableId": "rtb-2", "VpcId": "vpc-1", "Associations": [], "Routes": [
                { "DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active", "Origin": "CreateRouteTable" },
                { "DestinationCidrBlock": "10.0.0.300/16", "GatewayId": "igw-1", "State": "active", "Origin": "CreateRoute" } ] } ] }
            """).Import();
        Assert.Equal("rtb-1", imported.One<RouteTable>().Id.Value);
        Assert.Empty(imported.Rows<Route>());
        var coverage = imported.Coverage(ApiCall.DescribeRouteTables);
        Assert.Equal((CoverageOutcome.Partly, 1), (coverage.Outcome, coverage.Count));
        Assert.Equal(
            "`us-east-1/RouteTables.json`: $.RouteTables[1].Routes[1].DestinationCidrBlock is not a canonical CIDR block: the object is left out",
            Assert.Single(imported.Result.Warnings));
    }

    [Theory]
    [InlineData("""{ "VpcId": "vpc-2" , "CidrBlock": 7 }""")]
    [InlineData("""{ "VpcId": "vpc 2", "CidrBlock": "10.0.0.0/16" }""")]
    [InlineData("""{ "CidrBlock": "10.0.0.0/16" }""")]
    [InlineData("""{ "VpcId": "vpc-2", "CidrBlock": "10.0.0.0/16", "CidrBlock": "0.0.0.0/0" }""")]
    [InlineData("""{ "VpcId": "vpc-2", "CidrBlock": "10.0.0.0/16", "Tags": [ { "Key": "\ud800", "Value": "" } ] }""")]
    [InlineData("""{ "VpcId": "vpc-2", "CidrBlock": "10.0.0.0/16", "Tags": "none" }""")]
    [InlineData("""[ "vpc-2" ]""")]
    [InlineData("null")]
    public void Whatever_is_wrong_with_an_object_only_it_is_lost(string bad)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", $$"""{ "Vpcs": [ {{bad}}, { "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16" } ] }""").Import();
        Assert.Equal("vpc-1", imported.One<Vpc>().Id.Value);
        Assert.Equal(CoverageOutcome.Partly, imported.Coverage(ApiCall.DescribeVpcs).Outcome);
        Assert.Contains("$.Vpcs[0]", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_cut_short_is_partly_read()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", Answers.Vpcs("vpc-1", "vpc-2")[..^20]).Import();
        Assert.Equal("vpc-1", imported.One<Vpc>().Id.Value);
        Assert.Equal(CoverageOutcome.Partly, imported.Coverage(ApiCall.DescribeVpcs).Outcome);
        Assert.Contains("is cut short", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("us-east-1/RouteTables.json", "not json")]
    [InlineData("us-east-1/RouteTables.json", "")]
    [InlineData("us-east-1/ec2-describe-route-tables.json", "[]")]
    [InlineData("us-east-1/ec2-describe-route-tables.json", "{}")]
    [InlineData("us-east-1/describe-route-tables.json", "{ \"RouteTables\"")]
    public void A_file_without_its_answer_is_a_failed_call(string file, string text)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/Vpcs.json", Answers.Vpc).Add(file, text).Import();
        Assert.Equal(CoverageOutcome.Failed, imported.Coverage(ApiCall.DescribeRouteTables).Outcome);
        Assert.Contains(file, Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x.json", "\nAn error occurred (UnauthorizedOperation) when calling the DescribeRouteTables operation: You are not", CoverageOutcome.Denied)]
    [InlineData("x.txt", "An error occurred (RequestLimitExceeded) when calling the DescribeRouteTables operation: x", CoverageOutcome.Failed)]
    [InlineData("describe-route-tables.json", """{ "Error": { "Code": "AccessDenied", "Message": "no" } }""", CoverageOutcome.Denied)]
    public void An_error_of_aws_is_not_an_empty_list(string file, string text, CoverageOutcome outcome)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/Vpcs.json", Answers.Vpc).Add("us-east-1/" + file, text).Import();
        Assert.Equal(outcome, imported.Coverage(ApiCall.DescribeRouteTables).Outcome);
    }

    [Fact]
    public void An_answer_with_more_pages_is_partly_read()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", """{ "NextToken": "x", "Vpcs": [ { "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16" } ] }""").Import();
        Assert.Equal(CoverageOutcome.Partly, imported.Coverage(ApiCall.DescribeVpcs).Outcome);
    }

    [Fact]
    public void Unknown_keys_and_what_is_no_data_are_told_apart()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/a.json", """{ "Vpcs": [], "ResponseMetadata": {}, "VpcFountains": [ { "x": [ 1 ] } ] }""")
            .Add("us-east-1/AvailabilityZones.json", """{ "AvailabilityZones": [] }""")
            .Add("README.md", "hello").Add("probes.csv", "a,b").Add("LICENSE", "text").Import();
        Assert.Equal("`us-east-1/a.json`: $.VpcFountains is not an answer that graph reads", Assert.Single(imported.Result.Warnings));
        Assert.Contains(imported.Estate.Coverage.Rows, row => row.Call.Name == "unrecognized/VpcFountains" && row.Outcome == CoverageOutcome.NotModelled);
    }

    [Fact]
    public void Utf16_is_refused_clearly_and_a_byte_order_mark_of_utf8_is_not()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/Vpcs.json", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Answers.Vpc)])
            .Add("us-east-1/Subnets.json", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("{}")).ToArray())
            .Import();
        Assert.Single(imported.Rows<Vpc>());
        Assert.Equal("`us-east-1/Subnets.json`: is UTF-16: save it as UTF-8", Assert.Single(imported.Result.Warnings));
    }

    [Fact]
    public void Deep_nesting_ends_the_file_and_not_the_import()
    {
        using var folder = new ImportFolder();
        var deep = string.Concat(Enumerable.Repeat("[", 10_000));
        var imported = folder.Add("us-east-1/a.json", $$"""{ "Vpcs": [ { "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16" }, {{deep}}""").Import();
        Assert.Single(imported.Rows<Vpc>());
        Assert.Contains("nested deeper than 64 levels", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("../evil/Vpcs.json")]
    [InlineData("/etc/Vpcs.json")]
    [InlineData("C:/Vpcs.json")]
    [InlineData("a\\..\\..\\Vpcs.json")]
    [InlineData("us-east-1/inner.zip")]
    public void Unsafe_zip_entries_are_refused_one_by_one(string name)
    {
        using var folder = new ImportFolder();
        var imported = folder.ImportZip(("us-east-1/ok.json", Answers.Vpcs("vpc-1")), (name, Answers.Vpcs("vpc-2")));
        Assert.Equal("vpc-1", imported.One<Vpc>().Id.Value);
        Assert.Single(imported.Result.Warnings);
    }

    [Fact]
    public void A_name_that_is_in_a_zip_twice_is_read_once_and_told()
    {
        using var folder = new ImportFolder();
        var imported = folder.ImportZip(("us-east-1/Vpcs.json", Answers.Vpcs("vpc-1")), ("us-east-1/Vpcs.json", Answers.Vpcs("vpc-2")));
        Assert.Equal("vpc-1", imported.One<Vpc>().Id.Value);
        Assert.False(imported.Estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeVpcs));
    }

    [Fact]
    public void A_zip_bomb_ends_at_its_ratio()
    {
        using var folder = new ImportFolder();
        var zip = Path.Combine(folder.Path, "bomb.zip");
        using (var archive = ZipFile.Open(zip, ZipArchiveMode.Create))
        {
            using (var good = archive.CreateEntry("us-east-1/a.json").Open())
                good.Write(Encoding.UTF8.GetBytes(Answers.Vpc));
            using var bomb = archive.CreateEntry("us-east-1/Subnets.json").Open();
            bomb.Write("{ \"Subnets\": [ "u8);
            var blanks = Encoding.UTF8.GetBytes(new string(' ', 1 << 20));
            for (var n = 0; n < 64; n++)
                bomb.Write(blanks);
        }

        var imported = folder.ImportInputs(zip);
        Assert.Single(imported.Rows<Vpc>());
        Assert.Contains("250 times", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Links_are_not_followed()
    {
        using var folder = new ImportFolder();
        using var outside = new ImportFolder();
        outside.Add("Vpcs.json", Answers.Vpcs("vpc-9"));
        folder.Add("us-east-1/a.json", Answers.Vpcs("vpc-1"));
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "us-east-1", "more"), outside.Path);
        Directory.CreateSymbolicLink(Path.Combine(folder.Path, "us-east-1", "loop"), folder.Path);
        File.CreateSymbolicLink(Path.Combine(folder.Path, "us-east-1", "Vpcs.json"), Path.Combine(outside.Path, "Vpcs.json"));
        var imported = folder.Import();
        Assert.Equal("vpc-1", imported.One<Vpc>().Id.Value);
        Assert.Equal(3, imported.Result.Warnings.Count(warning => warning.EndsWith("is a link, and links are not followed", StringComparison.Ordinal)));
        Assert.False(imported.Estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeVpcs));
    }

    [Theory]
    [InlineData("readme.txt", "hello")]
    [InlineData("Vpcs.json", "garbage")]
    public void An_input_without_any_answer_is_refused_and_leaves_nothing(string file, string text)
    {
        using var folder = new ImportFolder();
        var refused = Assert.Throws<SnapshotException>(() => folder.Add(file, text).Import());
        Assert.Contains("no AWS answer can be read", refused.Message, StringComparison.Ordinal);
        Assert.False(folder.HasSnapshot);
    }

    [Fact]
    public void A_cancelled_import_leaves_nothing()
    {
        using var folder = new ImportFolder();
        folder.Add("us-east-1/a.json", Answers.Vpc);
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();
        var output = Path.Combine(Path.GetDirectoryName(folder.Path)!, "x.snapshot");
        Assert.Throws<OperationCanceledException>(() => Importer.Import(
            [folder.Path], output, new ImportOptions(null, "test"), null, cancellation.Token));
        Assert.False(folder.HasSnapshot);
    }

    [Fact]
    public void Hostile_names_do_not_reach_the_terminal()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", "{ \"Vpcs\": [], \"x\\u001b[31m\\u202e\\nz\": 1 }").Import();
        Assert.DoesNotContain(Assert.Single(imported.Result.Warnings), c => c is '\u001b' or '\n' or '\u202e');
    }
}
