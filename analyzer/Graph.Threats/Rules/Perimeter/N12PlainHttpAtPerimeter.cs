using System.Globalization;
using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Perimeter;

/// <summary>An internet-facing listener that serves plain HTTP without sending the client to HTTPS.</summary>
internal sealed class N12PlainHttpAtPerimeter : IThreatRule
{
    public ThreatId Id { get; } = new("N12");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var index = context.Shared(ListenerIndex.Of);
        var balancers = context.Shared(Balancers.Of).InternetFacing.ToList();
        foreach (var balancer in balancers)
        {
            foreach (var listener in index.Of(balancer))
            {
                if (Plain(index, listener) is { } fact)
                    yield return Found(
                        context, balancer, listener.Id.Value, $"{listener.Protocol} {Number(listener.Port)}", fact);
            }
        }

        var classic = context.Estate.Rows<ClassicListener>().ToLookup(listener => listener.LoadBalancer.Value);
        foreach (var balancer in balancers.Where(one => one.Row is null))
        {
            foreach (var listener in classic[balancer.Id].Where(one => one.Protocol is "HTTP"))
                yield return Found(
                    context,
                    balancer,
                    $"{balancer.Id}/{listener.Protocol}/{Number(listener.Port)}",
                    $"HTTP {Number(listener.Port)}",
                    new Fact(balancer.Id, "listener", $"HTTP {Number(listener.Port)}"));
        }

        foreach (var outcome in index.Unread(balancers).Concat(context.Unread(
            "load balancers", "it may tell of a load balancer", ApiCall.DescribeLoadBalancers, ApiCall.DescribeClassicLoadBalancers)))
            yield return outcome;
    }

    /// <summary>
    /// What the listener serves in the clear; null where it redirects, answers by itself or speaks TLS.
    /// </summary>
    private static Fact? Plain(ListenerIndex index, Listener listener) => listener.Protocol switch
    {
        "HTTP" when index.ActionsOf(listener)
            .FirstOrDefault(action =>
                action.Type is "forward"
                    || (action.Type is "redirect"
                        && action.RedirectProtocol is not ("HTTPS" or null or "#{protocol}"))) is { } action =>
            new Fact(listener.Id.Value, action.Rule?.Value ?? "default action", action.TargetGroup is { } group
                ? $"forward to {group}"
                : action.Type),
        "HTTP" when index.ActionsOf(listener)
            .FirstOrDefault(action =>
                action is { Type: "redirect", RedirectProtocol: null or "#{protocol}" }) is { } action =>
            new Fact(listener.Id.Value, action.Rule?.Value ?? "default action", "redirect to HTTP"),
        "TCP" when listener.Port == 80 => new Fact(listener.Id.Value, "protocol", "TCP 80"),
        _ => null,
    };

    private RuleOutcome.Found Found(ThreatContext context, Balancer balancer, string listener, string name, Fact fact)
    {
        var (weight, reason) = context.Placement.Find(balancer.Id) is { } asset
            ? Rate.WeightOf(context.Policy, asset)
            : (2, "a load balancer at the perimeter");
        return Outcomes.Found(
            Id,
            new Subject("listener", listener, balancer.Name),
            $"{balancer.Subject} serves the internet in the clear: listener {name}",
            Rating.Of(3, "whoever is on the way of a client", weight, reason),
            [new Fact(balancer.Id, "Scheme", "internet-facing"), fact],
            [listener],
            Subject.Internet);
    }

    private static string Number(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";
}
