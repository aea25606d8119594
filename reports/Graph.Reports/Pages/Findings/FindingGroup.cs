using System.Collections.Immutable;
using Graph.Reports.Formats;
using Graph.Threats.Findings;

namespace Graph.Reports.Pages.Findings;

/// <summary>
/// Findings of one rule that differ in what they are about alone: same source, traffic, severity, state, reasons and rules that take part.
/// A reader needs one of them in full and the list of the others.
/// </summary>
/// <param name="Members">by key; never empty.</param>
internal sealed record FindingGroup(ImmutableArray<Finding> Members, string State)
{
    private const int MembersShown = 100;

    public Finding First => Members[0];

    /// <summary>The first in full and as many others as are listed.</summary>
    public IEnumerable<Finding> Shown => Members.Take(MembersShown + 1);

    /// <summary>In the order of the findings.</summary>
    public static ImmutableArray<FindingGroup> Of(ThreatModel model, IEnumerable<Finding> findings) =>
    [
        .. findings.GroupBy(finding => (
                finding.Source.Id,
                finding.Traffic,
                finding.Rating.Severity,
                State: FindingText.StateOf(model, finding),
                Rules: string.Join(' ', finding.Evidence.Rules),
                Fix: finding.Fix is { } fix ? string.Join(';', fix.Changes.Select(change => change.Text)) : "",
                finding.Destination.Kind,
                // What is about no traffic is told by its message alone.
                Alone: finding.Traffic.IsEmpty ? finding.Key.Text : ""))
            .Select(group => new FindingGroup([.. group], group.Key.State)),
    ];
}
