using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Answers;

/// <summary>The answer to a question over sets: one group for each set of destinations that are alike.</summary>
/// <param name="Missing">what may hold further sources or destinations; sorted. No refusal holds of what was not read.</param>
public sealed record ProveAnswer(ImmutableArray<DestinationGroup> Groups, ImmutableArray<MissingFact> Missing)
{
    /// <summary>Reachable if any group is; unreachable only if all are and nothing is missing.</summary>
    public Verdict Verdict
    {
        get
        {
            if (Groups.Any(group => group.Verdict == Verdict.Reachable))
                return Verdict.Reachable;
            return Groups.All(group => group.Verdict == Verdict.Unreachable) && Missing.IsEmpty
                ? Verdict.Unreachable
                : Verdict.Unknown;
        }
    }

    /// <summary>Whether every destination is reachable from some source.</summary>
    public Verdict EveryDestination
    {
        get
        {
            if (Groups.Any(group => group.Verdict == Verdict.Unreachable))
                return Verdict.Unreachable;
            return Groups.Length > 0 && Groups.All(group => group.Verdict == Verdict.Reachable) && Missing.IsEmpty
                ? Verdict.Reachable
                : Verdict.Unknown;
        }
    }
}

/// <summary>Destinations that nothing can tell apart, and all that was asked about reaching them.</summary>
public sealed record DestinationGroup(EndpointGroup Destination, ImmutableArray<Flow> Flows)
{
    public Verdict Verdict
    {
        get
        {
            if (Flows.Any(flow => !flow.Reachable.IsEmpty))
                return Verdict.Reachable;
            return Flows.All(flow => flow.Unknown.IsEmpty) ? Verdict.Unreachable : Verdict.Unknown;
        }
    }
}

/// <summary>Endpoints that nothing can tell apart.</summary>
public abstract record EndpointGroup
{
    private EndpointGroup()
    {
    }

    /// <param name="Ids">the interfaces, in the snapshot's order; never empty.</param>
    public sealed record Interfaces(ImmutableArray<string> Ids) : EndpointGroup
    {
        public override string ToString() => Ids.Length == 1 ? Ids[0] : $"{Ids[0]} and {Ids.Length - 1} alike";
    }

    public sealed record Internet(AddressSet Addresses) : EndpointGroup
    {
        public override string ToString() => "internet";
    }

    /// <param name="Entry">the gateway or attachment that leads there; null: any.</param>
    public sealed record OnPremises(string? Entry, AddressSet Addresses) : EndpointGroup
    {
        public override string ToString() => Entry is null ? "on-prem" : $"on-prem by {Entry}";
    }
}

/// <summary>
/// What gets from one group of sources to a group of destinations, by one pair of addresses: the parts of the question's
/// traffic by verdict.
/// </summary>
/// <param name="SourceAddress">the address that was asked for the sources.</param>
/// <param name="ClientPorts">the client ports with which what is reachable works; empty where none is asked of it.</param>
/// <param name="Missing">what is missing, sorted; empty unless something is unknown.</param>
/// <param name="Assumptions">the named choices on the ways between the two, sorted by id.</param>
public sealed record Flow(
    EndpointGroup Source,
    Address SourceAddress,
    Address DestinationAddress,
    TrafficSet Reachable,
    TrafficSet Unknown,
    TrafficSet Unreachable,
    ValueSet ClientPorts,
    ImmutableArray<MissingFact> Missing,
    ImmutableArray<Assumption> Assumptions);
