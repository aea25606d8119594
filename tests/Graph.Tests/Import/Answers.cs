namespace Graph.Tests.Import;

/// <summary>Small answers as the AWS CLI writes them.</summary>
internal static class Answers
{
    public const string Account = "123456789012";

    public const string Vpc = """
        { "Vpcs": [ { "VpcId": "vpc-1", "CidrBlock": "10.0.0.0/16", "State": "available", "IsDefault": false,
                      "OwnerId": "123456789012", "Tags": [ { "Key": "Name", "Value": "main" } ] } ] }
        """;

    public static string RouteTable(string routes) => $$"""
        { "RouteTables": [ { "RouteTableId": "rtb-1", "VpcId": "vpc-1", "OwnerId": "123456789012",
          "Associations": [ { "Main": true, "RouteTableAssociationId": "rtbassoc-1", "RouteTableId": "rtb-1" } ],
          "PropagatingVgws": [], "Tags": [], "Routes": [ {{routes}} ] } ] }
        """;

    public static string Group(string ingress, string egress = "") => $$"""
        { "SecurityGroups": [ { "GroupId": "sg-1", "GroupName": "web", "Description": "d", "VpcId": "vpc-1",
          "OwnerId": "123456789012", "IpPermissions": [ {{ingress}} ], "IpPermissionsEgress": [ {{egress}} ] } ] }
        """;

    public static string Vpcs(params string[] ids) =>
        $$"""{ "Vpcs": [ {{string.Join(", ", ids.Select(id => $$"""{ "VpcId": "{{id}}", "CidrBlock": "10.0.0.0/16" }"""))}} ] }""";
}
