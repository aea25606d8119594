using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>One realistic answer for each kind of AWS object, and the rows that it becomes.</summary>
public sealed class KindTests
{
    private static readonly Scope Scope = new(Answers.Account, "us-east-1");

    private static Imported Import(string answer, string file = "a.json")
    {
        using var folder = new ImportFolder();
        var imported = folder.Add($"{Answers.Account}/us-east-1/{file}", answer).Import();
        Assert.Empty(imported.Result.Warnings);
        return imported;
    }

    [Fact]
    public void Vpcs_with_their_blocks_tags_and_block_public_access()
    {
        var imported = Import("""
            { "Vpcs": [ { "CidrBlock": "10.0.0.0/16", "VpcId": "vpc-1", "State": "available", "OwnerId": "123456789012", "IsDefault": true,
              "CidrBlockAssociationSet": [
                { "AssociationId": "a", "CidrBlock": "10.0.0.0/16", "CidrBlockState": { "State": "associated" } },
                { "AssociationId": "b", "CidrBlock": "10.1.0.0/16", "CidrBlockState": { "State": "disassociated" } } ],
              "Ipv6CidrBlockAssociationSet": [
                { "AssociationId": "c", "Ipv6CidrBlock": "2600:1f18::/56", "Ipv6CidrBlockState": { "State": "associated" }, "NetworkBorderGroup": "us-east-1" } ],
              "BlockPublicAccessStates": { "InternetGatewayBlockMode": "block-ingress" },
              "Tags": [ { "Key": "Tier", "Value": "" } ] } ] }
            """);
        Assert.Equal(new Vpc(new Id<Vpc>("vpc-1"), Scope, "available", true, "block-ingress"), imported.One<Vpc>());
        Assert.Equal(
            [("10.0.0.0/16", "associated"), ("10.1.0.0/16", "disassociated"), ("2600:1f18::/56", "associated")],
            imported.Rows<VpcCidrBlock>().Select(row => (row.Block.ToString(), row.State)));
        Assert.Equal(new Tag("vpc-1", "Tier", ""), imported.One<Tag>());
    }

    [Fact]
    public void Subnets()
    {
        var imported = Import("""
            { "Subnets": [ { "SubnetId": "subnet-1", "VpcId": "vpc-1", "CidrBlock": "10.0.1.0/24", "State": "available",
              "AvailabilityZone": "us-east-1a", "AvailabilityZoneId": "use1-az1", "MapPublicIpOnLaunch": true,
              "AssignIpv6AddressOnCreation": false, "Ipv6CidrBlockAssociationSet": [
                { "Ipv6CidrBlock": "2600:1f18:0:1::/64", "Ipv6CidrBlockState": { "State": "associating" } } ],
              "SubnetArn": "arn:aws:ec2:us-east-1:123456789012:subnet/subnet-1" } ] }
            """);
        var id = new Id<Subnet>("subnet-1");
        Assert.Equal(
            new Subnet(id, Scope, new Id<Vpc>("vpc-1"), "available", "us-east-1a", "use1-az1", true, false, null), imported.One<Subnet>());
        Assert.Equal(
            [new SubnetCidrBlock(id, Cidr.Parse("10.0.1.0/24"), "associated"), new SubnetCidrBlock(id, Cidr.Parse("2600:1f18:0:1::/64"), "associating")],
            imported.Rows<SubnetCidrBlock>());
    }

