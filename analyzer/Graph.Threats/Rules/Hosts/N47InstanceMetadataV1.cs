using Graph.Engine.Sets;
using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Hosts;

/// <summary>
/// An instance whose metadata service answers without a session token, rated by whether the internet reaches the
/// instance.
/// </summary>
internal sealed class N47InstanceMetadataV1 : IThreatRule
{
    public ThreatId Id { get; } = new("N47");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var instance in context.Estate.Rows<Instance>())
        {
            if (instance.IsTerminated || instance.HttpEndpoint is "disabled" || instance.HttpTokens is "required")
                continue;
            var subject = context.Placement.Find(instance.Id.Value)?.Subject
                ?? context.Shared(Subjects.Of).Resource("instance", instance.Id.Value);
            if (instance.HttpTokens is null)
                yield return Outcomes.Undecided(
                    subject,
                    "metadata options",
                    new MissingFact(instance.Id.Value, "its metadata options are not in the snapshot"));
            else
                yield return Found(context, instance, subject);

            foreach (var open in instance.HttpTokens is null ? [] : OpenExposure(context, instance, subject))
                yield return open;
        }

        foreach (var outcome in context.Unread("instances", "it may tell of an instance", ApiCall.DescribeInstances))
            yield return outcome;
    }

    private RuleOutcome.Found Found(ThreatContext context, Instance instance, Subject subject)
    {
        var (weight, reason) = context.Placement.Find(instance.Id.Value) is { } asset
            ? Rate.WeightOf(context.Policy, asset)
            : (4, $"{instance.Id} has no interface that places it, which counts as the most sensitive");
        var (exposure, exposureReason) = ExposureOf(context, context.Placement.Find(instance.Id.Value));
        return Outcomes.Found(
            Id,
            subject,
            $"the metadata service of {subject} answers without a session token (IMDSv1)",
            Rating.Of(exposure, exposureReason, weight, reason),
            [
                new Fact(instance.Id.Value, "HttpTokens", instance.HttpTokens ?? ""),
                new Fact(instance.Id.Value, "HttpEndpoint", instance.HttpEndpoint ?? "enabled"),
                .. instance.IamInstanceProfile is { } profile
                    ? [new Fact(instance.Id.Value, "IamInstanceProfile", profile)]
                    : Array.Empty<Fact>(),
            ]);
    }

    /// <summary>What could show that the internet reaches the instance, where nothing proves it.</summary>
    private static IEnumerable<RuleOutcome> OpenExposure(ThreatContext context, Instance instance, Subject subject)
    {
        var asset = context.Placement.Find(instance.Id.Value);
        if (ExposureOf(context, asset).Exposure > 1)
            return [];
        var targets = context.Shared(Targets.Of);
        var ways = asset is null
            ? []
            : targets.Before(asset).Select(target => context.Placement.Find(target.Balancer)).OfType<Asset>().Prepend(asset);
        return Outcomes.Exposure(
            context, subject, ways.SelectMany(context.Flows.FromInternet), TrafficSet.All, targets.MissingIn(instance.Scope));
    }

    private static (int Exposure, string Reason) ExposureOf(ThreatContext context, Asset? asset)
    {
        if (asset is null)
            return (1, "from the instance itself");
        if (context.Flows.FromInternet(asset).Any(flow => !flow.Reachable.IsEmpty))
            return (4, "the internet is proved to reach the instance");
        var balancer = context.Shared(Targets.Of).Before(asset)
            .Select(target => context.Placement.Find(target.Balancer)).OfType<Asset>()
            .FirstOrDefault(one => context.Flows.FromInternet(one).Any(flow => !flow.Reachable.IsEmpty));
        return balancer is null
            ? (1, "the internet is not proved to reach the instance")
            : (3, $"the internet is proved to reach it through {balancer.Id}");
    }
}
