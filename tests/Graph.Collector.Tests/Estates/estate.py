"""Builds the tests' estate in moto: two accounts, two regions, one of each kind of resource that moto can make.

    estate.py ENDPOINT POLICY_FILE

Prints what it made, as JSON: {"keys": {...}, "made": {account: {region: {kind: [...]}}}}. The second account is reached by the role
Audit, which has the policy, as has the user whose keys are printed.
"""
import concurrent.futures
import json
import sys

import boto3

ENDPOINT, POLICY = sys.argv[1], open(sys.argv[2], encoding="utf-8").read()
REGIONS = ["eu-west-1", "us-east-1"]
OTHER = "222222222222"
TRUST = json.dumps({"Version": "2012-10-17", "Statement": [
    {"Effect": "Allow", "Principal": {"AWS": "*"}, "Action": "sts:AssumeRole"}]})


def session(region, credentials=None):
    keys = credentials or {"AccessKeyId": "AKIAIOSFODNN7EXAMPLE", "SecretAccessKey": "x", "SessionToken": None}
    made = boto3.session.Session(
        aws_access_key_id=keys["AccessKeyId"], aws_secret_access_key=keys["SecretAccessKey"],
        aws_session_token=keys["SessionToken"], region_name=region)
    return lambda service: made.client(service, endpoint_url=ENDPOINT)


def tags(name):
    return [{"Key": "Name", "Value": name}, {"Key": "tier", "Value": "persistent <b>&\u00fc"}]


def spec(kind, name):
    return [{"ResourceType": kind, "Tags": tags(name)}]


