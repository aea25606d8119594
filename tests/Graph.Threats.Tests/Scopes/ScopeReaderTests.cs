using Graph.Threats.Documents;
using Graph.Threats.Scopes;
using Xunit;

namespace Graph.Threats.Tests.Scopes;

public sealed class ScopeReaderTests
{
    [Fact]
    public void Every_field_is_read()
    {
        var scope = AccessScopeReader.Read(
            """
            {
              "NetworkInsightsAccessScopeContent": {
                "NetworkInsightsAccessScopeId": "nis-1",
                "MatchPaths": [{
                  "Source": {
                    "PacketHeaderStatement": {
                      "Protocols": ["tcp"], "SourceAddresses": ["198.51.100.0/24", "203.0.113.9"],
                      "DestinationPrefixLists": ["arn:aws:ec2:eu-west-1:1:prefix-list/pl-1"], "DestinationPorts": ["22", "1000-2000"]
                    },
                    "ResourceStatement": { "ResourceTypes": ["AWS::EC2::InternetGateway"] }
                  },
                  "Destination": { "ResourceStatement": { "Resources": ["vpc-1", "arn:aws:ec2:eu-west-1:1:subnet/subnet-1"] } }
                }],
                "ExcludePaths": [{ "ThroughResources": [{ "ResourceStatement": { "ResourceTypes": ["AWS::NetworkFirewall::NetworkFirewall"] } }] }]
              }
            }
            """);
        var path = Assert.Single(scope.Match);
        var header = path.Source!.Header!;
        Assert.Equal((true, false, "22,1000-2000"), (header.Tcp, header.Udp, header.DestinationPorts!.ToString()));
        Assert.Equal("198.51.100.0/24,203.0.113.9/32", header.SourceAddresses!.ToString());
        Assert.Equal(["pl-1"], header.DestinationPrefixLists.AsEnumerable());
        Assert.Equal("vpc-1, arn:aws:ec2:eu-west-1:1:subnet/subnet-1", path.Destination!.Resource!.ToString());
        Assert.Equal("AWS::NetworkFirewall::NetworkFirewall", Assert.Single(scope.Exclude).Through!.ToString());
    }

    [Fact]
    public void Amazon_s_four_are_known_by_both_of_their_names()
    {
        Assert.All(AmazonScopes.Names, name => Assert.NotNull(AmazonScopes.Find(name)));
        Assert.NotNull(AmazonScopes.Find("All-IGW-Ingress"));
        Assert.Null(AmazonScopes.Find("AWS-IGW-Sideways"));
        Assert.Contains("AWS::EC2::VPCPeeringConnection", AmazonScopes.Find("AWS-VPC-Egress")!.Match[0].Destination!.Resource!.Types);
    }

    [Theory]
    [InlineData("", "1:1: this is no JSON")]
    [InlineData("{", "this is no JSON")]
    [InlineData("{}", "1:1: a scope needs at least one path in `MatchPaths`")]
    [InlineData("{\"MatchPaths\": [], \"MatchPaths\": []}", "1:20: `MatchPaths` is there twice")]
    [InlineData("{\n \"MatchPath\": []}", "2:2: `MatchPath` is nothing that a scope has: did you mean `MatchPaths`?")]
    [InlineData("{\"MatchPaths\": [{}]}", "1:17: a match path needs `Source` or `Destination`")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {}}]}", "1:28: `Source` needs a `PacketHeaderStatement` or a `ResourceStatement`")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"ResourceStatement\": {}}}]}", "a resource statement needs either `Resources` or `ResourceTypes`")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"ResourceStatement\": {\"ResourceTypes\": [\"AWS::EC2::Instance\"]}}}]}", "`AWS::EC2::Instance` is no type that may stand here")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"ResourceStatement\": {\"ResourceTypes\": [\"AWS::EC2::NatGateway\"]}}}]}", "`AWS::EC2::NatGateway` is no type that may stand here")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {}}}]}", "a packet header statement needs at least one field")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"Protocols\": [\"icmp\"]}}}]}", "`icmp` is no protocol of a scope: give tcp or udp")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"DestinationPorts\": [\"http\"]}}}]}", "`http` is no port and no range")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"SourceAddresses\": [\"10.0.0.1/8\"], \"SourcePrefixLists\": [\"pl-1\"]}}}]}", "give either `SourceAddresses` or `SourcePrefixLists`")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"SourceAddresses\": [\"10.0.0.1/8\"]}}}]}", "`10.0.0.1/8` is no address and no block")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"SourceAddresses\": []}}}]}", "`SourceAddresses` is empty")]
    [InlineData("{\"MatchPaths\": [{\"Source\": {\"PacketHeaderStatement\": {\"DestinationPorts\": []}}}]}", "`DestinationPorts` is empty")]
    [InlineData("{\"MatchPaths\": [{\"ThroughResources\": [{}]}]}", "`ThroughResources` needs a `ResourceStatement`")]
    public void What_is_wrong_is_told_with_its_place(string json, string expected)
    {
        var problems = Assert.Throws<DocumentException>(() => AccessScopeReader.Read(json)).Problems;
        Assert.Contains(problems, problem => problem.ToString().Contains(expected, StringComparison.Ordinal));
    }

    [Fact]
    public void Depth_is_limited() =>
        Assert.Throws<DocumentException>(() => AccessScopeReader.Read(new string('[', 100_000)));
}
