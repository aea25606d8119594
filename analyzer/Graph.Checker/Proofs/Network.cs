using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Resources;

namespace Graph.Checker.Proofs;

/// <summary>
/// The estate as the steps see it: its facts, and what was worked out of them before. Not for several threads at once.
/// </summary>
internal sealed class Network
{
    private readonly Dictionary<SecurityGroupRule, TrafficSet> _ofRule = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<NetworkAclEntry, TrafficSet> _ofEntry = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Id<NetworkInterface>, ValueList<Id<SecurityGroup>>> _groups = [];
    private readonly Dictionary<Address, bool> _inVpcs = [];

    public Network(EstateFacts facts, WalkerOptions options)
    {
        Facts = facts;
        Options = options;
        OpenEnded = new Walk(facts, options, PortChoice.Default, false, null);
        EndingOutside = new Walk(facts, options, PortChoice.Default, true, null);
    }

    public EstateFacts Facts { get; }

    public WalkerOptions Options { get; }

    /// <summary>For the walker's rules that only look something up.</summary>
    public Walk OpenEnded { get; }

    /// <summary>As <see cref="OpenEnded"/>, for packets whose destination is known to be a host on the internet.</summary>
    public Walk EndingOutside { get; }

    public Dictionary<GroupQuestion, Verdicts> GroupVerdicts { get; } = [];

    public Dictionary<(Id<NetworkAcl>, bool, Address), TrafficSet> AclVerdicts { get; } = [];

    /// <summary>What a security group rule lets pass, whoever the other side is.</summary>
    public TrafficSet TrafficOf(SecurityGroupRule rule)
    {
        if (!_ofRule.TryGetValue(rule, out var traffic))
            _ofRule[rule] = traffic = RuleTraffic.Of(rule);
        return traffic;
    }

    /// <summary>What a network ACL entry is about, whoever the other side is.</summary>
    public TrafficSet TrafficOf(NetworkAclEntry entry)
    {
        if (!_ofEntry.TryGetValue(entry, out var traffic))
            _ofEntry[entry] = traffic = RuleTraffic.Of(entry);
        return traffic;
    }

    /// <summary>The groups of an interface, ascending.</summary>
    public ValueList<Id<SecurityGroup>> GroupsOf(NetworkInterface networkInterface)
    {
        if (!_groups.TryGetValue(networkInterface.Id, out var groups))
            _groups[networkInterface.Id] = groups = [.. Facts.Interfaces.GroupsOf(networkInterface).Distinct().Order()];
        return groups;
    }

    public bool IsInAnyVpc(Address address)
    {
        if (!_inVpcs.TryGetValue(address, out var isInside))
            _inVpcs[address] = isInside = Facts.Vpcs.AnyHolds(address);
        return isInside;
    }

    public NetworkInterface Interface(Id<NetworkInterface> id) => Facts.Interfaces.Interface(id) ?? throw Lacks(id.ToString());

    public Subnet Subnet(Id<Subnet> id) => Facts.Vpcs.Subnet(id) ?? throw Lacks(id.ToString());

    public NatGateway Nat(Id<NatGateway> id) => Facts.Gateways.Nat(id.Value) ?? throw Lacks(id.ToString());

    public EgressOnlyInternetGateway EgressOnly(Id<EgressOnlyInternetGateway> id) =>
        Facts.Gateways.EgressOnly(id.Value) ?? throw Lacks(id.ToString());

    public VpcEndpoint Endpoint(Id<VpcEndpoint> id) => Facts.Gateways.Endpoint(id.Value) ?? throw Lacks(id.ToString());

    public VpnGateway Vpn(Id<VpnGateway> id) => Facts.Gateways.Vpn(id.Value) ?? throw Lacks(id.ToString());

    private static ProofRejectedException Lacks(string id) => new($"`{id}` is not in the snapshot");
}

/// <summary>What lets traffic pass for certain, and what perhaps, for want of a fact.</summary>
internal sealed record Verdicts(TrafficSet Certain, TrafficSet Perhaps, bool HasRules);

/// <summary>All that the verdict of a set of groups on one side of a connection depends on.</summary>
internal readonly record struct GroupQuestion(
    ValueList<Id<SecurityGroup>> Groups, bool IsEgress, Address Other, ValueList<Id<SecurityGroup>> Sender, Id<Vpc> Vpc);
