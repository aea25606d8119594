using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Snapshots;
using Graph.Snapshots.Import;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Objects that tell less than AWS's answers do today, and objects that contradict each other.</summary>
public sealed class PartialObjectTests
{
    private const string Card = """
        { "NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", "Status": "in-use", "SourceDestCheck": true,
          "Attachment": { "AttachmentId": "eni-attach-1", "Status": "attached", "DeviceIndex": 0 },
          "Groups": [ { "GroupId": "sg-1" } ], "PrivateIpAddress": "10.0.0.5",
          "PrivateIpAddresses": [ { "PrivateIpAddress": "10.0.0.5", "Primary": true, "Association": { "PublicIp": "198.51.100.7" } } ] }
        """;

    [Fact]
    public void Interfaces_that_only_their_instance_tells_of_are_read_from_it()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", Instances("i-1", Card)).Import();

        Assert.True(imported.One<NetworkInterface>() is { Id.Value: "eni-1", Instance.Value: "i-1", DeviceIndex: 0, AvailabilityZone: null, IsAttached: true });
        Assert.Equal(Address.Parse("198.51.100.7"), imported.One<InterfaceAddress>().PublicAddress);
        Assert.Equal("sg-1", imported.One<InterfaceGroup>().Group.Value);
        Assert.Equal(CoverageOutcome.NotAsked, imported.Coverage(ApiCall.DescribeNetworkInterfaces).Outcome);
    }

    [Fact]
    public void The_answer_about_interfaces_tells_more_and_is_taken()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", Instances("i-1", Card)).Add("us-east-1/b.json", """
            { "NetworkInterfaces": [ { "NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", "AvailabilityZone": "us-east-1a",
              "Status": "in-use", "SourceDestCheck": false, "Groups": [], "PrivateIpAddress": "10.0.0.6" } ] }
            """).Import();

        Assert.True(imported.One<NetworkInterface>() is { AvailabilityZone: "us-east-1a", SourceDestCheck: false, Instance: null });
        Assert.Equal(Address.Parse("10.0.0.6"), imported.One<InterfaceAddress>().Address);
        Assert.DoesNotContain(imported.Result.Warnings, line => line.Contains("eni-1", StringComparison.Ordinal));
    }

    [Fact]
    public void An_interface_that_its_instance_tells_badly_is_left_out_and_the_instance_stays()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add(
            "us-east-1/a.json", Instances("i-1", Card.Replace("\"SourceDestCheck\": true,", "", StringComparison.Ordinal))).Import();

        Assert.Empty(imported.Rows<NetworkInterface>());
        Assert.Equal("i-1", imported.One<Instance>().Id.Value);
        Assert.Contains("NetworkInterfaces[0].SourceDestCheck is missing: this part is left out", imported.Note().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_an_interface_that_two_instances_tell_differently_the_second_leaves_nothing()
    {
        using var folder = new ImportFolder();
        var other = Card.Replace("10.0.0.5", "10.0.0.9", StringComparison.Ordinal).Replace("sg-1", "sg-2", StringComparison.Ordinal);
        var imported = folder.Add("us-east-1/a.json", Instances("i-1", Card)).Add("us-east-1/b.json", Instances("i-2", other)).Import();

        Assert.Equal(["i-1", "i-2"], imported.Rows<Instance>().Select(row => row.Id.Value));
        Assert.Equal("i-1", imported.One<NetworkInterface>().Instance?.Value);
        Assert.Equal(Address.Parse("10.0.0.5"), imported.One<InterfaceAddress>().Address);
        Assert.Equal("sg-1", imported.One<InterfaceGroup>().Group.Value);
        Assert.Contains("contradicts another object's NetworkInterface", imported.Note().Error, StringComparison.Ordinal);
    }

    /// <summary>The second table's rows come before its association, which is the first's.</summary>
    [Fact]
    public void An_object_that_contradicts_another_leaves_no_row_behind()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", Answers.Vpc).Add("us-east-1/b.json", $$"""
            { "RouteTables": [ {{Table("rtb-1", "subnet-1")}}, {{Table("rtb-2", "subnet-2")}} ] }
            """).Import();

        Assert.Equal("rtb-1", imported.One<RouteTable>().Id.Value);
        Assert.Equal("rtb-1", imported.One<Route>().RouteTable.Value);
        Assert.Equal("rtb-1", imported.One<Tag>(row => row.Key == "of").Value);
        Assert.Equal(CoverageOutcome.Partly, imported.Coverage(ApiCall.DescribeRouteTables).Outcome);
        Assert.Contains(imported.Result.Warnings, line => line.Contains("contradicts another object's RouteTableAssociation", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("\"Attachments\": []", null, null)]
    [InlineData("\"Tags\": []", null, "unknown")]
    [InlineData("\"Attachments\": [ { \"VpcId\": \"vpc-1\" } ]", "vpc-1", "unknown")]
    [InlineData("\"Attachments\": [ { \"State\": \"available\" } ]", null, "unknown")]
    [InlineData("\"Attachments\": [ { \"VpcId\": \"vpc-2\" }, { \"VpcId\": \"vpc-1\", \"State\": \"available\" } ]", "vpc-1", "available")]
    public void Only_an_empty_list_says_that_a_gateway_is_detached(string attachments, string? vpc, string? state)
    {
        using var folder = new ImportFolder();
        var gateway = folder.Add("us-east-1/a.json", $$"""{ "InternetGateways": [ { "InternetGatewayId": "igw-1", {{attachments}} } ] }""")
            .Import().One<InternetGateway>();
        Assert.Equal(vpc, gateway.Vpc?.Value);
        Assert.Equal(state, gateway.AttachmentState);
    }

    /// <summary>`CidrBlock` is the primary one of several; answers from before 2017 have it alone.</summary>
    [Fact]
    public void A_peering_without_the_set_of_blocks_does_not_tell_them()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", """
            { "VpcPeeringConnections": [ { "VpcPeeringConnectionId": "pcx-1", "Status": { "Code": "active" },
              "AccepterVpcInfo": { "VpcId": "vpc-2", "CidrBlock": "10.2.0.0/16" } } ] }
            """).Import();
        Assert.Empty(imported.Rows<VpcPeeringCidrBlock>());
    }

    /// <summary>Tags of a resource that is shared (RAM) are shown to its owner; the others' answers have none, or their own.</summary>
    [Theory]
    [InlineData("111111111111", "222222222222")]
    [InlineData("222222222222", "111111111111")]
    public void The_owners_tags_win_quietly(string first, string second)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add($"{first}/us-east-1/a.json", Shared(first)).Add($"{second}/us-east-1/a.json", Shared(second)).Import();

        Assert.Equal("111111111111", imported.One<Tag>(row => row.Key == "told-to").Value);
        Assert.DoesNotContain(imported.Result.Warnings, line => line.Contains("differs", StringComparison.Ordinal));
    }

    [Fact]
    public void More_than_tags_is_still_a_difference()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("111111111111/us-east-1/a.json", Shared("111111111111"))
            .Add("222222222222/us-east-1/a.json", Shared("222222222222", "\"State\": \"pending\",")).Import();
        Assert.Contains(imported.Result.Warnings, line => line.Contains("differs in State, Tags", StringComparison.Ordinal));
    }

    [Fact]
    public void An_import_does_not_write_over_its_input()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["in"]);
        File.WriteAllText(Path.Combine(folder["in"], "vpcs.json"), Answers.Vpc);
        foreach (var output in new[] { Path.Combine(folder["in"], "vpcs.json"), folder["in"] })
        {
            var error = Assert.Throws<SnapshotException>(() => Importer.Import(
                [folder["in"]], output, new ImportOptions(null, "graph test"), null, CancellationToken.None));
            Assert.Contains("is part of the input", error.Message, StringComparison.Ordinal);
        }

        Assert.Equal(Answers.Vpc, File.ReadAllText(Path.Combine(folder["in"], "vpcs.json")));
    }

    private static string Instances(string id, string card) => $$"""
        { "Reservations": [ { "OwnerId": "123456789012", "Instances": [ { "InstanceId": "{{id}}", "VpcId": "vpc-1", "SubnetId": "subnet-1",
          "State": { "Name": "running" }, "NetworkInterfaces": [ {{card}} ] } ] } ] }
        """;

    private static string Table(string id, string subnet) => $$"""
        { "RouteTableId": "{{id}}", "VpcId": "vpc-1", "Tags": [ { "Key": "of", "Value": "{{id}}" } ],
          "Routes": [ { "DestinationCidrBlock": "10.0.0.0/16", "GatewayId": "local", "State": "active" } ],
          "Associations": [ { "RouteTableAssociationId": "rtbassoc-1", "RouteTableId": "{{id}}", "SubnetId": "{{subnet}}", "Main": false } ] }
        """;

    private static string Shared(string account, string more = "") => $$"""
        { "Subnets": [ { "SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/24", "OwnerId": "111111111111", {{more}}
          "Tags": [ { "Key": "told-to", "Value": "{{account}}" } ] } ] }
        """;
}
