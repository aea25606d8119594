using System.Text;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>One resource in several answers, secrets, and rules that two calls describe.</summary>
public sealed class MergeTests
{
    private const string Short = """{ "Vpcs": [ { "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16" } ] }""";

    private const string Long = """{ "Vpcs": [ { "CidrBlock": "10.0.0.0/16", "IsDefault": true, "VpcId": "vpc-1", "State": "available" } ] }""";

    [Theory]
    [InlineData("a.json", "b.json")]
    [InlineData("b.json", "a.json")]
    public void The_more_complete_of_two_descriptions_is_kept_and_the_difference_noted(string first, string second)
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/" + first, Short).Add("us-east-1/" + second, Long).Import();
        Assert.True(imported.One<Vpc>().IsDefault);
        Assert.Equal("vpc-1", imported.Note().Subject);
        Assert.Contains("differs in IsDefault, State from", imported.Note().Error, StringComparison.Ordinal);
        Assert.True(imported.Estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeVpcs));
    }

    [Fact]
    public void The_same_description_in_another_order_of_members_is_no_difference()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/a.json", Short).Add("us-east-1/b.json", """{"Vpcs":[{"CidrBlock":"10.0.0.0/16","VpcId":"vpc-1"}]}""").Import();
        Assert.Single(imported.Rows<Vpc>());
        Assert.Empty(imported.Result.Warnings);
    }

    [Fact]
    public void An_object_that_is_bad_where_it_is_kept_is_missing_from_both_answers()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("111111111111/us-east-1/Vpcs.json", Answers.Vpcs("vpc-1"))
            .Add("111111111111/us-east-1/a.json", """{ "VpcPeeringConnections": [ { "VpcPeeringConnectionId": "pcx-1", "Status": { "Code": "active" } } ] }""")
            .Add("222222222222/us-east-1/a.json", """{ "VpcPeeringConnections": [ { "VpcPeeringConnectionId": "pcx-1", "Status": { "Code": "active" }, "AccepterVpcInfo": { "CidrBlock": "10.0.0.0/99" } } ] }""")
            .Import();
        Assert.Empty(imported.Rows<VpcPeeringConnection>());
        Assert.All(imported.Estate.Coverage.Scopes, scope =>
            Assert.False(imported.Estate.Coverage.IsComplete(ApiCall.DescribeVpcPeeringConnections, scope)));
    }

    [Fact]
    public void Rule_ids_of_aws_replace_places_and_rules_without_a_match_are_added()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/a.json", Answers.Group("""
                { "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "IpRanges": [
                  { "CidrIp": "10.0.0.0/8", "Description": "one" }, { "CidrIp": "10.0.0.0/8", "Description": "two" }, { "CidrIp": "192.0.2.0/24" } ] }
                """))
            .Add("us-east-1/b.json", """
                { "SecurityGroupRules": [
                  { "SecurityGroupRuleId": "sgr-2", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "10.0.0.0/8", "Description": "two" },
                  { "SecurityGroupRuleId": "sgr-1", "GroupId": "sg-1", "IsEgress": false, "IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "CidrIpv4": "10.0.0.0/8", "Description": "one" },
                  { "SecurityGroupRuleId": "sgr-3", "GroupId": "sg-1", "IsEgress": true, "IpProtocol": "-1", "FromPort": -1, "ToPort": -1, "CidrIpv6": "::/0" },
                  { "SecurityGroupRuleId": "sgr-4", "GroupId": "sg-9", "IsEgress": true, "IpProtocol": "-1", "CidrIpv6": "::/0" } ] }
                """)
            .Import();
        var rules = imported.Rows<SecurityGroupRule>().ToDictionary(rule => rule.RuleId);
        Assert.Equal(["sg-1/ingress/0/IpRanges/2", "sgr-1", "sgr-2", "sgr-3"], rules.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("two", rules["sgr-2"].Description);
        Assert.True(rules["sgr-3"].IsEgress);
        Assert.Contains("belongs to an object that was not read", imported.Note().Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Secrets_never_reach_the_snapshot()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/a.json", """
                { "VpnConnections": [ { "VpnConnectionId": "vpn-1", "State": "available", "CustomerGatewayConfiguration": "<xml>hush-1</xml>",
                  "Options": { "StaticRoutesOnly": true, "TunnelOptions": [ { "OutsideIpAddress": "192.0.2.1", "PreSharedKey": "hush-2" },
                    { "PreSharedKey": "hush-3", "TunnelInsideCidr": "169.254.0.0/30" }, { "Pre\u0053haredKey": "hush-4" } ] },
                  "Routes": [ { "DestinationCidrBlock": "10.9.0.0/16", "State": "available" } ] } ] }
                """)
            .Add("us-east-1/b.json", """
                { "LaunchTemplateVersions": [ { "LaunchTemplateId": "lt-1", "VersionNumber": 2, "DefaultVersion": true,
                  "LaunchTemplateData": { "UserData": "hush-5", "SecurityGroupIds": [ "sg-1" ], "MetadataOptions": { "HttpTokens": "required" } } } ] }
                """)
            .Import();
        Assert.True(imported.One<VpnConnection>().StaticRoutesOnly);
        Assert.Equal("10.9.0.0/16", imported.One<VpnConnectionRoute>().Destination.ToString());
        Assert.Equal("required", imported.One<LaunchTemplateVersion>().HttpTokens);
        Assert.DoesNotContain("hush", Encoding.Latin1.GetString(folder.SnapshotBytes()), StringComparison.Ordinal);
        Assert.Contains("TunnelInsideCidr", Encoding.Latin1.GetString(folder.SnapshotBytes()), StringComparison.Ordinal);
    }
}
