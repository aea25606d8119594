using System.Globalization;
using System.Text.RegularExpressions;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>
/// Reads changes as people write them. To take away: a security group rule's id, `acl-1/ingress/100`, `rtb-1/10.0.0.0/8`,
/// `tgw-rtb-1/10.0.0.0/8`, `pcx-1`, `igw-1` or a public address. To put in: `sg-1 inbound tcp 443 from 10.0.0.0/8`,
/// `acl-1 outbound rule 90 allow tcp 443 to 0.0.0.0/0`, `rtb-1 route 10.0.0.0/8 -> pcx-1`, `eni-1 public address for 10.0.0.4`.
/// </summary>
public static partial class ChangeParser
{
    private static readonly (string Prefix, RouteTargetKind Kind)[] Targets =
    [
        ("igw-", RouteTargetKind.InternetGateway), ("vgw-", RouteTargetKind.VpnGateway), ("vpce-", RouteTargetKind.VpcEndpoint),
        ("nat-", RouteTargetKind.NatGateway), ("i-", RouteTargetKind.Instance), ("eni-", RouteTargetKind.NetworkInterface),
        ("tgw-", RouteTargetKind.TransitGateway), ("pcx-", RouteTargetKind.VpcPeeringConnection),
        ("eigw-", RouteTargetKind.EgressOnlyInternetGateway),
    ];

    /// <exception cref="ChangeException">the text names nothing that can be taken away.</exception>
    public static Change ParseRemoval(string text, Estate estate)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(estate);
        if (estate.Rows<SecurityGroupRule>().FirstOrDefault(row => row.RuleId == text) is { } rule)
            return new RemoveSecurityGroupRule(rule);
        if (estate.Rows<NetworkAclEntry>().FirstOrDefault(row => new RemoveNetworkAclEntry(row).Subject == text) is { } entry)
            return new RemoveNetworkAclEntry(entry);
        if (estate.Rows<Route>().FirstOrDefault(row => new RemoveRoute(row).Subject == text) is { } route)
            return new RemoveRoute(route);
        var transits = estate.Rows<TransitGatewayRoute>().Where(row => $"{row.RouteTable}/{row.Destination}" == text);

