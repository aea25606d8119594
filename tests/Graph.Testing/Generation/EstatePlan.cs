using Graph.Model;
using Graph.Model.Coverage;
using Graph.Testing.Filters;

namespace Graph.Testing.Generation;

/// <summary>
/// What a generated estate is made of: a value that prints, shrinks and changes. Things are named by place - host `h012` is the third
/// in subnet 1 of VPC 0, at 10.0.1.6 - so that what is left keeps its name and address when other parts go; whatever
/// names a part that is not there is left out.
/// </summary>
/// <param name="PrefixLists">their entries, separated by a blank; rules and routes name them `pl0`, `pl1`, ...</param>
/// <param name="BlockPublicAccess">VPC Block Public Access's mode: `off`, `block-ingress` or `block-bidirectional`.</param>
/// <param name="Gaps">what the snapshot does not tell.</param>
/// <param name="IsStrict">whether questions are asked without default assumptions.</param>
/// <param name="PassesInspection">whether they are asked with `inspection=pass`.</param>
public sealed record EstatePlan(
    ValueList<VpcPlan> Vpcs,
    ValueList<PeeringPlan> Peerings,
    ValueList<TransitPlan> Transits,
    ValueList<BalancerPlan> Balancers,
    ValueList<EndpointPlan> Endpoints,
    ValueList<string> PrefixLists,
    string BlockPublicAccess,
    ValueList<GapPlan> Gaps,
    ValueList<QuestionPlan> Questions,
    bool IsStrict,
    bool PassesInspection)
{
    /// <summary>The estate of a seed: the same for good.</summary>
    public static EstatePlan Of(int seed) => new PlanDrawer(new Draw(seed)).Estate();

    /// <summary>The same estate with one thing changed, as people change estates: rules, entries, routes, hosts, ways.</summary>
    public EstatePlan Mutated(int seed) => new PlanMutation(new Draw(seed)).Of(this);

    /// <summary>Smaller or plainer estates, the smallest first.</summary>
    public IEnumerable<EstatePlan> Shrink() => PlanShrinking.Of(this);

    /// <summary>Whether there is a host at all: an expectation about nobody fails.</summary>
    public bool HasHosts => Vpcs.Any(vpc => vpc.Subnets.Any(subnet => subnet.Hosts.Count > 0));

    /// <summary>The same with every row read, and questions that rest on defaults.</summary>
    public EstatePlan Whole() => this with { Gaps = [], IsStrict = false };

    /// <param name="rename">turns the part of an id behind its kind into another, one to one; null keeps it.</param>
    public PlannedEstate Build(Func<string, string>? rename = null) => new(this, rename);

    public override string ToString() => PlanText.Of(this);
}

/// <param name="Number">its block is 10.NUMBER.0.0/16.</param>
/// <param name="HasIpv6">2600:1f00:0:NUMBER00::/56, and an egress-only internet gateway.</param>
/// <param name="EdgeTo">the host that an edge route table of the internet gateway leads 10.NUMBER.1.0/24 to; null: no edge table.</param>
public sealed record VpcPlan(
    int Number, string Region, bool HasInternetGateway, bool HasVpn, bool HasIpv6, string? EdgeTo, ValueList<SubnetPlan> Subnets);

/// <summary>The NAT gateway of a subnet.</summary>
public enum NatPlan
{
    None,
    Public,
    Private,
}

/// <param name="Number">its block is 10.VPC.NUMBER.0/24.</param>
/// <param name="Entries">of its own network ACL, in their order; null: the default one.</param>
public sealed record SubnetPlan(
    int Number, string Zone, bool HasIpv6, NatPlan Nat, ValueList<EntryPlan>? Entries, ValueList<RoutePlan> Routes, ValueList<HostPlan> Hosts);

public sealed record EntryPlan(bool IsEgress, bool IsAllow, TrafficFilter Traffic, string Block);