    [Theory]
    [InlineData("\"GatewayId\": \"local\"", RouteTargetKind.Local, "local")]
    [InlineData("\"GatewayId\": \"igw-1\"", RouteTargetKind.InternetGateway, "igw-1")]
    [InlineData("\"GatewayId\": \"vgw-1\"", RouteTargetKind.VpnGateway, "vgw-1")]
    [InlineData("\"GatewayId\": \"vpce-1\"", RouteTargetKind.VpcEndpoint, "vpce-1")]
    [InlineData("\"NatGatewayId\": \"nat-1\"", RouteTargetKind.NatGateway, "nat-1")]
    [InlineData("\"TransitGatewayId\": \"tgw-1\"", RouteTargetKind.TransitGateway, "tgw-1")]
    [InlineData("\"VpcPeeringConnectionId\": \"pcx-1\"", RouteTargetKind.VpcPeeringConnection, "pcx-1")]
    [InlineData("\"EgressOnlyInternetGatewayId\": \"eigw-1\"", RouteTargetKind.EgressOnlyInternetGateway, "eigw-1")]
    [InlineData("\"CarrierGatewayId\": \"cagw-1\"", RouteTargetKind.CarrierGateway, "cagw-1")]
    [InlineData("\"LocalGatewayId\": \"lgw-1\"", RouteTargetKind.LocalGateway, "lgw-1")]
    [InlineData("\"CoreNetworkArn\": \"arn:aws:networkmanager::1:core-network/x\"", RouteTargetKind.CoreNetwork, "arn:aws:networkmanager::1:core-network/x")]
    [InlineData("\"InstanceId\": \"i-1\", \"InstanceOwnerId\": \"123456789012\", \"NetworkInterfaceId\": \"eni-1\"", RouteTargetKind.NetworkInterface, "eni-1")]
    [InlineData("\"InstanceId\": \"i-1\"", RouteTargetKind.Instance, "i-1")]
    [InlineData("\"GatewayId\": \"zzz-1\"", RouteTargetKind.Unrecognized, "GatewayId=zzz-1")]
    [InlineData("\"WormholeId\": \"wh-1\"", RouteTargetKind.Unrecognized, "WormholeId=wh-1")]
    [InlineData("\"GatewayId\": \"igw-1\", \"WormholeId\": \"wh-1\"", RouteTargetKind.Unrecognized, "WormholeId=wh-1")]
    public void Routes_to_every_kind_of_target(string target, RouteTargetKind kind, string id)
    {
        var route = Import(Answers.RouteTable($$"""{ "DestinationCidrBlock": "0.0.0.0/0", {{target}}, "Origin": "CreateRoute", "State": "active" }""")).One<Route>();
        Assert.Equal(new RouteTarget(kind, id), route.Target);
    }

    [Fact]
    public void Route_tables_with_associations_and_destinations_of_each_form()
    {
        var imported = Import("""
            { "RouteTables": [ { "RouteTableId": "rtb-1", "VpcId": "vpc-1", "Associations": [
              { "Main": true, "RouteTableAssociationId": "rtbassoc-1", "RouteTableId": "rtb-1", "AssociationState": { "State": "associated" } },
              { "Main": false, "RouteTableAssociationId": "rtbassoc-2", "RouteTableId": "rtb-1", "SubnetId": "subnet-1" },
              { "Main": false, "RouteTableAssociationId": "rtbassoc-3", "RouteTableId": "rtb-1", "GatewayId": "igw-1" } ],
              "Routes": [
                { "DestinationPrefixListId": "pl-1", "GatewayId": "vpce-1", "Origin": "CreateRoute", "State": "active" },
                { "DestinationIpv6CidrBlock": "::/0", "GatewayId": "igw-1", "Origin": "EnableVgwRoutePropagation", "State": "blackhole" } ] } ] }
            """);
        var table = new Id<RouteTable>("rtb-1");
        Assert.Equal(
            [
                new RouteTableAssociation("rtbassoc-1", table, null, null, true, "associated"),
                new RouteTableAssociation("rtbassoc-2", table, new Id<Subnet>("subnet-1"), null, false, null),
                new RouteTableAssociation("rtbassoc-3", table, null, "igw-1", false, null),
            ],
            imported.Rows<RouteTableAssociation>());
        Assert.Equal(["pl-1", "::/0"], imported.Rows<Route>().Select(route => route.DestinationText));
        Assert.True(imported.Rows<Route>()[1] is { IsBlackhole: true, IsPropagated: true, Index: 1 });
    }

