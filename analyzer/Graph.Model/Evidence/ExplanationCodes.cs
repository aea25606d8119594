namespace Graph.Model.Evidence;

/// <summary>
/// The codes a packet can meet: AWS's under AWS's names (the page has 71 for paths and 5 for configuration), then our own.
/// The 13 search-filter codes belong to AWS's query form and have no use here.
/// </summary>
public static class ExplanationCodes
{
    public static readonly ExplanationCode BadState = new("BAD_STATE");

    public static readonly ExplanationCode BadStateAttachment = new("BAD_STATE_ATTACHMENT");

    public static readonly ExplanationCode BadStateRoute = new("BAD_STATE_ROUTE");

    public static readonly ExplanationCode BadStateVpn = new("BAD_STATE_VPN");

    public static readonly ExplanationCode CannotRoute = new("CANNOT_ROUTE");

    public static readonly ExplanationCode ElbAclRestriction = new("ELB_ACL_RESTRICTION");

    public static readonly ExplanationCode ElbInstalledAzRestriction = new("ELB_INSTALLED_AZ_RESTRICTION");

    public static readonly ExplanationCode ElbListenerPortRestriction = new("ELB_LISTENER_PORT_RESTRICTION");

    public static readonly ExplanationCode ElbListenersMismatch = new("ELB_LISTENERS_MISMATCH");

    public static readonly ExplanationCode ElbNotCrosszone = new("ELB_NOT_CROSSZONE");

    public static readonly ExplanationCode Elbv2ListenerHasNoTg = new("ELBV2_LISTENER_HAS_NO_TG");

    public static readonly ExplanationCode Elbv2ListenerPortRestriction = new("ELBV2_LISTENER_PORT_RESTRICTION");

    public static readonly ExplanationCode Elbv2ListenerRequiresTgAccept = new("ELBV2_LISTENER_REQUIRES_TG_ACCEPT");

    public static readonly ExplanationCode Elbv2ListenersMismatch = new("ELBV2_LISTENERS_MISMATCH");

    public static readonly ExplanationCode Elbv2NoTargetsInAz = new("ELBV2_NO_TARGETS_IN_AZ");

    public static readonly ExplanationCode Elbv2SourceAddressPreservation = new("ELBV2_SOURCE_ADDRESS_PRESERVATION");

    public static readonly ExplanationCode EniAddressRestriction = new("ENI_ADDRESS_RESTRICTION");

    public static readonly ExplanationCode EniSgRulesMismatch = new("ENI_SG_RULES_MISMATCH");

    public static readonly ExplanationCode EniSourceDestCheckRestriction = new("ENI_SOURCE_DEST_CHECK_RESTRICTION");

    public static readonly ExplanationCode FirewallRulesRestriction = new("FIREWALL_RULES_RESTRICTION");

    public static readonly ExplanationCode GatewayRejectsSpoofedTraffic = new("GATEWAY_REJECTS_SPOOFED_TRAFFIC");

    public static readonly ExplanationCode GwlbDestinationPortRestriction = new("GWLB_DESTINATION_PORT_RESTRICTION");

    public static readonly ExplanationCode GwlbProtocolRestriction = new("GWLB_PROTOCOL_RESTRICTION");

    public static readonly ExplanationCode HigherPriorityRoute = new("HIGHER_PRIORITY_ROUTE");

    public static readonly ExplanationCode IgwDestinationAddressInVpcCidrs = new("IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS");

    public static readonly ExplanationCode IgwDestinationAddressNotInRfc1918Egress = new("IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS");

    public static readonly ExplanationCode IgwDestinationAddressNotInRfc6598Egress = new("IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS");

    public static readonly ExplanationCode IgwNatReflection = new("IGW_NAT_REFLECTION");

    public static readonly ExplanationCode IgwPrivateIpAssociationForIngress = new("IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");

    public static readonly ExplanationCode IgwPublicIpAssociationForEgress = new("IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS");

    public static readonly ExplanationCode IgwSourceAddressNotInRfc1918Ingress = new("IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS");

    public static readonly ExplanationCode IgwSourceAddressNotInRfc6598Ingress = new("IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS");

    public static readonly ExplanationCode IngressRtbNoPublicIp = new("INGRESS_RTB_NO_PUBLIC_IP");

    public static readonly ExplanationCode IngressRtbTrafficRedirection = new("INGRESS_RTB_TRAFFIC_REDIRECTION");

    public static readonly ExplanationCode MoreSpecificRoute = new("MORE_SPECIFIC_ROUTE");

