using System.Collections.Immutable;
using Graph.Model.Evidence;

namespace Graph.Engine.Answers;

/// <summary>What may hold endpoints that are not in the estate; each list is empty where there are none.</summary>
public sealed record MissingEndpoints(ImmutableArray<MissingFact> Interfaces, ImmutableArray<MissingFact> OnPremises)
{
    public ImmutableArray<MissingFact> All => [.. Interfaces, .. OnPremises];
}