    [Fact]
    public void Network_acls()
    {
        var imported = Import("""
            { "NetworkAcls": [ { "NetworkAclId": "acl-1", "VpcId": "vpc-1", "IsDefault": true,
              "Associations": [ { "NetworkAclAssociationId": "aclassoc-1", "NetworkAclId": "acl-1", "SubnetId": "subnet-1" } ],
              "Entries": [
                { "CidrBlock": "10.0.0.0/8", "Egress": false, "PortRange": { "From": 20, "To": 22 }, "Protocol": "6", "RuleAction": "allow", "RuleNumber": 100 },
                { "Ipv6CidrBlock": "::/0", "Egress": true, "IcmpTypeCode": { "Code": -1, "Type": 8 }, "Protocol": "58", "RuleAction": "deny", "RuleNumber": 100 },
                { "CidrBlock": "0.0.0.0/0", "Egress": false, "Protocol": "-1", "RuleAction": "deny", "RuleNumber": 32767 },
                { "Ipv6CidrBlock": "::/0", "Egress": false, "Protocol": "-1", "RuleAction": "deny", "RuleNumber": 32768 } ] } ] }
            """);
        var acl = new Id<NetworkAcl>("acl-1");
        Assert.Equal(new NetworkAclAssociation("aclassoc-1", acl, new Id<Subnet>("subnet-1")), imported.One<NetworkAclAssociation>());
        Assert.Contains(
            new NetworkAclEntry(acl, false, 100, Cidr.Parse("10.0.0.0/8"), IpProtocol.Tcp, new PortRange(20, 22), null, null, true),
            imported.Rows<NetworkAclEntry>());
        Assert.Contains(
            new NetworkAclEntry(acl, true, 100, Cidr.AllIPv6, IpProtocol.IcmpV6, null, 8, -1, false), imported.Rows<NetworkAclEntry>());
        Assert.Equal(4, imported.Rows<NetworkAclEntry>().Count);
    }

    [Fact]
    public void Security_groups_one_row_for_each_peer()
    {
        var imported = Import(Answers.Group(
            """
            { "IpProtocol": "tcp", "FromPort": 80, "ToPort": 81, "IpRanges": [ { "CidrIp": "0.0.0.0/0", "Description": "web" } ],
              "Ipv6Ranges": [ { "CidrIpv6": "::/0" } ], "PrefixListIds": [ { "PrefixListId": "pl-1" } ],
              "UserIdGroupPairs": [ { "GroupId": "sg-2", "UserId": "999999999999", "VpcId": "vpc-2", "VpcPeeringConnectionId": "pcx-1", "PeeringStatus": "active" } ] }
            """,
            """{ "IpProtocol": "icmp", "FromPort": -1, "ToPort": -1, "IpRanges": [ { "CidrIp": "10.0.0.0/8" } ] }"""));
        Assert.Equal(
            [
                "sg-1/egress/0/IpRanges/0 icmp 10.0.0.0/8",
                "sg-1/ingress/0/IpRanges/0 tcp 0.0.0.0/0",
                "sg-1/ingress/0/Ipv6Ranges/0 tcp ::/0",
                "sg-1/ingress/0/PrefixListIds/0 tcp pl-1",
                "sg-1/ingress/0/UserIdGroupPairs/0 tcp sg-2",
            ],
            imported.Rows<SecurityGroupRule>().Select(rule => $"{rule.RuleId} {rule.Protocol} {rule.Peer}").Order(StringComparer.Ordinal));
        Assert.Contains(
            new SecurityGroupPeer.Group(new Id<SecurityGroup>("sg-2"), "999999999999", new Id<VpcPeeringConnection>("pcx-1"), "active"),
            imported.Rows<SecurityGroupRule>().Select(rule => rule.Peer));
    }

