using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Tests.Reports;

/// <summary>Answers that look like the walker's.</summary>
internal sealed class MadeUpEvidence(Func<string, string> text)
{
    private static readonly Address Stranger = Address.Parse("203.0.113.77");

    public Answer Reached(string host, string at, string publicAt, ushort port)
    {
        var request = Packet.WithPorts(Stranger, Address.Parse(publicAt), IpProtocol.Tcp, 40000, port);
        var inside = request.WithDestination(Address.Parse(at));
        var reply = inside.Reply();
        return new Answer(
            Verdict.Reachable, null, text("a packet and its reply get through"),
            new Connection(
                new Journey(
                    request,
                    [
                        Passed("internet", "internet", null, "sent", request, request),
                        Passed("internet gateway", text("igw-0a1"), null, "destination translated", request, inside),
                        Passed("network ACL", text("acl-0pub"), Rule("ingress/100", "100 allow all from 0.0.0.0/0"), null, inside, inside),
                        Passed("security group", text("sg-0" + host), Rule($"sgr-{host}-{port}", $"tcp {port} from 0.0.0.0/0"), null, inside, inside),
                        Passed("network interface", text("eni-0" + host), null, "delivered", inside, inside),
                    ],
                    true, []),
                new Journey(
                    reply,
                    [
                        Passed("security group", text("sg-0" + host), null, "state of the request", reply, reply),
                        Passed("network ACL", text("acl-0pub"), Rule("egress/100", "100 allow all to 0.0.0.0/0"), null, reply, reply),
                        Passed("route table", text("rtb-0pub"), Rule("0.0.0.0/0", "0.0.0.0/0 to igw-0a1"), null, reply, reply),
                        Passed("internet gateway", text("igw-0a1"), null, "source translated", reply, request.Reply()),
                    ],
                    true, [Assumption.BlockPublicAccessOff])),
            [], [Assumption.BlockPublicAccessOff], true, false, [PortRange.Ephemeral]);
    }

    public Answer Filtered(string host, string at, string publicAt, ushort port)
    {
        var request = Packet.WithPorts(Stranger, Address.Parse(publicAt), IpProtocol.Tcp, 40000, port);
        var inside = request.WithDestination(Address.Parse(at));
        return new Answer(
            Verdict.Unreachable, ExplanationCodes.SubnetAclRestriction, text("no rule lets it in"),
            new Connection(
                new Journey(
                    request,
                    [
                        Passed("internet gateway", text("igw-0a1"), null, "destination translated", request, inside),
                        new Hop(
                            new Component("network ACL", text("acl-0pub")),
                            new HopDecision.Blocked(ExplanationCodes.SubnetAclRestriction, text($"denied before tcp {port}")),
                            Rule("ingress/90", "90 deny tcp 1024-65535 from 0.0.0.0/0"), inside, inside),
                        new Hop(
                            new Component("security group", text("sg-0" + host)),
                            new HopDecision.Blocked(
                                ExplanationCodes.EniSgRulesMismatch, text($"no rule allows tcp {port} from 203.0.113.77 to {at}")),
                            null, inside, inside),
                    ],
                    true, []),
                null),
            [], [], false, false, []);
    }

    public Answer NoListener(ushort port) => new(
        Verdict.Unreachable, ExplanationCodes.ElbListenersMismatch, text($"no listener on port {port}"), null, [], [], false, false, []);

    public Answer NoPublicAddress() => new(
        Verdict.Unreachable, new ExplanationCode("GRAPH_NO_PUBLIC_ADDRESS"), text("the destination has no public address"), null, [], [],
        false, false, []);

    public Answer NotKnown() => new(
        Verdict.Unknown, new ExplanationCode(text("GRAPH_MADE_UP")), text("a call was denied"), null,
        [new MissingFact(text("describe-transit-gateways"), text("the route's target is not in the snapshot"))],
        [new Assumption(text("made-up"), text("something is taken to be off"), false)], false, false, []);

    // The peer of a rule is free text of the account: the words stand there.
    private RuleReference.OfSecurityGroup Rule(string id, string words) => new(new SecurityGroupRule(
        text(id),
        new Id<SecurityGroup>("sg-1"),
        IsEgress: false,
        IpProtocol.Tcp,
        FromPort: null,
        ToPort: null,
        new SecurityGroupPeer.PrefixList(
            new Id<ManagedPrefixList>(text(words.Replace(id, text(id), StringComparison.Ordinal)))),
        Description: null));

    private Hop Passed(string kind, string id, RuleReference? rule, string? note, Packet before, Packet after) => new(
        new Component(text(kind), id == kind ? text(id) : id), new HopDecision.Passed(note is null ? null : text(note)), rule, before, after);
}
