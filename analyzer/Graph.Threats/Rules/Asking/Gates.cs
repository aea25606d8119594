using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>
/// Application load balancers that let nobody by who is not authenticated. A `jwt-validation` action refuses whoever has no valid token;
/// `authenticate-oidc` and `authenticate-cognito` may be told to let others by, and no row says whether they are, so they prove nothing
/// (listener-authenticate-users.md, listener-verify-jwt.md).
/// </summary>
internal sealed class Gates
{
    private readonly Estate _estate;
    private readonly ILookup<string, Listener> _listeners;
    private readonly ILookup<Id<Listener>, ListenerAction> _actions;
    private readonly ILookup<Id<Listener>, ListenerRule> _rules;

    private Gates(Estate estate)
    {
        _estate = estate;
        _listeners = estate.Rows<Listener>().ToLookup(row => row.LoadBalancer.Value, StringComparer.Ordinal);
        _actions = estate.Rows<ListenerAction>().ToLookup(row => row.Listener);
        _rules = estate.Rows<ListenerRule>().ToLookup(row => row.Listener);
    }

    public static Gates Of(ThreatContext context) => new(context.Estate);

    /// <summary>Whether all of the traffic that the load balancer takes meets an action that authenticates before one that forwards.</summary>
    public bool StandBefore(string balancer, TrafficSet traffic)
    {
        if (!_estate.Rows<LoadBalancer>().Any(row => row.Id.Value == balancer && row.Type is "application")
            || !_estate.Coverage.IsComplete(ApiCall.DescribeListeners, balancer))
            return false;
        var listening = _listeners[balancer].Where(row => row.Port is { } port && traffic.Tcp.Contains(port)).ToList();
        return listening.Count > 0 && listening.TrueForAll(Authenticates);
    }

    /// <summary>The default actions, and those of every rule.</summary>
    private bool Authenticates(Listener listener) => _estate.Coverage.IsComplete(ApiCall.DescribeRules, listener.Id.Value)
        && _rules[listener.Id].Select(rule => (Id<ListenerRule>?)rule.Id).Append(null)
            .Select(rule => _actions[listener.Id].Where(action => action.Rule == rule).OrderBy(action => action.Index).ToList())
            .All(actions => actions.TrueForAll(action => action.Type is not "forward")
                || actions.TakeWhile(action => action.Type is not "forward").Any(action => action.Type is "jwt-validation"));
}