    [Fact]
    public void A_group_with_a_peer_of_a_newer_kind_is_not_read_without_it()
    {
        using var folder = new ImportFolder();
        var imported = folder.Add("us-east-1/Vpcs.json", Answers.Vpc)
            .Add("us-east-1/a.json", Answers.Group("""{ "IpProtocol": "-1", "MoonRanges": [ { "Moon": "luna" } ] }""")).Import();
        Assert.Empty(imported.Rows<SecurityGroup>());
        Assert.Contains("$.SecurityGroups[0].IpPermissions[0].MoonRanges", Assert.Single(imported.Result.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Network_interfaces_with_addresses_prefixes_and_groups()
    {
        var imported = Import("""
            { "NetworkInterfaces": [ { "NetworkInterfaceId": "eni-1", "SubnetId": "subnet-1", "VpcId": "vpc-1", "AvailabilityZone": "us-east-1a",
              "InterfaceType": "interface", "Description": "d", "Status": "in-use", "RequesterManaged": false, "SourceDestCheck": false,
              "DenyAllIgwTraffic": true, "OwnerId": "123456789012",
              "Attachment": { "AttachmentId": "eni-attach-1", "Status": "attached", "InstanceId": "i-1", "DeviceIndex": 1 },
              "Groups": [ { "GroupId": "sg-1", "GroupName": "g" } ],
              "PrivateIpAddress": "10.0.0.5", "PrivateIpAddresses": [
                { "PrivateIpAddress": "10.0.0.5", "Primary": true, "Association": { "PublicIp": "198.51.100.7", "AllocationId": "eipalloc-1" } },
                { "PrivateIpAddress": "10.0.0.6", "Primary": false } ],
              "Ipv6Addresses": [ { "Ipv6Address": "2600:1f18::5" } ],
              "Ipv4Prefixes": [ { "Ipv4Prefix": "10.0.0.16/28" } ], "TagSet": [ { "Key": "Name", "Value": "x" } ] } ] }
            """);
        var id = new Id<NetworkInterface>("eni-1");
        Assert.True(imported.One<NetworkInterface>() is { IsAttached: true, SourceDestCheck: false, DenyAllIgwTraffic: true, DeviceIndex: 1 });
        Assert.Equal(
            [
                new InterfaceAddress(id, Address.Parse("10.0.0.5"), true, Address.Parse("198.51.100.7"), "eipalloc-1"),
                new InterfaceAddress(id, Address.Parse("10.0.0.6"), false, null, null),
                new InterfaceAddress(id, Address.Parse("2600:1f18::5"), false, null, null),
            ],
            imported.Rows<InterfaceAddress>());
        Assert.Equal(new InterfacePrefix(id, Cidr.Parse("10.0.0.16/28")), imported.One<InterfacePrefix>());
        Assert.Equal(new InterfaceGroup(id, new Id<SecurityGroup>("sg-1")), imported.One<InterfaceGroup>());
        Assert.Equal("eni-1", imported.One<Tag>().ResourceId);
    }

    [Fact]
    public void Instances()
    {
        var instance = Import("""
            { "Reservations": [ { "OwnerId": "123456789012", "Instances": [ { "InstanceId": "i-1", "VpcId": "vpc-1", "SubnetId": "subnet-1",
              "State": { "Name": "stopped" }, "ImageId": "ami-1", "InstanceType": "t3.micro", "LaunchTime": "2020-01-01T00:00:00+00:00",
              "IamInstanceProfile": { "Arn": "arn:aws:iam::123456789012:instance-profile/x" },
              "MetadataOptions": { "HttpTokens": "required", "HttpEndpoint": "enabled" } } ] } ] }
            """).One<Instance>();
        Assert.True(instance is { State: "stopped", IsRunning: false, HttpTokens: "required", HttpEndpoint: "enabled" });
        Assert.Equal("arn:aws:iam::123456789012:instance-profile/x", instance.IamInstanceProfile);
        Assert.Equal(Scope, instance.Scope);
    }

    [Fact]
    public void Gateways_and_addresses()
    {
        var imported = Import("""
            { "InternetGateways": [ { "InternetGatewayId": "igw-1", "Attachments": [ { "State": "available", "VpcId": "vpc-1" } ] } ],
              "EgressOnlyInternetGateways": [ { "EgressOnlyInternetGatewayId": "eigw-1", "Attachments": [ { "State": "attached", "VpcId": "vpc-1" } ] } ],
              "CarrierGateways": [ { "CarrierGatewayId": "cagw-1", "VpcId": "vpc-1", "State": "available" } ],
              "LocalGateways": [ { "LocalGatewayId": "lgw-1", "State": "available" } ],
              "NatGateways": [ { "NatGatewayId": "nat-1", "VpcId": "vpc-1", "SubnetId": "subnet-1", "State": "available", "NatGatewayAddresses": [
                { "AllocationId": "eipalloc-1", "NetworkInterfaceId": "eni-1", "PrivateIp": "10.0.0.9", "PublicIp": "198.51.100.9", "IsPrimary": true, "Status": "succeeded" } ] } ],
              "Addresses": [ { "AllocationId": "eipalloc-1", "PublicIp": "198.51.100.9", "NetworkInterfaceId": "eni-1", "PrivateIpAddress": "10.0.0.9" } ] }
            """);
        Assert.True(imported.One<InternetGateway>().IsAttached);
        Assert.True(imported.One<EgressOnlyInternetGateway>().IsAttached);
        Assert.Equal("vpc-1", imported.One<CarrierGateway>().Vpc?.Value);
        Assert.Equal("available", imported.One<LocalGateway>().State);
        Assert.True(imported.One<NatGateway>() is { IsRegional: false, IsPrivate: false });
        Assert.Equal(Address.Parse("198.51.100.9"), imported.One<NatGatewayAddress>().PublicAddress);
        Assert.Equal(Address.Parse("10.0.0.9"), imported.One<ElasticIp>().PrivateAddress);
    }

    [Fact]
    public void Peerings_with_the_blocks_of_both_sides()
    {
        var imported = Import("""
            { "VpcPeeringConnections": [ { "VpcPeeringConnectionId": "pcx-1", "Status": { "Code": "active" },
              "RequesterVpcInfo": { "VpcId": "vpc-1", "OwnerId": "123456789012", "Region": "us-east-1", "CidrBlock": "10.0.0.0/16",
                "CidrBlockSet": [ { "CidrBlock": "10.0.0.0/16" } ], "Ipv6CidrBlockSet": [ { "Ipv6CidrBlock": "2600:1f18::/56" } ] },
              "AccepterVpcInfo": { "VpcId": "vpc-2", "OwnerId": "999999999999", "Region": "eu-west-1", "CidrBlock": "10.2.0.0/16",
                "CidrBlockSet": [ { "CidrBlock": "10.2.0.0/16" }, { "CidrBlock": "10.3.0.0/16" } ] } } ] }
            """);
        Assert.True(imported.One<VpcPeeringConnection>() is { IsActive: true } peering
            && peering.AccepterScope == new Scope("999999999999", "eu-west-1") && peering.RequesterScope == Scope);
        Assert.Equal(
            ["False 10.0.0.0/16", "False 2600:1f18::/56", "True 10.2.0.0/16", "True 10.3.0.0/16"],
            imported.Rows<VpcPeeringCidrBlock>().Select(row => $"{row.IsAccepter} {row.Block}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Transit_gateways_and_their_attachments()
    {
        var imported = Import("""
            { "TransitGateways": [ { "TransitGatewayId": "tgw-1", "State": "available", "Options": { "SecurityGroupReferencingSupport": "enable" } } ],
              "TransitGatewayRouteTables": [ { "TransitGatewayRouteTableId": "tgw-rtb-1", "TransitGatewayId": "tgw-1", "State": "available" } ],
              "TransitGatewayAttachments": [ { "TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "ResourceType": "vpc",
                "ResourceId": "vpc-1", "ResourceOwnerId": "123456789012", "State": "available", "Tags": [ { "Key": "Name", "Value": "a" } ],
                "Association": { "TransitGatewayRouteTableId": "tgw-rtb-1", "State": "associated" } } ],
              "TransitGatewayVpcAttachments": [ { "TransitGatewayAttachmentId": "tgw-attach-1", "TransitGatewayId": "tgw-1", "VpcId": "vpc-1",
                "VpcOwnerId": "123456789012", "State": "available", "SubnetIds": [ "subnet-1", "subnet-2" ], "Tags": [ { "Key": "Name", "Value": "a" } ],
                "Options": { "ApplianceModeSupport": "enable", "Ipv6Support": "disable", "SecurityGroupReferencingSupport": "disable" } } ],
              "TransitGatewayPeeringAttachments": [ { "TransitGatewayAttachmentId": "tgw-attach-2", "State": "available",
                "RequesterTgwInfo": { "TransitGatewayId": "tgw-1", "OwnerId": "123456789012", "Region": "us-east-1" },
                "AccepterTgwInfo": { "TransitGatewayId": "tgw-2", "OwnerId": "123456789012", "Region": "eu-west-1" } } ],
              "TransitGatewayConnects": [ { "TransitGatewayAttachmentId": "tgw-attach-3", "TransportTransitGatewayAttachmentId": "tgw-attach-1",
                "TransitGatewayId": "tgw-1", "State": "available" } ] }
            """);
        Assert.Equal("enable", imported.One<TransitGateway>().SecurityGroupReferencing);
        Assert.Equal("tgw-rtb-1", imported.One<TransitGatewayAttachment>().AssociatedRouteTable?.Value);
        Assert.True(imported.One<TransitGatewayVpcAttachment>() is { ApplianceModeSupport: "enable", SecurityGroupReferencing: "disable", Subnets.Count: 2 });
        Assert.Equal(new Scope(Answers.Account, "eu-west-1"), imported.One<TransitGatewayPeeringAttachment>().AccepterScope);
        Assert.Equal("tgw-attach-1", imported.One<TransitGatewayConnect>().TransportAttachment?.Value);
        Assert.Single(imported.Rows<Tag>());
    }

    [Fact]
    public void Transit_gateway_routes_one_row_for_each_attachment()
    {
        var imported = Import(
            """
            { "Routes": [
              { "DestinationCidrBlock": "10.0.0.0/8", "Type": "propagated", "State": "active", "TransitGatewayAttachments": [
                { "ResourceId": "vpn-1(198.51.100.1)", "TransitGatewayAttachmentId": "tgw-attach-1", "ResourceType": "vpn" },
                { "ResourceId": "vpn-2", "TransitGatewayAttachmentId": "tgw-attach-2", "ResourceType": "vpn" } ] },
              { "DestinationCidrBlock": "0.0.0.0/0", "PrefixListId": "pl-1", "Type": "static", "State": "blackhole" } ] }
            """,
            "search-transit-gateway-routes/tgw-rtb-1.json");
        Assert.Equal(
            ["0 tgw-attach-1", "0 tgw-attach-2", "1 "], imported.Rows<TransitGatewayRoute>().Select(route => $"{route.Index} {route.Attachment}"));
    }

    [Theory]
    [InlineData("get-transit-gateway-route-table-associations", "Associations", typeof(TransitGatewayAssociation))]
    [InlineData("get-transit-gateway-route-table-propagations", "TransitGatewayRouteTablePropagations", typeof(TransitGatewayPropagation))]
    public void Users_of_a_transit_gateway_table(string call, string key, Type type)
    {
        var imported = Import(
            $$"""{ "{{key}}": [ { "TransitGatewayAttachmentId": "tgw-attach-1", "ResourceId": "vpc-1", "ResourceType": "vpc", "State": "enabled" } ] }""",
            $"{call}/tgw-rtb-1.json");
        object row = type == typeof(TransitGatewayAssociation)
            ? imported.One<TransitGatewayAssociation>() with { State = "" }
            : imported.One<TransitGatewayPropagation>() with { State = "" };
        Assert.Contains("tgw-rtb-1", row.ToString(), StringComparison.Ordinal);
        Assert.Contains("tgw-attach-1", row.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Prefix_list_references_of_a_transit_gateway_table()
    {
        var row = Import(
            """
            { "TransitGatewayPrefixListReferences": [ { "TransitGatewayRouteTableId": "tgw-rtb-1", "PrefixListId": "pl-1", "State": "available",
              "Blackhole": false, "TransitGatewayAttachment": { "TransitGatewayAttachmentId": "tgw-attach-1", "ResourceType": "vpc" } } ] }
            """,
            "get-transit-gateway-prefix-list-references/tgw-rtb-1.json").One<TransitGatewayPrefixListReference>();
        Assert.Equal("tgw-attach-1", row.Attachment?.Value);
    }

    [Fact]
    public void Prefix_lists_by_both_calls()
    {
        using var folder = new ImportFolder();
        var imported = folder
            .Add("us-east-1/a.json", """
                { "PrefixLists": [ { "PrefixListId": "pl-1", "AddressFamily": "IPv4", "State": "create-complete", "PrefixListName": "office",
                  "PrefixListArn": "arn:aws:ec2:us-east-1:123456789012:prefix-list/pl-1", "OwnerId": "123456789012" } ] }
                """)
            .Add("us-east-1/b.json", """{ "PrefixLists": [ { "PrefixListId": "pl-2", "PrefixListName": "s3", "Cidrs": [ "54.231.0.0/17" ] } ] }""")
            .Add("us-east-1/get-managed-prefix-list-entries/pl-1.json", """{ "Entries": [ { "Cidr": "192.0.2.0/24", "Description": "hq" } ] }""")
            .Import();
        Assert.Equal(["office", "s3"], imported.Rows<ManagedPrefixList>().Select(list => list.Name));
        Assert.Equal(
            ["pl-1 192.0.2.0/24 hq", "pl-2 54.231.0.0/17 "],
            imported.Rows<PrefixListEntry>().Select(entry => $"{entry.PrefixList} {entry.Block} {entry.Description}"));
    }

    [Fact]
    public void Vpns_and_customer_gateways()
    {
        var imported = Import("""
            { "VpnGateways": [ { "VpnGatewayId": "vgw-1", "State": "available", "VpcAttachments": [
                { "State": "detached", "VpcId": "vpc-0" }, { "State": "attached", "VpcId": "vpc-1" } ] } ],
              "VpnConnections": [ { "VpnConnectionId": "vpn-1", "State": "available", "VpnGatewayId": "vgw-1", "CustomerGatewayId": "cgw-1",
                "Options": { "StaticRoutesOnly": true }, "Routes": [ { "DestinationCidrBlock": "192.168.0.0/16", "State": "available" } ] } ],
              "CustomerGateways": [ { "CustomerGatewayId": "cgw-1", "State": "available", "IpAddress": "203.0.113.1" } ] }
            """);
        Assert.True(imported.One<VpnGateway>() is { IsAttached: true, Vpc.Value: "vpc-1" });
        Assert.Equal("192.168.0.0/16", imported.One<VpnConnectionRoute>().Destination.ToString());
        Assert.Equal("203.0.113.1", imported.One<CustomerGateway>().Address);
    }

    [Fact]
    public void Endpoints_and_services()
    {
        var imported = Import("""
            { "VpcEndpoints": [ { "VpcEndpointId": "vpce-1", "VpcEndpointType": "Interface", "VpcId": "vpc-1", "ServiceName": "com.amazonaws.us-east-1.ec2",
                "State": "Available", "NetworkInterfaceIds": [ "eni-1" ], "SubnetIds": [ "subnet-1" ], "RouteTableIds": [], "PrivateDnsEnabled": true } ],
              "ServiceDetails": [ { "ServiceName": "svc", "ServiceId": "vpce-svc-1", "ServiceType": [ { "ServiceType": "Interface" } ], "AvailabilityZones": [ "us-east-1b", "us-east-1a" ], "Owner": "123456789012" } ],
              "ServiceConfigurations": [ { "ServiceName": "svc", "ServiceId": "vpce-svc-1", "ServiceType": [ { "ServiceType": "Interface" } ],
                "AvailabilityZones": [ "us-east-1a" ], "NetworkLoadBalancerArns": [ "arn:aws:elasticloadbalancing:us-east-1:123456789012:loadbalancer/net/n/1" ] } ] }
            """);
        Assert.True(imported.One<VpcEndpoint>() is { State: "available", Type: "Interface", Interfaces.Count: 1, PrivateDnsEnabled: true });
        Assert.Single(imported.One<VpcEndpointService>().LoadBalancers);
    }
}
