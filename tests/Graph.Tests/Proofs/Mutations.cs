using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Tests.Proofs;

/// <summary>Proofs with one fact altered.</summary>
internal static class Mutations
{
    /// <param name="Kind">what was done, for counting.</param>
    /// <param name="MayBeTrue">whether the altered proof may be true by chance; else it must be rejected.</param>
    public sealed record Mutant(string Kind, Proof Proof, bool MayBeTrue);

    private static readonly Address Elsewhere = Address.Parse("10.99.99.99");
    private static readonly Address ElsewhereV6 = Address.Parse("2600:99::1");

    public static IEnumerable<Mutant> Of(Proof proof, IReadOnlyList<ProofEndpoint> endpoints)
    {
        yield return new Mutant("digest", proof with { SnapshotDigest = proof.SnapshotDigest.Replace('0', '1') }, false);
        yield return new Mutant("through", proof with { Question = proof.Question with { Through = "pivots" } }, false);
        yield return new Mutant("strict", proof with { Options = proof.Options with { Strict = !proof.Options.Strict } }, true);
        yield return new Mutant(
            "assume", proof with { Options = proof.Options with { Assume = proof.Options.Assume.Count == 0 ? ["inspection=pass"] : [] } }, true);
        yield return new Mutant(
            "client ports", proof with { Question = proof.Question with { ClientPorts = [new PortRange(1024, 1024)] } }, true);
        for (var place = 0; place < proof.Cases.Count; place++)
        {
            // Cases of a proof that overlap may stand in for one another.
            yield return new Mutant("drop a case", proof with { Cases = Without(proof.Cases, place) }, true);
            foreach (var (kind, altered, mayBeTrue) in OfCase(proof.Cases[place], endpoints))
                yield return new Mutant(kind, proof with { Cases = With(proof.Cases, place, altered) }, mayBeTrue);
        }
    }

    private static IEnumerable<(string Kind, ProofCase Case, bool MayBeTrue)> OfCase(ProofCase one, IReadOnlyList<ProofEndpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            if (endpoint != one.Sources[0])
            {
                yield return ("another source", one with { Sources = [endpoint] }, true);
                yield return ("one more source", one with { Sources = [.. one.Sources, endpoint] }, true);
            }

            if (endpoint != one.Destinations[0])
                yield return ("another destination", one with { Destinations = [endpoint] }, true);
        }

