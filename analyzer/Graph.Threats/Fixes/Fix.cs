using System.Collections.Immutable;
using Graph.Engine.Changes;
using Graph.Model.Evidence;
using Graph.Threats.Findings;

namespace Graph.Threats.Fixes;

/// <summary>Changes that end a finding's path, proved on the changed network.</summary>
/// <param name="Changes">in the order to make them; never empty.</param>
/// <param name="Verdict">of the same flows on the changed network: unreachable, or the fix would not be proposed.</param>
/// <param name="AfterFix">the rating that is left.</param>
/// <param name="Breaks">claims of the policy that held before and do not hold after; empty, or the fix would not be proposed.</param>
public sealed record Fix(ImmutableArray<Change> Changes, Verdict Verdict, Rating AfterFix, ImmutableArray<string> Breaks);