        // Of two routes to one destination the static one is in force.
        if (transits.OrderBy(row => row.Type is not "static").FirstOrDefault() is { } transit)
            return new RemoveTransitGatewayRoute(transit.RouteTable, transit.Destination, transit.Attachment, transit.Type is not "static");
        if (estate.Rows<VpcPeeringConnection>().Any(row => row.Id.Value == text))
            return new DeletePeering(new Id<VpcPeeringConnection>(text));
        if (estate.Rows<InternetGateway>().Any(row => row.Id.Value == text))
            return new DetachInternetGateway(new Id<InternetGateway>(text));
        if (Address.TryParse(text, out var address) && estate.Rows<InterfaceAddress>().FirstOrDefault(row => row.PublicAddress == address) is { } mapped)
            return new RemovePublicAddress(mapped.Interface, address);
        throw new ChangeException(
            $"`{text}` is nothing that can be removed: give sgr-..., acl-.../ingress/NUMBER, rtb-.../DESTINATION, tgw-rtb-.../DESTINATION, pcx-..., igw-... or a public address of the snapshot");
    }

    /// <exception cref="ChangeException">the text is no rule, entry, route or address as described.</exception>
    public static Change ParseAddition(string text, Estate estate)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(estate);
        var plain = text.StartsWith("add to ", StringComparison.Ordinal) ? text["add to ".Length..] : text;
        if (RulePattern().Match(plain) is { Success: true } rule)
            return RuleOf(text, rule, estate);
        if (EntryPattern().Match(plain) is { Success: true } entry)
            return EntryOf(text, entry);
        if (RoutePattern().Match(plain) is { Success: true } route)
            return new AddRoute(new Id<RouteTable>(route.Groups["table"].Value), CidrOf(text, route.Groups["to"].Value), TargetOf(text, route.Groups["by"].Value));
        if (AddressPattern().Match(plain) is { Success: true } address)
            return AddressOf(text, address, estate);
        throw new ChangeException(
            $"`{text}` adds nothing: write sg-1 inbound tcp 443 from 10.0.0.0/8, acl-1 inbound rule 90 allow tcp 443 from 10.0.0.0/8, rtb-1 route 10.0.0.0/8 -> pcx-1 or eni-1 public address");
    }

    private static AddSecurityGroupRule RuleOf(string text, Match match, Estate estate)
    {
        var isEgress = IsEgress(match);
        var protocol = ProtocolOf(text, match);
        var (from, to) = PortsOf(text, match, protocol);
        var peer = match.Groups["peer"].Value;
        SecurityGroupPeer by = peer switch
        {
            _ when peer.StartsWith("sg-", StringComparison.Ordinal) => PeerGroupOf(peer, match.Groups["group"].Value, estate),
            _ when peer.StartsWith("pl-", StringComparison.Ordinal) => new SecurityGroupPeer.PrefixList(new Id<ManagedPrefixList>(peer)),
            _ => new SecurityGroupPeer.Block(CidrOf(text, peer)),
        };
        var group = match.Groups["group"].Value;
        return new(new SecurityGroupRule($"{group}/added", new Id<SecurityGroup>(group), isEgress, protocol, from, to, by, null));
    }

    /// <summary>
    /// The referenced group. One that no call told of can be only where groups were not read whole, or behind a peering or a
    /// transit gateway whose other side was not read.
    /// </summary>
    private static SecurityGroupPeer.Group PeerGroupOf(string peer, string group, Estate estate)
    {
        var (vpcs, vpc) = (estate.Rows<Vpc>().Select(row => row.Id).ToHashSet(), estate.Rows<SecurityGroup>().FirstOrDefault(row => row.Id.Value == group)?.Vpc);
        bool IsUnread(Id<Vpc>? one, Id<Vpc>? other) => one == vpc && (other is not { } far || !vpcs.Contains(far));
        return estate.Rows<SecurityGroup>().Any(row => row.Id.Value == peer)
            || !estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeSecurityGroups)
            || !estate.Coverage.IsCompleteEverywhere(ApiCall.DescribeVpcPeeringConnections)
            || estate.Rows<VpcPeeringConnection>().Any(row => row.IsActive && (IsUnread(row.RequesterVpc, row.AccepterVpc) || IsUnread(row.AccepterVpc, row.RequesterVpc)))
            || estate.Rows<TransitGatewayAttachment>().Any(row => row.ResourceType is "vpc" && !vpcs.Any(known => known.Value == row.ResourceId))
            ? new SecurityGroupPeer.Group(new Id<SecurityGroup>(peer), null, null, null)
            : throw new ChangeException($"`{peer}` is not in the snapshot: give a security group that is");
    }

    private static AddNetworkAclEntry EntryOf(string text, Match match)
    {
        var protocol = ProtocolOf(text, match);
        var (from, to) = PortsOf(text, match, protocol);
        return new(new NetworkAclEntry(
            new Id<NetworkAcl>(match.Groups["acl"].Value),
            IsEgress(match),
            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture),
            CidrOf(text, match.Groups["peer"].Value),
            protocol,
            protocol.HasPorts && from is { } first && to is { } last ? new PortRange((ushort)first, (ushort)last) : null,
            protocol.IsIcmp ? (short?)(from ?? -1) : null,
            protocol.IsIcmp ? (short?)(to ?? -1) : null,
            match.Groups["action"].Value is "allow"));
    }

    private static AddPublicAddress AddressOf(string text, Match match, Estate estate)
    {
        var id = new Id<NetworkInterface>(match.Groups["interface"].Value);
        if (match.Groups["for"].Success)
        {
            return Address.TryParse(match.Groups["for"].Value, out var given)
                ? new AddPublicAddress(id, given)
                : throw new ChangeException($"`{text}`: `{match.Groups["for"].Value}` is no address");
        }

        return estate.Rows<InterfaceAddress>().FirstOrDefault(row => row.Interface == id && row.Address.Family == AddressFamily.IPv4 && row.PublicAddress is null)
            is { } free
            ? new AddPublicAddress(id, free.Address)
            : throw new ChangeException($"`{id}` has no private IPv4 address without a public one in the snapshot");
    }

    private static bool IsEgress(Match match) => match.Groups["direction"].Value is "outbound" or "egress";

    private static IpProtocol ProtocolOf(string text, Match match) => IpProtocol.TryParse(match.Groups["protocol"].Value, out var protocol)
        ? protocol
        : throw new ChangeException($"`{text}`: `{match.Groups["protocol"].Value}` is no protocol: give tcp, udp, icmp, icmpv6, all or a number");

    private static (int? From, int? To) PortsOf(string text, Match match, IpProtocol protocol)
    {
        var ports = match.Groups["ports"].Value;
        if (ports.Length == 0)
            return protocol.HasPorts ? (0, ushort.MaxValue) : (null, null);
        if (!protocol.HasPorts)
            throw new ChangeException($"`{text}`: {protocol} has no ports");
        var dash = ports.IndexOf('-', StringComparison.Ordinal);
        return int.TryParse(dash < 0 ? ports : ports[..dash], NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            && int.TryParse(dash < 0 ? ports : ports[(dash + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var to)
            && from <= to && to <= ushort.MaxValue
                ? (from, to)
                : throw new ChangeException($"`{text}`: `{ports}` are no ports: give 443 or 8000-8080");
    }

    private static Cidr CidrOf(string text, string block)
    {
        if (Cidr.TryParse(block, out var cidr))
            return cidr;
        return Address.TryParse(block, out var address)
            ? Cidr.Single(address)
            : throw new ChangeException($"`{text}`: `{block}` is no block of addresses: give 10.0.0.0/8");
    }

    private static RouteTarget TargetOf(string text, string id)
    {
        foreach (var (prefix, kind) in Targets)
        {
            if (id.StartsWith(prefix, StringComparison.Ordinal))
                return new RouteTarget(kind, id);
        }

        throw new ChangeException($"`{text}`: `{id}` is no target of a route: give {string.Join(", ", Targets.Select(target => target.Prefix + "..."))}");
    }

    private const RegexOptions Options = RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant;

    [GeneratedRegex(@"^(?<group>sg-\S+?):? (?<direction>inbound|ingress|outbound|egress):? (allow )?(?<protocol>\S+?)([ /](all ports|(?<ports>[0-9-]+)))? (from|to) (?<peer>\S+)$", Options, 1000)]
    private static partial Regex RulePattern();

    [GeneratedRegex(@"^(?<acl>acl-\S+) (?<direction>inbound|ingress|outbound|egress) rule (?<number>[0-9]{1,5}):? (?<action>allow|deny) (?<protocol>\S+?)([ /](all ports|(?<ports>[0-9-]+)))? (from|to) (?<peer>\S+)$", Options, 1000)]
    private static partial Regex EntryPattern();

    [GeneratedRegex(@"^(?<table>rtb-\S+) (the )?route (?<to>\S+) (->|to|by) (?<by>\S+)$", Options, 1000)]
    private static partial Regex RoutePattern();

    [GeneratedRegex(@"^(give )?(?<interface>eni-\S+) (a )?public address( for (?<for>\S+))?$", Options, 1000)]
    private static partial Regex AddressPattern();
}
