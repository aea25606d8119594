using System.Collections.Immutable;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

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
                    new RuleReference("sgr-1", $"tcp 22 from 0.0.0.0/0 {tag}"),
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
                    new RuleReference("egress/*", "deny egress/* everything"),
                    back,
                    back),
            ],
            reachesEnd: false,
            ImmutableArray<Assumption>.Empty);
        return new Connection(request, reply);
    }
}
