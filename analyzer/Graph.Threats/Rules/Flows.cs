using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Model.Evidence;
using Graph.Threats.Placement;

namespace Graph.Threats.Rules;

/// <summary>
/// All traffic that is reachable, unknown or delivered without a reply, by the assets at its ends. A flow stands for all members
/// of its two groups.
/// </summary>
public sealed class Flows
{
    private readonly ILookup<Asset, SurveyFlow> _from;
    private readonly ILookup<Asset, SurveyFlow> _to;

    public Flows(FlowSurvey survey, AssetPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(survey);
        ArgumentNullException.ThrowIfNull(placement);
        All = survey.Flows;
        Missing = survey.Missing;
        _from = ByAsset(flow => flow.Source);
        _to = ByAsset(flow => flow.Destination);

        ILookup<Asset, SurveyFlow> ByAsset(Func<SurveyFlow, EndpointGroup> end) => All
            .SelectMany(flow => placement.AssetsOf(end(flow)).Select(asset => (Asset: asset, Flow: flow)))
            .ToLookup(pair => pair.Asset, pair => pair.Flow);
    }

    public ImmutableArray<SurveyFlow> All { get; }

    /// <summary>What may hold further endpoints: no absence of a flow is certain while something is missing here.</summary>
    public ImmutableArray<MissingFact> Missing { get; }

    /// <summary>Flows that some interface of the asset takes part in as the client.</summary>
    public IEnumerable<SurveyFlow> From(Asset asset) => _from[asset];

    /// <summary>Flows that some interface of the asset takes part in as the server.</summary>
    public IEnumerable<SurveyFlow> To(Asset asset) => _to[asset];

    public IEnumerable<SurveyFlow> FromInternet(Asset asset) => To(asset).Where(flow => flow.Source is EndpointGroup.Internet);

    public IEnumerable<SurveyFlow> ToInternet(Asset asset) => From(asset).Where(flow => flow.Destination is EndpointGroup.Internet);

    public IEnumerable<SurveyFlow> FromOnPremises(Asset asset) => To(asset).Where(flow => flow.Source is EndpointGroup.OnPremises);

    public IEnumerable<SurveyFlow> Between(Asset from, Asset to) => To(to)
        .Where(flow => flow.Source is EndpointGroup.Interfaces { Ids: var ids } && from.Interfaces.Any(one => ids.Contains(one.Id)));
}