    public static readonly ExplanationCode NgwDestAddressPreservation = new("NGW_DEST_ADDRESS_PRESERVATION");

    public static readonly ExplanationCode NgwRequiresSourceInVpc = new("NGW_REQUIRES_SOURCE_IN_VPC");

    public static readonly ExplanationCode NgwSourceAddressReassign = new("NGW_SOURCE_ADDRESS_REASSIGN");

    public static readonly ExplanationCode NoPossibleDestination = new("NO_POSSIBLE_DESTINATION");

    public static readonly ExplanationCode NoRouteToDestination = new("NO_ROUTE_TO_DESTINATION");

    public static readonly ExplanationCode PcxRequiresAddressInVpcCidr = new("PCX_REQUIRES_ADDRESS_IN_VPC_CIDR");

    public static readonly ExplanationCode ProtocolRestriction = new("PROTOCOL_RESTRICTION");

    public static readonly ExplanationCode RegionalNgwRouteAzRestriction = new("REGIONAL_NGW_ROUTE_AZ_RESTRICTION");

    public static readonly ExplanationCode RemapEphemeralPort = new("REMAP_EPHEMERAL_PORT");

    public static readonly ExplanationCode SgHasNoRules = new("SG_HAS_NO_RULES");

    public static readonly ExplanationCode SgReferencesNotPreserved = new("SG_REFERENCES_NOT_PRESERVED");

    public static readonly ExplanationCode SgReferencingSupport = new("SG_REFERENCING_SUPPORT");

    public static readonly ExplanationCode SubnetAclRestriction = new("SUBNET_ACL_RESTRICTION");

    public static readonly ExplanationCode TargetAddressRestriction = new("TARGET_ADDRESS_RESTRICTION");

    public static readonly ExplanationCode TargetPortRestriction = new("TARGET_PORT_RESTRICTION");

    public static readonly ExplanationCode TgwAttachMissingTgwRtbAssociation = new("TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION");

    public static readonly ExplanationCode TgwAttachVpcAzRestriction = new("TGW_ATTACH_VPC_AZ_RESTRICTION");

    public static readonly ExplanationCode TgwBadStateVpn = new("TGW_BAD_STATE_VPN");

    public static readonly ExplanationCode TgwRouteAzRestriction = new("TGW_ROUTE_AZ_RESTRICTION");

    public static readonly ExplanationCode TgwRtbBadStateRoute = new("TGW_RTB_BAD_STATE_ROUTE");

    public static readonly ExplanationCode TgwRtbCannotRoute = new("TGW_RTB_CANNOT_ROUTE");

    public static readonly ExplanationCode TgwRtbHigherPriorityRoute = new("TGW_RTB_HIGHER_PRIORITY_ROUTE");

    public static readonly ExplanationCode TgwRtbMoreSpecificRoute = new("TGW_RTB_MORE_SPECIFIC_ROUTE");

    public static readonly ExplanationCode TgwRtbNoRouteToTgwAttachment = new("TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT");

    public static readonly ExplanationCode TgwRtbRoutesAreUnknown = new("TGW_RTB_ROUTES_ARE_UNKNOWN");

    public static readonly ExplanationCode UnknownDestination = new("UNKNOWN_DESTINATION");

    public static readonly ExplanationCode UnknownPeeredSgs = new("UNKNOWN_PEERED_SGS");

    public static readonly ExplanationCode UnknownResource = new("UNKNOWN_RESOURCE");

    public static readonly ExplanationCode VgwPrivateIpAssociationForEgress = new("VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS");

    public static readonly ExplanationCode VgwPrivateIpAssociationForIngress = new("VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS");

    public static readonly ExplanationCode VpcBlockPublicAccessEnabled = new("VPC_BLOCK_PUBLIC_ACCESS_ENABLED");

    public static readonly ExplanationCode VpcLocalRouteCidrRestriction = new("VPC_LOCAL_ROUTE_CIDR_RESTRICTION");

    public static readonly ExplanationCode VpceGatewayEgressSourceAddressRestriction = new("VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION");

    public static readonly ExplanationCode VpceGatewayProtocolRestriction = new("VPCE_GATEWAY_PROTOCOL_RESTRICTION");

    public static readonly ExplanationCode VpceIntraVpcTraffic = new("VPCE_INTRA_VPC_TRAFFIC");

    public static readonly ExplanationCode VpceServiceNotInstalledInAz = new("VPCE_SERVICE_NOT_INSTALLED_IN_AZ");

