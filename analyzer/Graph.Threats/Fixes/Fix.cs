using System.Collections.Immutable;
using Graph.Engine.Changes;
using Graph.Threats.Findings;

namespace Graph.Threats.Fixes;

/// <summary>
/// Changes that end a finding's path. Proposed only if, on the changed network, every flow of the finding is refuted and every claim
/// of the policy that held still holds.
/// </summary>
/// <param name="Changes">in the order to make them; never empty.</param>
/// <param name="AfterFix">the rating that is left.</param>
public sealed record Fix(ImmutableArray<Change> Changes, Rating AfterFix);
