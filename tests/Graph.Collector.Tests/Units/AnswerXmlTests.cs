using System.Text;
using Graph.Collector.Calls;
using Graph.Collector.Shapes;
using Graph.Model.Coverage;
using Xunit;

namespace Graph.Collector.Tests.Units;

/// <summary>AWS's XML becomes what the AWS CLI prints of it.</summary>
public sealed class AnswerXmlTests
{
    [Fact]
    public void Names_types_times_and_empty_lists_are_the_cli_s()
    {
        var page = Read(
            "describe-instances",
            """
            <DescribeInstancesResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/"><requestId>r</requestId><reservationSet><item>
            <ownerId>111122223333</ownerId><groupSet/><instancesSet><item><instanceId>i-1</instanceId><amiLaunchIndex>0</amiLaunchIndex>
            <launchTime>2026-01-31T12:00:00.000Z</launchTime><ebsOptimized>false</ebsOptimized><keyName/><placement/>
            <tagSet><item><key>Name</key><value>a &lt;b&gt; &#x1;</value></item></tagSet></item></instancesSet></item></reservationSet>
            <nextToken>more</nextToken></DescribeInstancesResponse>
            """);
        Assert.Equal(
            """
            {"Reservations":[{"OwnerId":"111122223333","Groups":[],"Instances":[{"InstanceId":"i-1","AmiLaunchIndex":0,"LaunchTime":"2026-01-31T12:00:00+00:00","EbsOptimized":false,"KeyName":"","Placement":{},"Tags":[{"Key":"Name","Value":"a <b> \u0001"}]}]}]}
            """,
            Encoding.UTF8.GetString(page.Json.Span));
        Assert.Equal(("more", 1), (page.NextToken, page.Count));
    }

    [Fact]
    public void Lists_of_the_query_protocol_are_lists_whatever_their_items_are_called()
    {
        var page = Read(
            "rds/describe-db-instances",
            """
            <DescribeDBInstancesResponse><DescribeDBInstancesResult><DBInstances><DBInstance><DBInstanceIdentifier>a</DBInstanceIdentifier>
            <AllocatedStorage>20</AllocatedStorage></DBInstance></DBInstances></DescribeDBInstancesResult><ResponseMetadata>
            <RequestId>r</RequestId></ResponseMetadata></DescribeDBInstancesResponse>
            """);
        Assert.Equal(
            """{"DBInstances":[{"DBInstanceIdentifier":"a","AllocatedStorage":20}]}""", Encoding.UTF8.GetString(page.Json.Span));
        Assert.Null(page.NextToken);
    }

    [Fact]
    public void Secrets_are_dropped_before_anything_is_written_where_the_model_knows_them_and_where_not()
    {
        var page = Read(
            "describe-vpn-connections",
            """
            <DescribeVpnConnectionsResponse><vpnConnectionSet><item><vpnConnectionId>vpn-1</vpnConnectionId>
            <customerGatewayConfiguration>SECRET</customerGatewayConfiguration><options><tunnelOptionSet><item>
            <preSharedKey>SECRET</preSharedKey></item></tunnelOptionSet></options><newTunnels><item><preSharedKey>SECRET</preSharedKey>
            <name>n</name></item></newTunnels></item></vpnConnectionSet></DescribeVpnConnectionsResponse>
            """);
        Assert.Equal(
            """{"VpnConnections":[{"VpnConnectionId":"vpn-1","Options":{"TunnelOptions":[{}]},"NewTunnels":[{"Name":"n"}]}]}""",
            Encoding.UTF8.GetString(page.Json.Span));
    }

    [Fact]
    public void More_routes_without_a_token_are_told()
    {
        var page = Read(
            "search-transit-gateway-routes",
            """
            <SearchTransitGatewayRoutesResponse><routeSet/><additionalRoutesAvailable>true</additionalRoutesAvailable>
            </SearchTransitGatewayRoutesResponse>
            """);
        Assert.Equal("""{"Routes":[],"AdditionalRoutesAvailable":true}""", Encoding.UTF8.GetString(page.Json.Span));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not xml")]
    [InlineData("{\"Vpcs\":[]}")]
    [InlineData("<html/>")]
    [InlineData("<DescribeVpcsResponse><vpcSet>")]
    [InlineData("<DescribeVpcsResponse><vpcSet><item><vpcId>v</vpcId></item></vpcSet>")]
    [InlineData("<DescribeVpcsResponse/>")]
    [InlineData("<DescribeVpcsResponse><vpcSet><item><isDefault>maybe</isDefault></item></vpcSet></DescribeVpcsResponse>")]
    [InlineData("<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse>")]
    [InlineData("<DescribeVpcsResponse><vpcSet/></DescribeVpcsResponse><DescribeVpcsResponse/>")]
    public void What_is_no_answer_is_refused(string body) =>
        Assert.Throws<BadAnswerException>(() => Read("describe-vpcs", body));

    private static AnswerPage Read(string call, string body) =>
        AnswerXml.Read(new MemoryStream(Encoding.UTF8.GetBytes(body)), CallTable.Of(new ApiCall(call)));
}