    public static readonly ExplanationCode DisconnectedVpcs = new("DISCONNECTED_VPCS");

    public static readonly ExplanationCode NoPath = new("NO_PATH");

    public static readonly ExplanationCode NoSourceOrDestination = new("NO_SOURCE_OR_DESTINATION");

    public static readonly ExplanationCode UnassociatedComponent = new("UNASSOCIATED_COMPONENT");

    public static readonly ExplanationCode UnsupportedComponent = new("UNSUPPORTED_COMPONENT");

    public static readonly ExplanationCode GraphAmbiguousAddress = new("GRAPH_AMBIGUOUS_ADDRESS");

    public static readonly ExplanationCode GraphMissingFact = new("GRAPH_MISSING_FACT");

    public static readonly ExplanationCode GraphNotModelled = new("GRAPH_NOT_MODELLED");

    public static readonly ExplanationCode GraphNoInternetGateway = new("GRAPH_NO_INTERNET_GATEWAY");

    public static readonly ExplanationCode GraphNoAddressInFamily = new("GRAPH_NO_ADDRESS_IN_FAMILY");

    public static readonly ExplanationCode GraphDenyAllIgwTraffic = new("GRAPH_DENY_ALL_IGW_TRAFFIC");

    public static readonly ExplanationCode GraphRouteTargetUnusable = new("GRAPH_ROUTE_TARGET_UNUSABLE");

    public static readonly ExplanationCode GraphForwardingLoop = new("GRAPH_FORWARDING_LOOP");

    public static readonly ExplanationCode GraphAcceptsNothingUnsolicited = new("GRAPH_ACCEPTS_NOTHING_UNSOLICITED");

    public static readonly ExplanationCode GraphReplyMisdelivered = new("GRAPH_REPLY_MISDELIVERED");

    public static readonly ExplanationCode GraphPrefixListChoice = new("GRAPH_PREFIX_LIST_CHOICE");

    public static readonly ExplanationCode GraphCannotInitiate = new("GRAPH_CANNOT_INITIATE");

