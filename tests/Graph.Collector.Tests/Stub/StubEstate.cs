using System.Globalization;
using System.Text;
using Graph.Collector.Calls;

namespace Graph.Collector.Tests.Stub;

/// <summary>An estate of the stub's own: the same answers every time, in pages.</summary>
/// <param name="interfaces">how many network interfaces it has.</param>
/// <param name="pageSize">the items of a page, of any call.</param>
/// <param name="delay">how long each answer takes.</param>
internal sealed class StubEstate(int interfaces = 40, int pageSize = 10, TimeSpan delay = default)
{
    public StubReply Answer(StubRequest request)
    {
        var items = ItemsOf(request);
        if (items is null)
            return Answers.Empty(request) with { Delay = delay };
        var call = Answers.CallOf(request);
        var from = request.Form.TryGetValue("NextToken", out var token) || request.Form.TryGetValue("Marker", out token)
            ? int.Parse(token, CultureInfo.InvariantCulture)
            : 0;
        var to = Math.Min(from + pageSize, items.Value.Count);
        var body = new StringBuilder();
        for (var i = from; i < to; i++)
            body.Append(items.Value.Item(i));
        var next = to < items.Value.Count ? to.ToString(CultureInfo.InvariantCulture) : null;
        return Answers.Page(call, body.ToString(), next) with { Delay = delay };
    }

    private (int Count, Func<int, string> Item)? ItemsOf(StubRequest request) => request.Action switch
    {
        "DescribeVpcs" => (3, Vpc),
        "DescribeSubnets" => (25, Subnet),
        "DescribeNetworkInterfaces" => (interfaces, Interface),
        "DescribeSecurityGroups" => (12, Group),
        "DescribeTransitGatewayRouteTables" => (4, i => Item(
            ("transitGatewayRouteTableId", $"tgw-rtb-{i:x17}"), ("transitGatewayId", $"tgw-{1:x17}"), ("state", "available"))),
        "SearchTransitGatewayRoutes" => (25, i => Item(
            ("destinationCidrBlock", $"10.{i}.0.0/16"), ("type", "static"), ("state", "blackhole"))),
        "DescribeLoadBalancers" when request.Version == AwsService.ElbV2.ApiVersion => (12, Balancer),
        "DescribeDBInstances" => (15, Database),
        _ => null,
    };

    private static string Vpc(int i) => Item(
        ("vpcId", $"vpc-{i:x17}"), ("ownerId", Answers.Account), ("state", "available"), ("cidrBlock", $"10.{i}.0.0/16"),
        ("isDefault", "false"), ("dhcpOptionsId", "dopt-1"));

    private static string Subnet(int i) => Item(
        ("subnetId", $"subnet-{i:x17}"), ("ownerId", Answers.Account), ("state", "available"), ("vpcId", $"vpc-{i % 3:x17}"),
        ("cidrBlock", $"10.{i % 3}.{i}.0/24"), ("availabilityZone", "eu-west-1a"), ("mapPublicIpOnLaunch", "false"),
        ("assignIpv6AddressOnCreation", "false"));

    private static string Group(int i) => Item(
        ("groupId", $"sg-{i:x17}"), ("ownerId", Answers.Account), ("groupName", $"g{i}"), ("groupDescription", "x"),
        ("vpcId", $"vpc-{0:x17}"), ("ipPermissions", ""), ("ipPermissionsEgress", ""));

    private static string Interface(int i)
    {
        var address = $"10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}";
        return Item(
            ("networkInterfaceId", $"eni-{i:x17}"), ("ownerId", Answers.Account), ("subnetId", $"subnet-{i % 25:x17}"),
            ("vpcId", $"vpc-{i % 25 % 3:x17}"), ("availabilityZone", "eu-west-1a"), ("description", $"interface {i}"),
            ("interfaceType", "interface"), ("status", "in-use"), ("requesterManaged", "false"), ("sourceDestCheck", "true"),
            ("privateIpAddress", address),
            ("groupSet", $"<item><groupId>sg-{i % 12:x17}</groupId><groupName>g{i % 12}</groupName></item>"),
            ("privateIpAddressesSet", $"<item><privateIpAddress>{address}</privateIpAddress><primary>true</primary></item>"),
            ("tagSet", $"<item><key>Name</key><value>host {i} &amp; co</value></item>"));
    }

    private static string Balancer(int i) => Member(
        ("LoadBalancerArn", $"arn:aws:elasticloadbalancing:eu-west-1:{Answers.Account}:loadbalancer/app/lb{i}/50dc6c495c0c9{i:x3}"),
        ("LoadBalancerName", $"lb{i}"), ("Type", "application"), ("VpcId", $"vpc-{0:x17}"),
        ("AvailabilityZones", $"<member><ZoneName>eu-west-1a</ZoneName><SubnetId>subnet-{0:x17}</SubnetId></member>"));

    private static string Database(int i) => Element(
        "DBInstance",
        ("DBInstanceIdentifier", $"db{i}"), ("DBInstanceArn", $"arn:aws:rds:eu-west-1:{Answers.Account}:db:db{i}"),
        ("Engine", "postgres"), ("PubliclyAccessible", "false"), ("StorageEncrypted", "true"), ("DBInstanceStatus", "available"));

    private static string Item(params (string Name, string Value)[] members) => Element("item", members);

    private static string Member(params (string Name, string Value)[] members) => Element("member", members);

    private static string Element(string name, params (string Name, string Value)[] members) =>
        $"<{name}>{string.Concat(members.Select(member => $"<{member.Name}>{member.Value}</{member.Name}>"))}</{name}>";
}
