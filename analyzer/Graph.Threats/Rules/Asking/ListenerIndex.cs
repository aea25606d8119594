using Graph.Model;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Threats.Rules.Asking;

/// <summary>Listeners by load balancer, with what they do.</summary>
internal sealed class ListenerIndex
{
    private readonly Estate _estate;
    private readonly ILookup<Id<LoadBalancer>, Listener> _listeners;
    private readonly ILookup<Id<Listener>, ListenerAction> _actions;
    private readonly Dictionary<Id<TargetGroup>, TargetGroup> _groups;

    private ListenerIndex(Estate estate)
    {
        _estate = estate;
        _listeners = estate.Rows<Listener>().ToLookup(listener => listener.LoadBalancer);
        _actions = estate.Rows<ListenerAction>().ToLookup(action => action.Listener);
        _groups = estate.Rows<TargetGroup>().ToDictionary(group => group.Id);
    }

    public static ListenerIndex Of(ThreatContext context) => new(context.Estate);

    public IEnumerable<Listener> Of(Balancer balancer) => balancer.Row is { } row ? _listeners[row.Id] : [];

    /// <summary>The listener's own actions and those of its rules.</summary>
    public IEnumerable<ListenerAction> ActionsOf(Listener listener) => _actions[listener.Id];

    /// <summary>The target groups that a listener forwards to.</summary>
    public IEnumerable<TargetGroup> GroupsOf(Listener listener) =>
        ActionsOf(listener).Select(action => action.TargetGroup).OfType<Id<TargetGroup>>().Distinct()
            .Where(_groups.ContainsKey).Select(id => _groups[id]);

    /// <summary>The load balancers whose listeners were not read.</summary>
    public IEnumerable<RuleOutcome> Unread(IEnumerable<Balancer> balancers) => balancers
        .Where(one => one.Row is not null && !_estate.Coverage.IsComplete(ApiCall.DescribeListeners, one.Id))
        .Select(one =>
            Outcomes.Undecided(
                one.Subject,
                "listeners",
                new MissingFact($"{ApiCall.DescribeListeners} of {one.Id}", "its listeners are needed")));
}
