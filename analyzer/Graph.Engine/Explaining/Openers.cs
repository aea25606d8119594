using Graph.Engine.Changes;
using Graph.Engine.Network;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Proofs;
using Graph.Model.Resources;

namespace Graph.Engine.Explaining;

/// <summary>The changes, one of which a control needs to let packets pass; none where it is no rule that stops them.</summary>
internal sealed class Openers(CompiledNetwork network)
{
    private readonly RouteOpeners _routes = new(network);

    public IEnumerable<Change> Of(Blocker blocker) => blocker switch
    {
        { Code: var code } when code == ExplanationCodes.VpcBlockPublicAccessEnabled => Excluded(blocker),
        { Code: var code } when code == ExplanationCodes.GraphNoInternetGateway => Attached(blocker),
        { Code: var code } when code == ExplanationCodes.IgwPublicIpAssociationForEgress => Mapped(blocker),
        { Component.Kind: "security group" } => Admitted(blocker),
        { Component.Kind: "network ACL" } => Allowed(blocker),
        { Component.Kind: "NAT gateway", Router: { } router } => _routes.Instead(router, blocker.Flight),
        { Component.Kind: "route table" or "transit gateway route table" } => _routes.Of(blocker),
        _ => [],
    };

    /// <summary>What may tell of further changes that the control needs.</summary>
    public IEnumerable<MissingFact> Missing(Blocker blocker) => blocker switch
    {
        { Component.Kind: "NAT gateway", Router: not null } or { Component.Kind: "route table" or "transit gateway route table" } =>
            _routes.Missing(blocker.Component.Id, blocker.Flight.Destination),
        _ => [],
    };

    /// <summary>A public address for an interface that has none: what the internet asks for.</summary>
    public static IEnumerable<Change> PublicAddressFor(InterfaceNode node) =>
        node.PrimaryAddressOf(AddressFamily.IPv4) is { } address ? [new AddPublicAddress(node.Row.Id, address)] : [];

    /// <summary>
    /// The part of what is stopped that the changes would let on: one protocol, one range of ports, so that what stops the rest is not
    /// mistaken for what stops this.
    /// </summary>
    public static TrafficSet PartOf(Blocker blocker)
    {
        if (blocker.Flight.IsReply || blocker.Flight.Mapped is not null)
            return blocker.Flight.Possible;
        return KindIn(blocker.Traffic) switch
        {
            ({ HasPorts: true } protocol, { } from, { } to) => TrafficSet.Of(protocol, ValueSet.Of(from, to)),
            ({ IsIcmp: true } protocol, { } type, { } code) => TrafficSet.Of(protocol, ValueSet.Single((type * 256) + code)),
            (var protocol, _, _) => TrafficSet.Of(protocol),
            _ => TrafficSet.Empty,
        };
    }

    private IEnumerable<Change> Admitted(Blocker blocker)
    {
        var isEgress = blocker.Place is ProofPlace.Send;
        var far = isEgress ? blocker.Flight.Destination : blocker.Flight.Source;
        var known = network.Estate.Rows<SecurityGroup>().Select(row => row.Id.Value).ToHashSet(StringComparer.Ordinal);
        var group = blocker.Component.Id.Split(' ').FirstOrDefault(known.Contains);
        if (group is null || KindIn(blocker.Traffic) is not var (protocol, from, to))
            yield break;
        yield return new AddSecurityGroupRule(new SecurityGroupRule(
            $"{group}/added", new Id<SecurityGroup>(group), isEgress, protocol, from, to, new SecurityGroupPeer.Block(BlockOf(far)), null));
    }

