using System.Collections.Immutable;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;

namespace Graph.Engine.Answers;

/// <summary>All traffic from anywhere to anywhere that is reachable, unknown, or delivered without a reply.</summary>
/// <param name="Missing">what may hold further endpoints; empty where these are all.</param>
public sealed record FlowSurvey(ImmutableArray<SurveyFlow> Flows, ImmutableArray<MissingFact> Missing);

/// <summary>What gets from one group of alike endpoints to another by one pair of addresses. Of one group with itself: between any two members.</summary>
/// <param name="Delivered">the requests that arrive, whatever becomes of their replies.</param>
/// <param name="Missing">what is missing, sorted; empty unless something is unknown.</param>
/// <param name="Assumptions">the named choices on the ways between the two, sorted by id.</param>
public sealed record SurveyFlow(
    EndpointGroup Source,
    EndpointGroup Destination,
    Address SourceAddress,
    Address DestinationAddress,
    TrafficSet Reachable,
    TrafficSet Unknown,
    TrafficSet Delivered,
    ImmutableArray<MissingFact> Missing,
    ImmutableArray<Assumption> Assumptions);
