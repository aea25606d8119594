namespace Graph.Model.Evidence;

/// <summary>
/// A named choice where AWS's behaviour is undocumented, its pages disagree, or an older input cannot tell. A verdict that
/// rests on one says so.
/// </summary>
/// <param name="Id">`bpa-off`, ...; stable.</param>
/// <param name="OnlyWidens">the choice can only let more packets pass: an unreachable does not rest on it.</param>
public sealed record Assumption(string Id, string Text, bool OnlyWidens)
{
    /// <summary>Whether it is taken unless it is turned off (`--assume ID=off`); else it is only on request (`--assume ID`).</summary>
    public bool IsDefault { get; private init; } = true;

    /// <summary>Whether it stands for what an older or partial input cannot tell, so that `--strict` turns it off.</summary>
    public bool IsForOlderInput { get; private init; }

    /// <summary>Every assumption, sorted by id.</summary>
    public static IReadOnlyList<Assumption> All =>
    [
        BlackholeShadows, BlockPublicAccessOff, InspectionPasses, OnPremisesOpen, PreserveClientIpDefault,
        SecurityGroupReferenceMatchesIPv6, TransitGatewayServesZone,
    ];

    /// <summary>VPC Block Public Access (2024) takes part only where the input tells its state.</summary>
    public static Assumption BlockPublicAccessOff { get; } = new(
        "bpa-off", "VPC Block Public Access was not read; it is taken to be off", true)
    { IsForOlderInput = true };

    /// <summary>The defaults of edit-target-group-attributes.md, where the attribute was not read.</summary>
    public static Assumption PreserveClientIpDefault { get; } = new(
        "preserve-client-ip-default",
        "preserve_client_ip.enabled was not read; AWS's default for the target type and protocol is taken",
        false)
    { IsForOlderInput = true };

    /// <summary>AWS has no sentence on it; the wider reading is taken.</summary>
    public static Assumption SecurityGroupReferenceMatchesIPv6 { get; } = new(
        "sg-reference-ipv6", "a security group reference also matches the members' IPv6 addresses", true);

    /// <summary>AWS has no sentence on it; routing knows no fallback elsewhere either.</summary>
    public static Assumption BlackholeShadows { get; } = new(
        "blackhole-shadows",
        "a blackhole route that matches longest drops the packet: there is no fallback to a shorter one",
        false);

    /// <summary>The far end of a VPN or Direct Connect is in no API answer.</summary>
    public static Assumption OnPremisesOpen { get; } = new(
        "on-prem-open", "on premises carries whatever is routed to it and sends from any of its addresses", true);

    /// <summary>Chosen with `--assume inspection=pass`: what inspects is taken to let everything pass.</summary>
    public static Assumption InspectionPasses { get; } = new(
        "inspection=pass", "appliances, firewalls and middleboxes on the way let the packet pass unchanged", false)
    { IsDefault = false };

    /// <summary>tgw-vpc-attachments.md notes the attachment's own subnets; how-transit-gateways-work.md the zone.</summary>
    public static Assumption TransitGatewayServesZone { get; } = new(
        "tgw-zone", "a transit gateway attachment serves every subnet of the zones that it has a subnet in", true);

    public override string ToString() => Id;
}
