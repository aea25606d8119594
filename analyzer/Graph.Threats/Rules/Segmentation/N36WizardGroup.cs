using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Segmentation;

/// <summary>A group in use that the console's launch wizard made.</summary>
internal sealed class N36WizardGroup : IThreatRule
{
    public ThreatId Id { get; } = new("N36");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(GroupIndex.Of);
        foreach (var group in context.Estate.Rows<SecurityGroup>())
        {
            var members = index.AssetsWith(group.Id);
            if (members.Count == 0 || Mark(group) is not { } mark)
                continue;
            var (weight, reason) = Rate.WeightOf(context.Policy, members, "nothing");
            var subject = Subjects.Group(group);
            yield return Outcomes.Found(
                Id,
                subject,
                $"{subject} was made by the launch wizard and is on {Rate.Some(members.Select(asset => asset.Id))}",
                Rating.Of(1, "nobody reviewed what the wizard suggested", weight, reason),
                [mark, .. members.Select(asset => new Fact(asset.Id, "security group", group.Id.Value))]);
        }

        foreach (var outcome in context.Unread(
            "groups", "it may tell of a group or a member", ApiCall.DescribeSecurityGroups, ApiCall.DescribeNetworkInterfaces))
            yield return outcome;
    }

    /// <summary>
    /// The wizard's name, and the description that it writes: `launch-wizard-1 created 2026-01-31T12:00:00.000Z`.
    /// </summary>
    private static Fact? Mark(SecurityGroup group)
    {
        if (group.Name.StartsWith("launch-wizard", StringComparison.Ordinal))
            return new Fact(group.Id.Value, "GroupName", group.Name);
        return group.Description is { } description
            && (description.StartsWith("launch-wizard", StringComparison.Ordinal)
                || description.StartsWith("Created by RDS management console", StringComparison.Ordinal))
                ? new Fact(group.Id.Value, "Description", description)
                : null;
    }
}
