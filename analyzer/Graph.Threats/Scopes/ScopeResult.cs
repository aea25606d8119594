using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Threats.Scopes;

/// <summary>What a scope finds in an estate.</summary>
/// <param name="Paths">in the survey's order.</param>
/// <param name="Missing">what may hold further paths, sorted; no absence of paths is certain while something is missing.</param>
public sealed record ScopeResult(ImmutableArray<ScopeFinding> Paths, ImmutableArray<MissingFact> Missing);

/// <summary>Requests that fit a scope, from one group of alike endpoints to another. Replies are not looked at, as in AWS's analyzer.</summary>
/// <param name="Relay">the load balancer that answers the client and asks the destination itself; null: none.</param>
public sealed record ScopeFinding(EndpointGroup Source, EndpointGroup Destination, TrafficSet Traffic, string? Relay);
