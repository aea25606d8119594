using Graph.Model.Coverage;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Hosts;

/// <summary>An unencrypted volume on an instance, rated by the instance's tier.</summary>
internal sealed class N49UnencryptedVolume : IThreatRule
{
    public ThreatId Id { get; } = new("N49");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        foreach (var volume in context.Estate.Rows<Volume>()
            .Where(volume => !volume.Encrypted && volume.Instances.Count > 0))
        {
            var assets = volume.Instances.Select(instance => context.Placement.Find(instance.Value)).OfType<Asset>()
                .ToList();
            var subject = context.Shared(Subjects.Of).Resource("volume", volume.Id.Value);
            var (weight, reason) = assets.Count > 0
                ? Rate.WeightOf(context.Policy, assets, "nothing")
                : (4, "no interface places its instance, which counts as the most sensitive");
            yield return Outcomes.Found(
                Id,
                subject,
                $"{subject} on {Rate.Some(volume.Instances.Select(instance => instance.Value))} is not encrypted",
                Rating.Of(1, "whoever gets a copy of it", weight, reason),
                [new Fact(volume.Id.Value, "Encrypted", "false"), .. volume.Instances.Select(instance =>
                    new Fact(volume.Id.Value, "attached to", instance.Value))]);
        }

        foreach (var outcome in Outcomes.Unplaced(context)
            .Concat(context.Unread("volumes", "it may tell of a volume", ApiCall.DescribeVolumes)))
            yield return outcome;
    }
}