        yield return ("no source", one with { Sources = [] }, false);
        yield return ("less traffic", one with { Traffic = Less(one.Traffic) }, false);
        yield return ("more traffic", one with { Traffic = new([PortRange.All], [PortRange.All], [], [], []) }, true);
        switch (one.Evidence)
        {
            case ProofEvidence.Refutation refutation:
                yield return ("verdict", one with { Evidence = new ProofEvidence.Gap([new MissingFact("sg-1", "its rules are needed")]) }, false);
                foreach (var (kind, altered, mayBeTrue) in OfRefutation(refutation))
                    yield return (kind, one with { Evidence = altered }, mayBeTrue);
                break;
            case ProofEvidence.Witness witness:
                yield return ("verdict", one with { Evidence = new ProofEvidence.Refutation([], []) }, false);
                foreach (var (kind, altered) in OfWitness(witness))
                    yield return (kind, one with { Evidence = altered }, false);
                break;
            case ProofEvidence.Gap gap:
                yield return ("verdict", one with { Evidence = new ProofEvidence.Refutation([], []) }, false);
                yield return ("missing fact", one with
                {
                    Evidence = new ProofEvidence.Gap([.. gap.Missing.Select(fact => fact with { Subject = fact.Subject + "0" })]),
                }, false);
                yield return ("no missing fact", one with { Evidence = new ProofEvidence.Gap([]) }, false);
                break;
        }
    }

    private static IEnumerable<(string Kind, ProofEvidence.Refutation Refutation, bool MayBeTrue)> OfRefutation(
        ProofEvidence.Refutation refutation)
    {
        for (var place = 0; place < refutation.States.Count; place++)
        {
            var (at, traffic) = refutation.States[place];
            yield return ("drop a state", refutation with { States = Without(refutation.States, place) }, false);
            yield return ("shrink a state", Altered(new ProofState(at, Less(traffic))), false);
            foreach (var (kind, other) in OfStanding(at))
                yield return (kind, Altered(new ProofState(other, traffic)), false);

            ProofEvidence.Refutation Altered(ProofState state) => refutation with { States = With(refutation.States, place, state) };
        }

        for (var place = 0; place < refutation.Blame.Count; place++)
        {
            var blame = refutation.Blame[place];
            yield return ("blamed component", Blaming(blame with { Component = blame.Component with { Id = blame.Component.Id + "0" } }), false);
            yield return ("blamed code", Blaming(blame with { Code = Another(blame.Code) }), false);
            yield return ("blamed rule", Blaming(blame with { Rule = "ingress/99/0.0.0.0/0" }), false);
            yield return ("blamed traffic", Blaming(blame with { Traffic = ProofTraffic.None }), false);
            yield return ("blamed direction", Blaming(blame with { IsReply = !blame.IsReply }), true);

            ProofEvidence.Refutation Blaming(ProofBlame other) => refutation with { Blame = With(refutation.Blame, place, other) };
        }
    }

    private static IEnumerable<(string Kind, ProofStanding Standing)> OfStanding(ProofStanding at)
    {
        var elsewhere = at.Source.Family == AddressFamily.IPv4 ? Elsewhere : ElsewhereV6;
        yield return ("state's source", at with { Source = elsewhere });
        yield return ("state's destination", at with { Destination = elsewhere });
        yield return ("state's family", at with { Source = at.Source.Family == AddressFamily.IPv4 ? ElsewhereV6 : Elsewhere });
        yield return ("state's direction", at with { IsReply = !at.IsReply });
        yield return ("state's place", at with { Place = new ProofPlace.InVpc(new("vpc-99")) });
        yield return ("lost", at with { Place = new ProofPlace.Lost() });
        yield return ("state's groups", at with { Sender = ProofSender.Of(at.Sender.Vpc, [.. at.Sender.Groups, new("sg-99")]) });
        yield return ("state's vpc", at with { Sender = new ProofSender(new Id<Vpc>("vpc-99"), at.Sender.Groups) });
        yield return ("one more session", at with
        {
            Sessions = [.. at.Sessions, new ProofSession.Nat(at.Source, at.Destination, ProofSession.OwnPorts, new("nat-1"), elsewhere, false)],
        });
        if (at.Sessions.Count == 0)
            yield break;
        yield return ("drop a session", at with { Sessions = [.. at.Sessions.Skip(1)] });
        yield return ("session's ports", at with { Sessions = With(at.Sessions, 0, at.Sessions[0] with { ClientPorts = [new PortRange(5, 6)] }) });
        yield return ("session's source", at with { Sessions = With(at.Sessions, 0, at.Sessions[0] with { Source = elsewhere }) });
        yield return ("session's destination", at with { Sessions = With(at.Sessions, 0, at.Sessions[0] with { Destination = elsewhere }) });
        ProofSession other = at.Sessions[0] switch
        {
            ProofSession.Nat nat => nat with { ReturnsByItself = !nat.ReturnsByItself },
            ProofSession.LoadBalancer balancer => balancer with { PreservesClient = !balancer.PreservesClient },
            ProofSession.EgressOnly egress => egress with { Gateway = new("eigw-99") },
            ProofSession.GatewayEndpoint endpoint => endpoint with { Endpoint = new("vpce-99") },
            _ => throw new InvalidOperationException("no other kind"),
        };
        yield return ("session's parts", at with { Sessions = With(at.Sessions, 0, other) });
    }

    private static IEnumerable<(string Kind, ProofEvidence.Witness Witness)> OfWitness(ProofEvidence.Witness witness)
    {
        var packet = witness.Packet;
        var elsewhere = packet.Family == AddressFamily.IPv4 ? Elsewhere : ElsewhereV6;
        yield return ("witness's source", witness with { Packet = packet.WithSource(elsewhere) });
        yield return ("witness's destination", witness with { Packet = packet.WithDestination(elsewhere) });
        if (packet.Protocol.HasPorts)
            yield return ("witness's client port", witness with { Packet = packet.FromPort(80) });
        for (var place = 0; place < witness.Hops.Count; place++)
        {
            var hop = witness.Hops[place];
            yield return ("drop a hop", witness with { Hops = Without(witness.Hops, place) });
            yield return ("hop's component", witness with { Hops = With(witness.Hops, place, hop with { Component = new("x", "y") }) });
            yield return ("hop's rule", witness with { Hops = With(witness.Hops, place, hop with { Rule = hop.Rule + "0" }) });
        }
    }

    /// <summary>Without the first member of its first part.</summary>
    private static ProofTraffic Less(ProofTraffic traffic) => traffic switch
    {
        { Tcp.Count: > 0 } => new(Less(traffic.Tcp), traffic.Udp, traffic.Icmp, traffic.IcmpV6, traffic.Other),
        { Udp.Count: > 0 } => new(traffic.Tcp, Less(traffic.Udp), traffic.Icmp, traffic.IcmpV6, traffic.Other),
        { Icmp.Count: > 0 } => new(traffic.Tcp, traffic.Udp, Less(traffic.Icmp), traffic.IcmpV6, traffic.Other),
        { IcmpV6.Count: > 0 } => new(traffic.Tcp, traffic.Udp, traffic.Icmp, Less(traffic.IcmpV6), traffic.Other),
        _ => new(traffic.Tcp, traffic.Udp, traffic.Icmp, traffic.IcmpV6, Less(traffic.Other)),
    };

    private static ValueList<PortRange> Less(ValueList<PortRange> ranges) => ranges[0].First == ranges[0].Last
        ? Without(ranges, 0)
        : With(ranges, 0, new PortRange((ushort)(ranges[0].First + 1), ranges[0].Last));

    private static ValueList<TItem> With<TItem>(ValueList<TItem> list, int place, TItem item) =>
        [.. list.Select((one, at) => at == place ? item : one)];

    private static ValueList<TItem> Without<TItem>(ValueList<TItem> list, int place) => [.. list.Where((_, at) => at != place)];

    private static ExplanationCode Another(ExplanationCode code) => code == ExplanationCodes.VpceGatewayProtocolRestriction
        ? ExplanationCodes.SgHasNoRules
        : ExplanationCodes.VpceGatewayProtocolRestriction;
}
