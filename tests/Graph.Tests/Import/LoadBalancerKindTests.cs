using Graph.Model.Coverage;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Import;

/// <summary>Load balancers, databases and the smaller kinds: an answer each, and its rows.</summary>
public sealed class LoadBalancerKindTests
{
    private const string Elb = "arn:aws:elasticloadbalancing:us-east-1:123456789012:";

    private static Imported Import(params (string File, string Text)[] answers)
    {
        using var folder = new ImportFolder();
        foreach (var (file, text) in answers)
            folder.Add($"{Answers.Account}/us-east-1/{file}", text);
        var imported = folder.Import();
        Assert.Empty(imported.Result.Warnings);
        return imported;
    }

    [Fact]
    public void A_load_balancer_with_listeners_rules_groups_targets_attributes_and_tags()
    {
        var balancer = $"{Elb}loadbalancer/app/web/1";
        var group = $"{Elb}targetgroup/web/2";
        var imported = Import(
            ("a.json", $$"""
                { "LoadBalancers": [ { "LoadBalancerArn": "{{balancer}}", "LoadBalancerName": "web", "Type": "application", "Scheme": "internet-facing",
                  "VpcId": "vpc-1", "State": { "Code": "active" }, "IpAddressType": "ipv4", "DNSName": "web.example", "SecurityGroups": [ "sg-1" ],
                  "AvailabilityZones": [ { "ZoneName": "us-east-1a", "SubnetId": "subnet-1", "LoadBalancerAddresses": [ { "IpAddress": "198.51.100.5", "AllocationId": "eipalloc-1" } ] } ] } ],
                  "TargetGroups": [ { "TargetGroupArn": "{{group}}", "TargetGroupName": "web", "Protocol": "HTTP", "Port": 8080, "VpcId": "vpc-1",
                    "TargetType": "instance", "LoadBalancerArns": [ "{{balancer}}" ] } ],
                  "Listeners": [ { "ListenerArn": "{{Elb}}listener/app/web/1/3", "LoadBalancerArn": "{{balancer}}", "Port": 443, "Protocol": "HTTPS", "SslPolicy": "p",
                    "DefaultActions": [ { "Type": "authenticate-oidc", "Order": 1, "AuthenticateOidcConfig": { "ClientSecret": "hush" } },
                      { "Type": "forward", "Order": 2, "TargetGroupArn": "{{group}}", "ForwardConfig": { "TargetGroups": [ { "TargetGroupArn": "{{group}}", "Weight": 1 }, { "TargetGroupArn": "{{group}}x" } ] } } ] } ],
                  "Rules": [ { "RuleArn": "{{Elb}}listener-rule/app/web/1/3/4", "Priority": "10", "IsDefault": false,
                    "Actions": [ { "Type": "redirect", "RedirectConfig": { "Protocol": "HTTPS", "Port": "443", "StatusCode": "HTTP_301" } } ] } ],
                  "TagDescriptions": [ { "ResourceArn": "{{balancer}}", "Tags": [ { "Key": "Tier", "Value": "perimeter" } ] } ] }
                """),
            ($"describe-target-health/{Uri.EscapeDataString(group)}.json", """{ "TargetHealthDescriptions": [ { "Target": { "Id": "i-1", "Port": 8080 }, "TargetHealth": { "State": "unhealthy" } } ] }"""),
            ($"describe-load-balancer-attributes/{Uri.EscapeDataString(balancer)}.json", """{ "Attributes": [ { "Key": "load_balancing.cross_zone.enabled", "Value": "true" } ] }"""),
            ($"describe-target-group-attributes/{Uri.EscapeDataString(group)}.json", """{ "Attributes": [ { "Key": "preserve_client_ip.enabled", "Value": "false" } ] }"""));
        Assert.Equal("123456789012/us-east-1", imported.One<LoadBalancer>().Scope.ToString());
        Assert.Equal("us-east-1a", imported.One<LoadBalancerZone>().ZoneName);
        Assert.Equal("198.51.100.5", imported.One<LoadBalancerAddress>().Address.ToString());
        Assert.Equal(
            ["0 authenticate-oidc ", $"1 forward {group}", $"1 forward {group}x", "0 redirect "],
            imported.Rows<ListenerAction>().OrderBy(action => action.Rule is not null)
                .Select(action => $"{action.Index} {action.Type} {action.TargetGroup}"));
        Assert.Equal(imported.One<Listener>().Id, imported.One<ListenerRule>().Listener);
        Assert.Equal("i-1", imported.One<Target>().TargetId);
        Assert.Equal("true", imported.One<LoadBalancerAttribute>().Value);
        Assert.Equal("preserve_client_ip.enabled", imported.One<TargetGroupAttribute>().Key);
        Assert.Equal(balancer, imported.One<Graph.Model.Tag>().ResourceId);
        Assert.True(imported.Estate.Coverage.IsComplete(ApiCall.DescribeListeners, balancer));
        Assert.True(imported.Estate.Coverage.IsComplete(ApiCall.DescribeRules, imported.One<Listener>().Id.Value));
    }