    private static readonly Dictionary<string, string> Meanings = new()
    {
        ["BAD_STATE"] =
            "component is not in a working state",
        ["BAD_STATE_ATTACHMENT"] =
            "the attachment joining two components is not working",
        ["BAD_STATE_ROUTE"] =
            "route exists but is not usable (blackhole)",
        ["BAD_STATE_VPN"] =
            "VPN connection is not working",
        ["CANNOT_ROUTE"] =
            "the route's CIDR or prefix list does not cover the packet's destination",
        ["ELB_ACL_RESTRICTION"] =
            "Classic LB: NACL is applied to its outbound traffic even when the target is in the same subnet",
        ["ELB_INSTALLED_AZ_RESTRICTION"] =
            "LB only sends to targets in its enabled AZs",
        ["ELB_LISTENER_PORT_RESTRICTION"] =
            "Classic listener: fixed inbound port and fixed outbound (instance) port",
        ["ELB_LISTENERS_MISMATCH"] =
            "Classic LB has no listener that takes this traffic",
        ["ELB_NOT_CROSSZONE"] =
            "cross-zone off, target in another AZ",
        ["ELBV2_LISTENER_HAS_NO_TG"] =
            "listener's target groups have no targets",
        ["ELBV2_LISTENER_PORT_RESTRICTION"] =
            "listener only takes its own port",
        ["ELBV2_LISTENER_REQUIRES_TG_ACCEPT"] =
            "no target group of the listener takes the traffic",
        ["ELBV2_LISTENERS_MISMATCH"] =
            "no listener takes the traffic",
        ["ELBV2_NO_TARGETS_IN_AZ"] =
            "no target in the AZ in question",
        ["ELBV2_SOURCE_ADDRESS_PRESERVATION"] =
            "NLB with client IP preservation keeps the source address",
        ["ENI_ADDRESS_RESTRICTION"] =
            "ENI only passes packets whose src (out) / dst (in) is its private IP",
        ["ENI_SG_RULES_MISMATCH"] =
            "no inbound or outbound SG rule matches",
        ["ENI_SOURCE_DEST_CHECK_RESTRICTION"] =
            "src/dst check on: in-packets must be for, out-packets must be from, one of its private IPs",
        ["FIREWALL_RULES_RESTRICTION"] =
            "a Network Firewall rule blocks it",
        ["GATEWAY_REJECTS_SPOOFED_TRAFFIC"] =
            "gateway drops packets with a spoofed VPC address",
        ["GWLB_DESTINATION_PORT_RESTRICTION"] =
            "GWLB to target must be dport 6081",
        ["GWLB_PROTOCOL_RESTRICTION"] =
            "GWLB to target is GENEVE over UDP",
        ["HIGHER_PRIORITY_ROUTE"] =
            "same CIDR, a higher-priority route wins",
        ["IGW_DESTINATION_ADDRESS_IN_VPC_CIDRS"] =
            "IGW takes inbound packets only when (translated) dst lies in a VPC CIDR",
        ["IGW_DESTINATION_ADDRESS_NOT_IN_RFC1918_EGRESS"] =
            "IGW drops outbound to RFC 1918",
        ["IGW_DESTINATION_ADDRESS_NOT_IN_RFC6598_EGRESS"] =
            "IGW drops outbound to 100.64.0.0/10",
        ["IGW_NAT_REFLECTION"] =
            "IGW as a middle hop is not modelled; ask two questions instead",
        ["IGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"] =
            "dst is not the public IP of an ENI in the VPC with an available attachment",
        ["IGW_PUBLIC_IP_ASSOCIATION_FOR_EGRESS"] =
            "src has no public IP pairing, or is not an attached ENI's address",
        ["IGW_SOURCE_ADDRESS_NOT_IN_RFC1918_INGRESS"] =
            "IGW drops inbound from RFC 1918",
        ["IGW_SOURCE_ADDRESS_NOT_IN_RFC6598_INGRESS"] =
            "IGW drops inbound from 100.64.0.0/10",
        ["INGRESS_RTB_NO_PUBLIC_IP"] =
            "middlebox behind an edge route table needs a public IP for internet traffic",
        ["INGRESS_RTB_TRAFFIC_REDIRECTION"] =
            "a subnet redirected to a middlebox can't use its own direct IGW route",
        ["MORE_SPECIFIC_ROUTE"] =
            "a more specific route takes the packet",
        ["NGW_DEST_ADDRESS_PRESERVATION"] =
            "NAT GW does not change dst",
        ["NGW_REQUIRES_SOURCE_IN_VPC"] =
            "NAT GW only serves traffic from ENIs in its own VPC (not peering, VPN, DX)",
        ["NGW_SOURCE_ADDRESS_REASSIGN"] =
            "NAT GW rewrites src to its private IP",
        ["NO_POSSIBLE_DESTINATION"] =
            "nowhere to deliver, or the next hop is in another account/Region",
        ["NO_ROUTE_TO_DESTINATION"] =
            "no applicable route",
        ["PCX_REQUIRES_ADDRESS_IN_VPC_CIDR"] =
            "peering: src or dst must be in the destination VPC's CIDR",
        ["PROTOCOL_RESTRICTION"] =
            "component takes only some protocols",
        ["REGIONAL_NGW_ROUTE_AZ_RESTRICTION"] =
            "regional NAT GW is not registered in the source AZ",
        ["REMAP_EPHEMERAL_PORT"] =
            "NAT GW/LB remaps source port into 1024-65535",
        ["SG_HAS_NO_RULES"] =
            "SG is empty in that direction",
        ["SG_REFERENCES_NOT_PRESERVED"] =
            "a hop drops SG identity, so SG-reference rules can't match",
        ["SG_REFERENCING_SUPPORT"] =
            "TGW VPC attachment has SG referencing off",
        ["SUBNET_ACL_RESTRICTION"] =
            "NACL denies in or out",
        ["TARGET_ADDRESS_RESTRICTION"] =
            "LB only forwards to a registered target's address",
        ["TARGET_PORT_RESTRICTION"] =
            "LB only forwards to the registered target port",
        ["TGW_ATTACH_MISSING_TGW_RTB_ASSOCIATION"] =
            "attachment not associated with a TGW route table",
        ["TGW_ATTACH_VPC_AZ_RESTRICTION"] =
            "AZ affinity: default mode keeps source AZ when it can; appliance mode keeps the forward path's AZ",
        ["TGW_BAD_STATE_VPN"] =
            "VPN behind the TGW not working",
        ["TGW_ROUTE_AZ_RESTRICTION"] =
            "TGW has no attachment subnet in the source AZ",
        ["TGW_RTB_BAD_STATE_ROUTE"] =
            "TGW route in bad state (blackhole)",
        ["TGW_RTB_CANNOT_ROUTE"] =
            "TGW route does not cover dst",
        ["TGW_RTB_HIGHER_PRIORITY_ROUTE"] =
            "same CIDR, other TGW route wins",
        ["TGW_RTB_MORE_SPECIFIC_ROUTE"] =
            "more specific TGW route wins",
        ["TGW_RTB_NO_ROUTE_TO_TGW_ATTACHMENT"] =
            "no TGW route to that attachment",
        ["TGW_RTB_ROUTES_ARE_UNKNOWN"] =
            "TGW routes could not be read",
        ["UNKNOWN_DESTINATION"] =
            "not enough information to extend the path",
        ["UNKNOWN_PEERED_SGS"] =
            "peer VPC unknown: SG-reference rules across it are treated as deny",
        ["UNKNOWN_RESOURCE"] =
            "resource can't be described",
        ["VGW_PRIVATE_IP_ASSOCIATION_FOR_EGRESS"] =
            "VGW: src must be an attached ENI of the VPC",
        ["VGW_PRIVATE_IP_ASSOCIATION_FOR_INGRESS"] =
            "VGW: dst must be a private IP of an attached ENI",
        ["VPC_BLOCK_PUBLIC_ACCESS_ENABLED"] =
            "VPC BPA blocks internet traffic",
        ["VPC_LOCAL_ROUTE_CIDR_RESTRICTION"] =
            "local route only covers VPC CIDRs",
        ["VPCE_GATEWAY_EGRESS_SOURCE_ADDRESS_RESTRICTION"] =
            "gateway endpoint only emits packets from its prefix list",
        ["VPCE_GATEWAY_PROTOCOL_RESTRICTION"] =
            "gateway endpoint: in TCP or ICMP echo; out TCP or ICMP echo reply",
        ["VPCE_INTRA_VPC_TRAFFIC"] =
            "endpoint can't start connections into its own VPC",
        ["VPCE_SERVICE_NOT_INSTALLED_IN_AZ"] =
            "endpoint service not in that AZ",
        ["DISCONNECTED_VPCS"] =
            "two VPCs with no supported connection",
        ["NO_PATH"] =
            "nothing found: filters, isolated component, source can't initiate, or unsupported feature (AWS names IPv6 as example)",
        ["NO_SOURCE_OR_DESTINATION"] =
            "source or destination does not exist",
        ["UNASSOCIATED_COMPONENT"] =
            "not in a VPC of the account, or none of its ENIs has IPv4",
        ["UNSUPPORTED_COMPONENT"] =
            "component type not supported",
        ["GRAPH_AMBIGUOUS_ADDRESS"] =
            "the source address is held in several VPCs, and they give different answers",
        ["GRAPH_MISSING_FACT"] =
            "a row that the snapshot names is not in it, or a call that would tell was not read whole",
        ["GRAPH_NOT_MODELLED"] =
            "the way leads through something that this version does not model",
        ["GRAPH_NO_INTERNET_GATEWAY"] =
            "no internet gateway is attached to the VPC",
        ["GRAPH_NO_ADDRESS_IN_FAMILY"] =
            "source and destination have no address of the same family",
        ["GRAPH_DENY_ALL_IGW_TRAFFIC"] =
            "the interface drops inbound internet traffic (denyAllIgwTraffic)",
        ["GRAPH_ROUTE_TARGET_UNUSABLE"] =
            "the route leads to a target that cannot carry this packet",
        ["GRAPH_FORWARDING_LOOP"] =
            "the routes lead the packet in a circle",
        ["GRAPH_ACCEPTS_NOTHING_UNSOLICITED"] =
            "a NAT gateway or egress-only internet gateway takes only replies",
        ["GRAPH_REPLY_MISDELIVERED"] =
            "the reply comes from another address or to another host than the request was sent from",
        ["GRAPH_PREFIX_LIST_CHOICE"] =
            "prefix lists of several routes overlap: AWS prefers one of them, and no answer tells which",
        ["GRAPH_CANNOT_INITIATE"] =
            "the source answers connections but starts none",
    };

    /// <summary>Every code, by name.</summary>
    public static IReadOnlyList<ExplanationCode> All { get; } =
        [.. Meanings.Keys.Order(StringComparer.Ordinal).Select(name => new ExplanationCode(name))];

    /// <summary>What a code means, in one lower-case sentence of our own.</summary>
    /// <exception cref="KeyNotFoundException">the code is not in <see cref="All"/>.</exception>
    public static string MeaningOf(ExplanationCode code) => Meanings[code.Name];
}