/// <summary>What a route leads to: the first of the kind that the VPC has.</summary>
public enum RouteTo
{
    InternetGateway,
    EgressOnlyGateway,
    Nat,
    PrivateNat,
    Peering,
    Transit,
    VpnGateway,
    Appliance,
    FirewallEndpoint,
    Blackhole,
}

/// <param name="Destination">a block, or a prefix list.</param>
public sealed record RoutePlan(string Destination, RouteTo To);

/// <param name="Number">its address is 10.VPC.SUBNET.(4 + NUMBER).</param>
/// <param name="IsAppliance">its source/destination check is off.</param>
/// <param name="DeniesInternetGateways">denyAllIgwTraffic.</param>
/// <param name="HasSecondAddress">10.VPC.SUBNET.(100 + NUMBER).</param>
/// <param name="HasSecondInterface">in the first other subnet of its VPC.</param>
/// <param name="GroupOf">the host of the VPC whose group it is in, besides its own rules' group; null: none.</param>
/// <param name="HasDefaultEgress">whether its group keeps the rule that lets everything out.</param>
public sealed record HostPlan(
    int Number,
    bool HasPublicIp,
    bool HasIpv6,
    bool IsAppliance,
    bool DeniesInternetGateways,
    bool HasSecondAddress,
    bool HasSecondInterface,
    bool IsStopped,
    string? GroupOf,
    bool HasDefaultEgress,
    ValueList<RulePlan> Rules);

/// <param name="Peer">a block, a host whose group is meant, or a prefix list.</param>
public sealed record RulePlan(bool IsEgress, TrafficFilter Traffic, string Peer);

public sealed record PeeringPlan(int From, int To, string Status);

/// <param name="Peer">the transit gateway that it is peered with; null: none.</param>
/// <param name="Routes">static ones of its default table.</param>
public sealed record TransitPlan(
    int Number, bool ReferencesGroups, ValueList<AttachmentPlan> Attachments, int? Peer, ValueList<TransitRoutePlan> Routes);

/// <param name="IsInHostSubnet">attached in the VPC's first subnet, not in one of its own.</param>
/// <param name="IsInBothZones">attached in a second one of its own in zone b.</param>
public sealed record AttachmentPlan(
    int Vpc, bool IsInHostSubnet, bool IsInBothZones, bool IsAppliance, bool RefusesGroups, bool IsAssociated, bool Propagates);

/// <param name="Vpc">to its attachment; null: to the peering, and where there is none a blackhole.</param>
public sealed record TransitRoutePlan(string Destination, int? Vpc, bool IsBlackhole);

public enum BalancerKind
{
    Network,
    Application,
    Classic,
}

/// <param name="Protocol">of the listener and of the target group.</param>
/// <param name="Targets">hosts of the VPC, or an address in zone a; IP targets.</param>
/// <param name="PreservesClient">null: the default.</param>
/// <param name="Rules">of its group; null: a network load balancer without one.</param>
public sealed record BalancerPlan(
    int Number,
    BalancerKind Kind,
    int Vpc,
    int Subnet,
    bool HasPublicIp,
    string Protocol,
    string TargetType,
    ValueList<string> Targets,
    bool? PreservesClient,
    bool CrossesZones,
    ValueList<RulePlan>? Rules);

public enum EndpointKind
{
    Interface,
    Gateway,
    Firewall,
}

/// <param name="Service">of an interface endpoint.</param>
public sealed record EndpointPlan(int Number, EndpointKind Kind, int Vpc, int Subnet, string Service, ValueList<RulePlan> Rules);

/// <summary>A call that was not read, or not to its end; or a part that is missing.</summary>
/// <param name="Call">null: a part is missing.</param>
/// <param name="Part">its name among <see cref="PlannedEstate.Things"/>.</param>
public sealed record GapPlan(ApiCall? Call, bool IsCutShort, string? Part);

/// <param name="From">a part, an address, `internet` or `on-prem`.</param>
public sealed record QuestionPlan(string From, string To, TrafficFilter Traffic, int? SourcePort);
