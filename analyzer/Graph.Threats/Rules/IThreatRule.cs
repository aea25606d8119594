using System.Collections.Immutable;
using Graph.Model.Evidence;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;

namespace Graph.Threats.Rules;

/// <summary>Looks for one threat. A rule that yields nothing has passed: what it could not decide it must yield as undecided.</summary>
public interface IThreatRule
{
    ThreatId Id { get; }

    IEnumerable<RuleOutcome> Evaluate(ThreatContext context);
}

/// <summary>One thing that a rule came to.</summary>
public abstract record RuleOutcome
{
    private RuleOutcome()
    {
    }

    public sealed record Found(Finding Finding) : RuleOutcome;

    /// <param name="Question">what could not be decided, in a few words: `tcp 3306`, `flow logs`.</param>
    /// <param name="Missing">sorted; never empty.</param>
    public sealed record Undecided(
        Subject Source, Subject Destination, string Question, ImmutableArray<MissingFact> Missing) : RuleOutcome;
}
