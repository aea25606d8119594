using System.Collections.Immutable;
using Graph.Engine.Sets;

namespace Graph.Threats.Scopes;

/// <summary>
/// A scope of AWS Network Access Analyzer (API CreateNetworkInsightsAccessScope): a path is a finding if some of the match paths fits
/// it and no exclude path does.
/// </summary>
/// <param name="Match">never empty in one that was read.</param>
public sealed record AccessScope(ImmutableArray<ScopePath> Match, ImmutableArray<ScopePath> Exclude)
{
    public static AccessScope Nothing { get; } = new([], []);
}

/// <summary>Paths by their ends, and for an exclusion by what they pass.</summary>
/// <param name="Source">null: any.</param>
/// <param name="Destination">null: any.</param>
/// <param name="Through">a resource that the path contains anywhere; null: whatever it passes.</param>
public sealed record ScopePath(ScopeEnd? Source, ScopeEnd? Destination, ResourceStatement? Through);

/// <summary>One end of paths; each part that is null does not restrict it.</summary>
/// <param name="Header">of the packet as it leaves the source, or as it reaches the destination.</param>
public sealed record ScopeEnd(HeaderStatement? Header, ResourceStatement? Resource);

/// <summary>Resources by id or ARN, or by CloudFormation type; exactly one of the two is not empty.</summary>
public sealed record ResourceStatement(ImmutableArray<string> Resources, ImmutableArray<string> Types)
{
    public override string ToString() => string.Join(", ", Resources.IsEmpty ? Types : Resources);
}

/// <summary>Headers of packets; what is null does not restrict them.</summary>
/// <param name="Tcp">whether TCP counts; likewise UDP.</param>
/// <param name="SourceAddresses">by blocks; by prefix lists where those are given instead.</param>
public sealed record HeaderStatement(
    bool Tcp,
    bool Udp,
    AddressSet? SourceAddresses,
    ImmutableArray<string> SourcePrefixLists,
    AddressSet? DestinationAddresses,
    ImmutableArray<string> DestinationPrefixLists,
    ValueSet? SourcePorts,
    ValueSet? DestinationPorts);
