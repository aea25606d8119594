"""Adds to a region of moto so many instances and security groups:  many.py ENDPOINT REGION INSTANCES GROUPS"""
import sys

import boto3

endpoint, region, instances, groups = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
ec2 = boto3.client("ec2", endpoint_url=endpoint, region_name=region,
                   aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="x")
subnet = ec2.describe_subnets()["Subnets"][0]
made = [ec2.create_security_group(GroupName=f"g{i}", Description="x", VpcId=subnet["VpcId"])["GroupId"] for i in range(groups)]
# Several reservations: moto's pages count them.
for i in range(0, instances, 50):
    ec2.run_instances(ImageId="ami-12c6146b", MinCount=min(50, instances - i), MaxCount=min(50, instances - i),
                      SubnetId=subnet["SubnetId"], SecurityGroupIds=[made[(i // 50) % len(made)]])