    [Fact]
    public void A_classic_load_balancer_takes_cross_zone_from_its_attributes()
    {
        var imported = Import(
            ("elb-describe-load-balancers.json", """
                { "LoadBalancerDescriptions": [ { "LoadBalancerName": "old", "VPCId": "vpc-1", "Scheme": "internet-facing", "DNSName": "old.example",
                  "SecurityGroups": [ "sg-1" ], "Subnets": [ "subnet-1" ], "Instances": [ { "InstanceId": "i-1" } ],
                  "ListenerDescriptions": [ { "Listener": { "Protocol": "HTTP", "LoadBalancerPort": 80, "InstanceProtocol": "HTTP", "InstancePort": 8080 } } ] } ] }
                """),
            ("describe-load-balancer-attributes/old.json", """{ "LoadBalancerAttributes": { "CrossZoneLoadBalancing": { "Enabled": true } } }"""));
        Assert.True(imported.One<ClassicLoadBalancer>() is { Id.Value: "123456789012/us-east-1/old", CrossZone: true });
        Assert.Equal((80, 8080), (imported.One<ClassicListener>().Port, imported.One<ClassicListener>().InstancePort));
        Assert.True(imported.Estate.Coverage.IsComplete(ApiCall.DescribeClassicLoadBalancerAttributes, "old"));
    }

    [Fact]
    public void Databases()
    {
        var imported = Import(("a.json", """
            { "DBInstances": [ { "DBInstanceIdentifier": "db1", "DBInstanceArn": "arn:aws:rds:us-east-1:123456789012:db:db1", "Engine": "mysql",
                "Endpoint": { "Address": "db1.example", "Port": 3306 }, "PubliclyAccessible": true, "StorageEncrypted": false,
                "DBSubnetGroup": { "VpcId": "vpc-1", "Subnets": [ { "SubnetIdentifier": "subnet-1" } ] },
                "VpcSecurityGroups": [ { "VpcSecurityGroupId": "sg-1", "Status": "active" } ], "TagList": [ { "Key": "Tier", "Value": "persistent" } ] } ],
              "DBClusters": [ { "DBClusterIdentifier": "c1", "Engine": "aurora", "Port": 3306, "Endpoint": "c1.example", "StorageEncrypted": true } ],
              "Clusters": [ { "ClusterIdentifier": "rs1", "NodeType": "dc2.large", "Endpoint": { "Address": "rs1.example", "Port": 5439 }, "VpcId": "vpc-1",
                "PubliclyAccessible": false, "Encrypted": true, "ClusterNodes": [ { "NodeRole": "LEADER", "PrivateIPAddress": "10.0.0.10" } ] } ] }
            """));
        Assert.True(imported.One<DbInstance>() is { Port: 3306, PubliclyAccessible: true, Vpc.Value: "vpc-1", Subnets.Count: 1 });
        Assert.Equal("arn:aws:rds:us-east-1:123456789012:db:db1", imported.One<Graph.Model.Tag>().ResourceId);
        Assert.Equal("123456789012/us-east-1/cluster/c1", imported.One<DbCluster>().Id.Value);
        Assert.Equal("10.0.0.10", Assert.Single(imported.One<RedshiftCluster>().NodeAddresses).ToString());
    }

