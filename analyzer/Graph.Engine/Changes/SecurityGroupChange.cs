using System.Globalization;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Engine.Changes;

/// <summary>Takes a rule out of a security group (RevokeSecurityGroupIngress, RevokeSecurityGroupEgress).</summary>
/// <param name="Rule">the rule as it stands in the estate.</param>
public sealed record RemoveSecurityGroupRule(SecurityGroupRule Rule) : Change
{
    public override string Subject => Rule.RuleId;

    public override string Text =>
        $"remove {Rule.RuleId} from {Rule.Group} ({(Rule.IsEgress ? "outbound" : "inbound")}: {RuleText.Of(Rule)})";

    public override Estate ApplyTo(Estate estate) => Without<SecurityGroupRule>(estate, row => row == Rule, Rule.RuleId);
}

/// <summary>Puts a rule into a security group (AuthorizeSecurityGroupIngress, AuthorizeSecurityGroupEgress).</summary>
/// <param name="Rule">its id is made up: AWS gives one when the rule is made.</param>
public sealed record AddSecurityGroupRule(SecurityGroupRule Rule) : Change
{
    public override string Subject => Rule.Group.Value;

    public override string Text => $"add to {Rule.Group} {(Rule.IsEgress ? "outbound" : "inbound")}: {RuleText.Of(Rule)}";

    public override Estate ApplyTo(Estate estate)
    {
        ArgumentNullException.ThrowIfNull(estate);
        if (!estate.Rows<SecurityGroup>().Any(group => group.Id == Rule.Group))
            throw new ChangeException($"`{Rule.Group}` is not in the snapshot: give a security group that is");

        // Two rules that are added may say the same; each has an id of its own.
        var rules = estate.Rows<SecurityGroupRule>();
        var id = string.Create(CultureInfo.InvariantCulture, $"{Rule.RuleId}#{rules.Count}");
        return estate.With(rules.Append(Rule with { RuleId = id }));
    }
}