def build(client, label):
    made = {}
    ec2, elb2 = client("ec2"), client("elbv2")
    region = ec2.meta.region_name
    vpc = ec2.create_vpc(CidrBlock="10.20.0.0/16", TagSpecifications=spec("vpc", label))["Vpc"]["VpcId"]
    ec2.associate_vpc_cidr_block(VpcId=vpc, CidrBlock="10.21.0.0/16")
    other = ec2.create_vpc(CidrBlock="10.40.0.0/16", TagSpecifications=spec("vpc", label + "-other"))["Vpc"]["VpcId"]
    subnets = [
        ec2.create_subnet(VpcId=vpc, CidrBlock=f"10.20.{i}.0/24", AvailabilityZone=region + zone,
                          TagSpecifications=spec("subnet", f"{label}-{i}"))["Subnet"]["SubnetId"]
        for i, zone in enumerate("abc")]
    gateway = ec2.create_internet_gateway(TagSpecifications=spec("internet-gateway", label))["InternetGateway"]["InternetGatewayId"]
    ec2.attach_internet_gateway(InternetGatewayId=gateway, VpcId=vpc)
    egress = ec2.create_egress_only_internet_gateway(VpcId=vpc)["EgressOnlyInternetGateway"]["EgressOnlyInternetGatewayId"]
    address = ec2.allocate_address(Domain="vpc")["AllocationId"]
    nat = ec2.create_nat_gateway(SubnetId=subnets[0], AllocationId=address,
                                 TagSpecifications=spec("natgateway", label))["NatGateway"]["NatGatewayId"]
    table = ec2.create_route_table(VpcId=vpc, TagSpecifications=spec("route-table", label))["RouteTable"]["RouteTableId"]
    ec2.create_route(RouteTableId=table, DestinationCidrBlock="0.0.0.0/0", GatewayId=gateway)
    ec2.create_route(RouteTableId=table, DestinationIpv6CidrBlock="::/0", EgressOnlyInternetGatewayId=egress)
    ec2.associate_route_table(RouteTableId=table, SubnetId=subnets[0])
    prefix = ec2.create_managed_prefix_list(
        PrefixListName=label, MaxEntries=10, AddressFamily="IPv4",
        Entries=[{"Cidr": "192.0.2.0/24", "Description": "office"}, {"Cidr": "198.51.100.0/24"}])["PrefixList"]["PrefixListId"]
    acl = ec2.create_network_acl(VpcId=vpc, TagSpecifications=spec("network-acl", label))["NetworkAcl"]["NetworkAclId"]
    for number, egress_side in ((100, False), (110, True)):
        ec2.create_network_acl_entry(NetworkAclId=acl, RuleNumber=number, Protocol="6", RuleAction="allow", Egress=egress_side,
                                     CidrBlock="10.0.0.0/8", PortRange={"From": 443, "To": 445})
    web, db = [
        ec2.create_security_group(GroupName=f"{label}-{name}", Description=name, VpcId=vpc,
                                  TagSpecifications=spec("security-group", name))["GroupId"] for name in ("web", "db")]
    rules = []
    for group, permission in (
            (web, {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "IpRanges": [{"CidrIp": "0.0.0.0/0", "Description": "all"}]}),
            (web, {"IpProtocol": "tcp", "FromPort": 443, "ToPort": 443, "Ipv6Ranges": [{"CidrIpv6": "::/0"}]}),
            (web, {"IpProtocol": "tcp", "FromPort": 22, "ToPort": 22, "PrefixListIds": [{"PrefixListId": prefix}]}),
            (db, {"IpProtocol": "tcp", "FromPort": 5432, "ToPort": 5432, "UserIdGroupPairs": [{"GroupId": web}]}),
            (db, {"IpProtocol": "icmp", "FromPort": 8, "ToPort": -1, "IpRanges": [{"CidrIp": "10.0.0.0/8"}]})):
        answer = ec2.authorize_security_group_ingress(GroupId=group, IpPermissions=[permission])
        rules += [rule["SecurityGroupRuleId"] for rule in answer["SecurityGroupRules"]]
    instances = [item["InstanceId"] for item in ec2.run_instances(
        ImageId="ami-12c6146b", MinCount=2, MaxCount=2, SubnetId=subnets[0], SecurityGroupIds=[web], InstanceType="t3.micro",
        UserData="#!/bin/sh\necho SECRET-USER-DATA", TagSpecifications=spec("instance", label))["Instances"]]
    template = ec2.create_launch_template(LaunchTemplateName=label, LaunchTemplateData={
        "ImageId": "ami-12c6146b", "InstanceType": "t3.micro", "SecurityGroupIds": [web], "UserData": "U0VDUkVULVVTRVItREFUQQ=="})
    eni = ec2.create_network_interface(SubnetId=subnets[1], Groups=[db], Description="spare",
                                       TagSpecifications=spec("network-interface", label))["NetworkInterface"]["NetworkInterfaceId"]
    peering = ec2.create_vpc_peering_connection(VpcId=vpc, PeerVpcId=other)["VpcPeeringConnection"]["VpcPeeringConnectionId"]
    ec2.accept_vpc_peering_connection(VpcPeeringConnectionId=peering)
    transit = ec2.create_transit_gateway(Description=label)["TransitGateway"]["TransitGatewayId"]
    attachment = ec2.create_transit_gateway_vpc_attachment(
        TransitGatewayId=transit, VpcId=vpc, SubnetIds=subnets[:1])["TransitGatewayVpcAttachment"]["TransitGatewayAttachmentId"]
    transit_table = ec2.create_transit_gateway_route_table(TransitGatewayId=transit)["TransitGatewayRouteTable"]["TransitGatewayRouteTableId"]
    ec2.create_transit_gateway_route(DestinationCidrBlock="10.99.0.0/16", TransitGatewayRouteTableId=transit_table, Blackhole=True)
    vpn_gateway = ec2.create_vpn_gateway(Type="ipsec.1")["VpnGateway"]["VpnGatewayId"]
    ec2.attach_vpn_gateway(VpnGatewayId=vpn_gateway, VpcId=other)
    customer = ec2.create_customer_gateway(Type="ipsec.1", PublicIp="203.0.113.7", BgpAsn=65000)["CustomerGateway"]["CustomerGatewayId"]
    vpn = ec2.create_vpn_connection(Type="ipsec.1", CustomerGatewayId=customer, VpnGatewayId=vpn_gateway)["VpnConnection"]["VpnConnectionId"]
    endpoint = ec2.create_vpc_endpoint(VpcId=vpc, ServiceName=f"com.amazonaws.{region}.s3", RouteTableIds=[table],
                                       TagSpecifications=spec("vpc-endpoint", label))["VpcEndpoint"]["VpcEndpointId"]
    volume = ec2.create_volume(AvailabilityZone=region + "a", Size=8, Encrypted=True)["VolumeId"]
    dhcp = ec2.create_dhcp_options(DhcpConfigurations=[
        {"Key": "domain-name-servers", "Values": ["10.20.0.2"]}])["DhcpOptions"]["DhcpOptionsId"]
    balancer = elb2.create_load_balancer(Name=label, Subnets=subnets[:2], SecurityGroups=[web], Type="application",
                                         Tags=tags(label))["LoadBalancers"][0]["LoadBalancerArn"]
    group = elb2.create_target_group(Name=label, Protocol="HTTP", Port=80, VpcId=vpc, TargetType="instance",
                                     Tags=tags(label))["TargetGroups"][0]["TargetGroupArn"]
    elb2.register_targets(TargetGroupArn=group, Targets=[{"Id": instances[0]}])
    listener = elb2.create_listener(LoadBalancerArn=balancer, Protocol="HTTP", Port=80, DefaultActions=[
        {"Type": "forward", "TargetGroupArn": group}])["Listeners"][0]["ListenerArn"]
    rule = elb2.create_rule(ListenerArn=listener, Priority=5, Conditions=[{"Field": "path-pattern", "Values": ["/x"]}],
                            Actions=[{"Type": "forward", "TargetGroupArn": group}])["Rules"][0]["RuleArn"]
    client("elb").create_load_balancer(LoadBalancerName=label, Listeners=[
        {"Protocol": "tcp", "LoadBalancerPort": 80, "InstancePort": 80}], Subnets=subnets[:1], SecurityGroups=[web])
    rds = client("rds")
    rds.create_db_subnet_group(DBSubnetGroupName=label, DBSubnetGroupDescription=label, SubnetIds=subnets)
    rds.create_db_instance(DBInstanceIdentifier=label, Engine="postgres", DBInstanceClass="db.t3.micro", AllocatedStorage=20,
                           MasterUsername="root", MasterUserPassword="SECRET-PASSWORD", VpcSecurityGroupIds=[db],
                           DBSubnetGroupName=label, Port=5432)
    client("redshift").create_cluster(ClusterIdentifier=label, NodeType="ra3.large", MasterUsername="root",
                                      MasterUserPassword="SECRET-Passw0rd", VpcSecurityGroupIds=[db])
    made.update(
        vpcs=[vpc, other], subnets=subnets, internet_gateways=[gateway], egress_only_internet_gateways=[egress],
        addresses=[address], nat_gateways=[nat], route_tables=[table], managed_prefix_lists=[prefix], network_acls=[acl],
        security_groups=[web, db], security_group_rules=rules, instances=instances, network_interfaces=[eni],
        launch_templates=[template["LaunchTemplate"]["LaunchTemplateId"]],
        vpc_peering_connections=[peering], transit_gateways=[transit], transit_gateway_vpc_attachments=[attachment],
        transit_gateway_route_tables=[transit_table], vpn_gateways=[vpn_gateway], customer_gateways=[customer],
        vpn_connections=[vpn], vpc_endpoints=[endpoint], volumes=[volume], dhcp_options=[dhcp], load_balancers=[balancer],
        target_groups=[group], listeners=[listener], listener_rules=[rule], databases=[label])
    return made


