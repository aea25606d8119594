using System.Collections.Immutable;
using Graph.Threats.Rules.Egress;
using Graph.Threats.Rules.Governance;
using Graph.Threats.Rules.Hosts;
using Graph.Threats.Rules.Perimeter;
using Graph.Threats.Rules.Segmentation;
using Graph.Threats.Rules.ThirdParties;

namespace Graph.Threats.Rules;

/// <summary>All rules, by the id of their threat.</summary>
public static class ThreatRules
{
    public static ImmutableArray<IThreatRule> All { get; } =
    [
        new N01DatabasePortFromInternet(),
        new N02DatabaseDeclaredPublic(),
        new N03AdminPortFromInternet(),
        new N04AdminPortFromWideRange(),
        new N05WideOpenGroup(),
        new N06UnpublishedPortFromInternet(),
        new N07InternalPortPastBalancer(),
        new N08DirectlyExposedInstance(),
        new N09BalancerBypassed(),
        new N10OpenOverIpv6Alone(),
        new N11InternalTierBehindPublicBalancer(),
        new N12PlainHttpAtPerimeter(),
        new N13WeakTls(),
        new N14ReflectionPort(),
        new N15NoWebApplicationFirewall(),
        new N16PersistentTierToInternet(),
        new N17EgressPastNat(),
        new N18UnrestrictedEgress(),
        new N19TunnelPorts(),
        new N20ForwardingHost(),
        new N21OpenEndpointPolicy(),
        new N22ObjectStoreOverInternet(),
        new N23PerimeterToDatabase(),
        new N24SharedSegment(),
        new N25SelfReference(),
        new N26WholeNetworkAdmitted(),
        new N27ReverseFlow(),
        new N28BastionBypassed(),
        new N29JumpHostExposed(),
        new N30ControlServiceAmongServices(),
        new N31ControlBeyondServedPorts(),
        new N32AgentPort(),
        new N33UnusedGroup(),
        new N34DefaultGroup(),
        new N35StaleReference(),
        new N36WizardGroup(),
        new N37IdleRule(),
        new N38RepliesDropped(),
        new N39OpenAclOfPersistentTier(),
        new N40BrokenRoute(),
        new N41OtherEnvironmentToProduction(),
        new N42WholePeerRouted(),
        new N43FlatTransitGateway(),
        new N44OnPremisesToDatabase(),
        new N45UnknownAccount(),
        new N46SharedSubnet(),
        new N47InstanceMetadataV1(),
        new N49UnencryptedVolume(),
        new N50UnencryptedDatabase(),
        new N53MissingFlowLogs(),
        new N55MissingAccessLogs(),
        new N57Tagging(),
        new N60OutOfScope(),
        new N61IncompleteSnapshot(),
    ];
}