    /// <summary>The direction that stops them: by place the two cannot always be told apart, by the entries they can.</summary>
    private IEnumerable<Change> Allowed(Blocker blocker)
    {
        var acl = network.Subnets.Values.Select(subnet => subnet.Acl).OfType<AclNode>()
            .First(node => node.Row.Id.Value == blocker.Component.Id);
        var flight = blocker.Flight;
        var traffic = flight.IsReply ? ReplyOf(flight.Possible) : blocker.Traffic;
        foreach (var isEgress in new[] { true, false })
        {
            var far = isEgress ? flight.Destination : flight.Source;
            var allowed = isEgress ? acl.To(far) : acl.From(far);
            if (allowed.Overlaps(traffic) || KindIn(traffic) is not var (protocol, from, to))
                continue;
            var ports = protocol.HasPorts ? new PortRange((ushort)from!.Value, (ushort)to!.Value) : (PortRange?)null;
            if (AddNetworkAclEntry.FirstFreeNumber(acl.Entries, acl.Row.Id, isEgress) is { } number)
            {
                yield return new AddNetworkAclEntry(new NetworkAclEntry(
                    acl.Row.Id, isEgress, number, BlockOf(far), protocol, ports,
                    protocol.IsIcmp ? (short?)from : null, protocol.IsIcmp ? (short?)to : null, true));
            }
            else if (acl.Entries.FirstOrDefault(entry => entry.IsEgress == isEgress && !entry.IsAllow && entry.Block.Contains(far)) is { } denying)
            {
                yield return new RemoveNetworkAclEntry(denying);
            }
        }
    }

    private IEnumerable<Change> Excluded(Blocker blocker) => network.Gateways.Internet.GetValueOrDefault(blocker.Component.Id) is { Vpc: { } vpc }
        ? [new ExcludeFromBlockPublicAccess(vpc)]
        : [];

    private IEnumerable<Change> Attached(Blocker blocker) => network.Vpc(blocker.Component.Id) is { Row: { } vpc }
        ? [new AttachInternetGateway(vpc.Id, vpc.Scope)]
        : [];

    private IEnumerable<Change> Mapped(Blocker blocker) =>
        network.Gateways.Internet.GetValueOrDefault(blocker.Component.Id) is { Vpc: { } vpc }
        && network.Vpc(vpc.Value)?.Holding(blocker.Flight.Source) is { } holder
        && holder.Addresses.Exists(row => row.Address == blocker.Flight.Source && row.PublicAddress is null)
            ? [new AddPublicAddress(holder.Row.Id, blocker.Flight.Source)]
            : [];

    /// <summary>An address of the internet stands for all of it.</summary>
    private Cidr BlockOf(Address far)
    {
        var isOutside = SpecialPurposeAddresses.IsPublic(far) && !network.BehindPublic.ContainsKey(far)
            && !network.HoldersOf.ContainsKey(far) && !network.Gateways.NatByPublic.ContainsKey(far);
        if (!isOutside)
            return Cidr.Single(far);
        return far.Family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6;
    }

    /// <summary>The reply to traffic of one protocol: to any client's port, or an echo's answer.</summary>
    private static TrafficSet ReplyOf(TrafficSet request)
    {
        var clients = ValueSet.Of(PortRange.Ephemeral);
        if (!request.Tcp.IsEmpty)
            return TrafficSet.OfTcp(clients);
        if (!request.Udp.IsEmpty)
            return TrafficSet.OfUdp(clients);
        return request.Icmp.IsEmpty
            ? TrafficSet.Of(IpProtocol.IcmpV6, ValueSet.Single(129 * 256))
            : TrafficSet.Of(IpProtocol.Icmp, ValueSet.Single(0));
    }

    /// <summary>The first protocol of a set with its first range of ports, or a type and code, as a rule writes them.</summary>
    private static (IpProtocol Protocol, int? From, int? To)? KindIn(TrafficSet traffic)
    {
        if (!traffic.Tcp.IsEmpty)
            return (IpProtocol.Tcp, traffic.Tcp.Ranges[0].First, traffic.Tcp.Ranges[0].Last);
        if (!traffic.Udp.IsEmpty)
            return (IpProtocol.Udp, traffic.Udp.Ranges[0].First, traffic.Udp.Ranges[0].Last);
        if (!traffic.Icmp.IsEmpty)
            return (IpProtocol.Icmp, traffic.Icmp.First >> 8, traffic.Icmp.First & 255);
        if (!traffic.IcmpV6.IsEmpty)
            return (IpProtocol.IcmpV6, traffic.IcmpV6.First >> 8, traffic.IcmpV6.First & 255);
        return traffic.Other.IsEmpty ? null : (new IpProtocol(traffic.Other.First), null, null);
    }
}