def main():
    first = session("us-east-1")
    iam = first("iam")
    iam.create_user(UserName="auditor")
    iam.put_user_policy(UserName="auditor", PolicyName="collect", PolicyDocument=POLICY)
    iam.put_user_policy(UserName="auditor", PolicyName="assume", PolicyDocument=json.dumps({
        "Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole", "Resource": "*"}]}))
    keys = iam.create_access_key(UserName="auditor")["AccessKey"]
    sts = first("sts")
    own = sts.get_caller_identity()["Account"]
    role = f"arn:aws:iam::{OTHER}:role/"
    admin = sts.assume_role(RoleArn=role + "Builder", RoleSessionName="build")["Credentials"]
    other_iam = session("us-east-1", admin)("iam")
    other_iam.create_role(RoleName="Audit", AssumeRolePolicyDocument=TRUST)
    other_iam.put_role_policy(RoleName="Audit", PolicyName="collect", PolicyDocument=POLICY)
    made = {own: {}, OTHER: {}}
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        jobs = {
            (account, region): pool.submit(build, session(region, credentials), f"{name}-{region}")
            for account, name, credentials in ((own, "own", None), (OTHER, "other", admin)) for region in REGIONS}
        for (account, region), job in jobs.items():
            made[account][region] = job.result()
    json.dump({"key": keys["AccessKeyId"], "secret": keys["SecretAccessKey"], "made": made}, sys.stdout)


main()
