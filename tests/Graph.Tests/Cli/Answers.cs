using System.Collections.Immutable;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Tests.Cli;

/// <summary>Answers as the walker could give them, made by hand.</summary>
internal static class Answers
{
    public static Answer Of(Verdict verdict, string reason = "because", Connection? connection = null) => new(
        verdict,
        verdict == Verdict.Reachable ? null : ExplanationCodes.SubnetAclRestriction,
        reason,
        connection,
        verdict == Verdict.Unknown ? [new MissingFact("acl-1", "the subnet's network ACL is not in the snapshot")] : [],
        verdict == Verdict.Reachable ? [Assumption.BlockPublicAccessOff] : [],
        verdict == Verdict.Reachable,
        IsDormant: false,
        verdict == Verdict.Reachable ? [PortRange.Ephemeral] : []);

    /// <summary>A request that is translated and passes, and a reply that a network ACL stops.</summary>
    public static Connection StoppedReply(string tag)
    {
        var sent = Packet.WithPorts(Address.Parse("198.51.100.7"), Address.Parse("203.0.113.5"), IpProtocol.Tcp, 1024, 22);
        var arrived = sent.WithDestination(Address.Parse("10.0.0.5"));
        var request = new Journey(
            sent,
            [
                new Hop(
                    new Component("internet gateway", "igw-1"),
                    new HopDecision.Passed("destination translated"),
                    null,
                    sent,
                    arrived),
                new Hop(
                    new Component("security group", "sg-1"),
                    new HopDecision.Passed(),
                    new RuleReference.OfSecurityGroup(new SecurityGroupRule(
                        "sgr-1",
                        new Id<SecurityGroup>("sg-1"),
                        IsEgress: false,
                        IpProtocol.Tcp,
                        FromPort: 22,
                        ToPort: 22,
                        new SecurityGroupPeer.PrefixList(new Id<ManagedPrefixList>($"pl-1 {tag}")),
                        Description: null)),
                    arrived,
                    arrived),
            ],
            reachesEnd: true,
            ImmutableArray<Assumption>.Empty);
        var back = arrived.Reply();
        var reply = new Journey(
            back,
            [
                new Hop(
                    new Component("network ACL", "acl-1"),
                    new HopDecision.Blocked(ExplanationCodes.SubnetAclRestriction, "no entry allows it"),
                    new RuleReference.OfNetworkAcl(new NetworkAclEntry(
                        new Id<NetworkAcl>("acl-1"),
                        IsEgress: true,
                        RuleNumber: 32767,
                        Cidr.AllIPv4,
                        IpProtocol.All,
                        Ports: null,
                        IcmpType: null,
                        IcmpCode: null,
                        IsAllow: false)),
                    back,
                    back),
            ],
            reachesEnd: false,
            ImmutableArray<Assumption>.Empty);
        return new Connection(request, reply);
    }
}
