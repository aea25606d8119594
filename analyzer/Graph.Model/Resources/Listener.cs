namespace Graph.Model.Resources;

/// <summary>A listener of a load balancer (ELBv2 DescribeListeners). The id is the ARN.</summary>
/// <param name="Port">null for a gateway load balancer's listener.</param>
/// <param name="Protocol">`HTTP`, `HTTPS`, `TCP`, `TLS`, `UDP`, `TCP_UDP`, `GENEVE`, ...</param>
public sealed record Listener(
    Id<Listener> Id, Scope Scope, Id<LoadBalancer> LoadBalancer, int? Port, string? Protocol, string? SslPolicy) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>A rule of a listener (ELBv2 DescribeRules). The id is the ARN.</summary>
/// <param name="Priority">`default` or a number.</param>
public sealed record ListenerRule(Id<ListenerRule> Id, Scope Scope, Id<Listener> Listener, string Priority) : IResource
{
    public string ResourceId => Id.Value;
}

/// <summary>What a listener does: one row for each target group of a forward action, one for any other action.</summary>
/// <param name="Rule">the rule whose action it is; null for the listener's own default actions.</param>
/// <param name="Index">its place among the actions, from 0.</param>
/// <param name="Type">`forward`, `redirect`, `fixed-response`, `authenticate-oidc`, ...</param>
/// <param name="RedirectProtocol">the protocol of a redirect.</param>
public sealed record ListenerAction(
    Id<Listener> Listener,
    Id<ListenerRule>? Rule,
    int Index,
    string Type,
    Id<TargetGroup>? TargetGroup,
    string? RedirectProtocol);
