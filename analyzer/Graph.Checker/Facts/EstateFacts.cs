using System.Collections.Concurrent;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Facts;

/// <summary>
/// An estate, indexed for looking up one thing at a time. Presence of a row speaks for itself; reasoning from absence goes
/// through <see cref="Absence"/>, which asks whether the call was read whole.
/// </summary>
internal sealed class EstateFacts
{
    public EstateFacts(Estate estate)
    {
        Estate = estate;
        Vpcs = new VpcFacts(estate);
        Interfaces = new InterfaceFacts(estate);
        Routes = new RouteFacts(estate);
        Filters = new FilterFacts(estate);
        Gateways = new GatewayFacts(estate);
        TransitGateways = new TransitGatewayFacts(estate);
        LoadBalancers = new LoadBalancerFacts(estate);
        OnPremises = new OnPremisesFacts(estate);
        Blocks = new BlockFacts(estate, Routes);
        Orphans = new OrphanFacts(estate, this);
    }

    public Estate Estate { get; }

    public VpcFacts Vpcs { get; }

    public InterfaceFacts Interfaces { get; }

    public RouteFacts Routes { get; }

    public FilterFacts Filters { get; }

    public GatewayFacts Gateways { get; }

    public TransitGatewayFacts TransitGateways { get; }

    public LoadBalancerFacts LoadBalancers { get; }

    public OnPremisesFacts OnPremises { get; }

    /// <summary>The internet's addresses that the rules on the way to an interface tell apart, as they are asked for.</summary>
    public ConcurrentDictionary<(Id<NetworkInterface>, AddressFamily), IReadOnlyList<Address>> InternetOf { get; } = [];

    public BlockFacts Blocks { get; }

    public CoverageLedger Coverage => Estate.Coverage;

    public OrphanFacts Orphans { get; }

    /// <summary>Null where the call was read whole, so that a row that is not there does not exist; else what is missing.</summary>
    public MissingFact? Absence(ApiCall call, Scope scope, string why) => Coverage.IsComplete(call, scope)
        ? null
        : new MissingFact($"{call} in {scope}", why);

    /// <summary>Whether an interface of the VPC has the address, be it as its public one.</summary>
    public bool Holds(Id<Vpc> vpc, Address address) =>
        Interfaces.Holding(vpc, address) is not null || Interfaces.BehindPublic(address) is not null;

    /// <summary>Null where an interface of the VPC that is not there does not exist; else what is missing.</summary>
    public MissingFact? InterfaceAbsence(Id<Vpc> vpc, Scope scope, string why) =>
        Absence(ApiCall.DescribeNetworkInterfaces, scope, why) ?? Orphans.In(vpc, why);

    /// <summary>What is missing to say that an interface that is not there exists nowhere; empty where nothing is.</summary>
    public IReadOnlyList<MissingFact> InterfaceAbsencesEverywhere(string why)
    {
        var absences = AbsencesEverywhere(ApiCall.DescribeNetworkInterfaces, why);
        return absences.Count == 0 && Orphans.Anywhere(why) is { } orphan ? [orphan] : absences;
    }

    /// <summary>As <see cref="Absence(ApiCall, Scope, string)"/>, over every account and region of the snapshot: a fact for each.</summary>
    public IReadOnlyList<MissingFact> AbsencesEverywhere(ApiCall call, string why)
    {
        if (Coverage.IsCompleteEverywhere(call))
            return [];
        return Coverage.Scopes.Count == 0
            ? [new MissingFact(call.Name, why)]
            : [.. Coverage.Scopes.Where(scope => !Coverage.IsComplete(call, scope)).Select(scope => new MissingFact($"{call} in {scope}", why))];
    }
}
