#!/usr/bin/env python3
"""Writes SERVICE.shapes from botocore's public service models: which JSON member each XML element of an answer becomes.

Run by hand when AWS adds calls or members:  python3 shapes.py
A line is `shape: member[=element]:type ...`. The element is left out where it is the member's name (in EC2: with a small first
letter). Types: s text, i integer, f decimal, b flag, t time, [T list of T,
? unknown, a shape's name. `@operation` lines name
the answers.
"""
import gzip
import json
import os

import botocore

VERSIONS = {
    "ec2": "2016-11-15", "elbv2": "2015-12-01", "elb": "2012-06-01", "rds": "2014-10-31", "redshift": "2012-12-01",
    "sts": "2011-06-15",
}
OPERATIONS = {
    "ec2": """
        DescribeRegions DescribeVpcs DescribeSubnets DescribeRouteTables DescribeNetworkAcls DescribeSecurityGroups
        DescribeSecurityGroupRules DescribeSecurityGroupVpcAssociations DescribeStaleSecurityGroups DescribeNetworkInterfaces
        DescribeInstances DescribeInternetGateways DescribeEgressOnlyInternetGateways DescribeNatGateways DescribeAddresses
        DescribeVpcPeeringConnections DescribeTransitGateways DescribeTransitGatewayAttachments
        DescribeTransitGatewayVpcAttachments DescribeTransitGatewayPeeringAttachments DescribeTransitGatewayConnects
        DescribeTransitGatewayRouteTables SearchTransitGatewayRoutes GetTransitGatewayRouteTablePropagations
        GetTransitGatewayRouteTableAssociations GetTransitGatewayPrefixListReferences DescribeManagedPrefixLists
        GetManagedPrefixListEntries DescribePrefixLists DescribeVpnGateways DescribeVpnConnections DescribeCustomerGateways
        DescribeVpcEndpoints DescribeVpcEndpointServices DescribeVpcEndpointServiceConfigurations DescribeFlowLogs
        DescribeVolumes GetEbsEncryptionByDefault DescribeLaunchTemplates DescribeLaunchTemplateVersions
        DescribeVpcBlockPublicAccessOptions DescribeVpcBlockPublicAccessExclusions DescribeDhcpOptions
        DescribeCarrierGateways DescribeLocalGateways""",
    "elbv2": """
        DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeListeners DescribeRules DescribeTargetGroups
        DescribeTargetGroupAttributes DescribeTargetHealth DescribeTags""",
    "elb": "DescribeLoadBalancers DescribeLoadBalancerAttributes DescribeTags",
    "rds": "DescribeDBInstances DescribeDBClusters DescribeDBSubnetGroups",
    "redshift": "DescribeClusters DescribeClusterSubnetGroups",
    "sts": "GetCallerIdentity AssumeRole",
}
SCALARS = {
    "string": "s", "character": "s", "blob": "s", "integer": "i", "long": "i", "float": "f", "double": "f", "boolean": "b",
    "timestamp": "t",
    # No answer that the snapshot reads has one; its elements are taken as they are.
    "map": "?",
}


def write(service, out):
    path = os.path.join(os.path.dirname(botocore.__file__), "data", service, VERSIONS[service], "service-2.json.gz")
    with gzip.open(path) as file:
        model = json.load(file)
    is_ec2 = model["metadata"]["protocol"] == "ec2"
    shapes, lines, open_shapes, done = model["shapes"], {}, [], set()

    def kind(name):
        shape = shapes[name]
        if shape["type"] == "list":
            return "[" + kind(shape["member"]["shape"])
        if shape["type"] == "structure":
            open_shapes.append(name)
            return name
        return SCALARS[shape["type"]]

    for operation in OPERATIONS[service].split():
        result = model["operations"][operation]["output"]
        open_shapes.append(result["shape"])
        lines["@" + operation] = result["shape"]
    while open_shapes:
        name = open_shapes.pop()
        if name in done:
            continue
        done.add(name)
        members = []
        for member, target in shapes[name].get("members", {}).items():
            element = target.get("locationName", member)
            usual = member[0].lower() + member[1:] if is_ec2 else member
            members.append(member + ("" if element == usual else "=" + element) + ":" + kind(target["shape"]))
        lines[name] = " ".join(members)
    out.write(f"# AWS's own names, from botocore's model of {service} {VERSIONS[service]}; written by shapes.py.\n")
    for name in sorted(lines):
        out.write(f"{name}: {lines[name]}\n" if lines[name] else f"{name}:\n")


if __name__ == "__main__":
    folder = os.path.dirname(os.path.abspath(__file__))
    for each in VERSIONS:
        with open(os.path.join(folder, each + ".shapes"), "w", encoding="utf-8", newline="\n") as target:
            write(each, target)
