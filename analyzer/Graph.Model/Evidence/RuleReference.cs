namespace Graph.Model.Evidence;

/// <summary>The one AWS rule that decided: a route, a network ACL entry, a security group rule, a listener, a target.</summary>
/// <param name="Id">unique within the component: `sgr-...`, `ingress/100`, `10.0.0.0/16`, a listener's ARN.</param>
/// <param name="Text">the rule as AWS's console would write it, in one line; may quote hostile text.</param>
public sealed record RuleReference(string Id, string Text);