    [Fact]
    public void Clusters_of_other_services_are_not_taken_for_redshift()
    {
        var imported = Import(("Vpcs.json", Answers.Vpc), ("eks-list-clusters.json", """{ "Clusters": [ "a" ] }"""));
        Assert.Empty(imported.Rows<RedshiftCluster>());
    }

    [Fact]
    public void The_smaller_kinds()
    {
        var imported = Import(("a.json", """
            { "FlowLogs": [ { "FlowLogId": "fl-1", "ResourceId": "vpc-1", "TrafficType": "ALL", "FlowLogStatus": "ACTIVE", "DeliverLogsStatus": "SUCCESS",
                "LogDestinationType": "s3", "LogDestination": "arn:aws:s3:::logs" } ],
              "Volumes": [ { "VolumeId": "vol-1", "State": "in-use", "Encrypted": true, "KmsKeyId": "k", "Attachments": [ { "InstanceId": "i-1" } ] } ],
              "LaunchTemplates": [ { "LaunchTemplateId": "lt-1", "LaunchTemplateName": "t", "DefaultVersionNumber": 1, "LatestVersionNumber": 2 } ],
              "LaunchTemplateVersions": [ { "LaunchTemplateId": "lt-1", "VersionNumber": 1, "DefaultVersion": true, "LaunchTemplateData": {
                "NetworkInterfaces": [ { "DeviceIndex": 0, "AssociatePublicIpAddress": true, "Groups": [ "sg-1" ] } ] } } ],
              "DhcpOptions": [ { "DhcpOptionsId": "dopt-1", "DhcpConfigurations": [ { "Key": "domain-name-servers", "Values": [ { "Value": "AmazonProvidedDNS" } ] } ] } ],
              "VpcBlockPublicAccessOptions": { "AwsAccountId": "123456789012", "AwsRegion": "us-east-1", "State": "update-complete", "InternetGatewayBlockMode": "block-bidirectional", "ExclusionsAllowed": "allowed" },
              "VpcBlockPublicAccessExclusions": [ { "ExclusionId": "vpcbpa-exclude-1", "InternetGatewayExclusionMode": "allow-egress",
                "ResourceArn": "arn:aws:ec2:us-east-1:123456789012:vpc/vpc-1", "State": "create-complete" } ],
              "SecurityGroupVpcAssociations": [ { "GroupId": "sg-1", "VpcId": "vpc-2", "VpcOwnerId": "123456789012", "State": "associated" } ] }
            """));
        Assert.Equal("arn:aws:s3:::logs", imported.One<FlowLog>().Destination);
        Assert.True(imported.One<Volume>() is { Encrypted: true, Instances.Count: 1 });
        Assert.Equal(2, imported.One<LaunchTemplate>().LatestVersion);
        Assert.True(imported.One<LaunchTemplateVersion>() is { AssociatePublicIpAddress: true, SecurityGroups.Count: 1, IsDefault: true });
        Assert.Equal("AmazonProvidedDNS", Assert.Single(imported.One<DhcpOptions>().DomainNameServers));
        Assert.Equal("block-bidirectional", imported.One<BlockPublicAccessOptions>().Mode);
        Assert.True(imported.One<BlockPublicAccessExclusion>().IsInForce);
        Assert.Equal("vpc-2", imported.One<SecurityGroupVpcAssociation>().Vpc.Value);
    }
}
