using System.Collections.Immutable;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Resources;
using Graph.Threats.Rules;

namespace Graph.Threats.Scopes;

/// <summary>Tells what of a flow passes resources, by a survey of the estate without them. Each set of resources is surveyed once.</summary>
internal sealed class Passage(ThreatContext context)
{
    private readonly Dictionary<string, Dictionary<string, TrafficSet>> _without = new(StringComparer.Ordinal);

    /// <summary>Everything that may get to the flow's end.</summary>
    public static TrafficSet PossibleOf(SurveyFlow flow) => flow.Delivered.Union(flow.Unknown).Union(flow.Reachable);

    /// <summary>The part of a flow that passes some of the resources on every way it has.</summary>
    public TrafficSet Through(SurveyFlow flow, IEnumerable<string> resources)
    {
        ImmutableSortedSet<string> ids = resources.ToImmutableSortedSet(StringComparer.Ordinal);
        if (ids.IsEmpty)
            return TrafficSet.Empty;
        var name = string.Join(' ', ids);
        if (!_without.TryGetValue(name, out var left))
        {
            var prover = new Prover(Removal.Of(context.Estate, ids), context.Options, context.Policy.Tagging.Tiers);
            _without[name] = left = new(StringComparer.Ordinal);
            foreach (var other in prover.Survey(TrafficSet.AllPorts).Flows)
            {
                var key = KeyOf(other);
                left[key] = left.GetValueOrDefault(key, TrafficSet.Empty).Union(PossibleOf(other));
            }
        }

        return PossibleOf(flow).Except(left.GetValueOrDefault(KeyOf(flow), TrafficSet.Empty));
    }

    /// <summary>The resources of a type that packets can pass; none for a type that stands for no resource of its own here.</summary>
    public IEnumerable<string> OfType(string type) => type switch
    {
        ResourceTypes.InternetGateway => Ids<InternetGateway>(),
        ResourceTypes.NatGateway => Ids<NatGateway>(),
        ResourceTypes.TransitGatewayAttachment => context.Estate.Rows<TransitGatewayAttachment>().Select(row => row.Id.Value)
            .Concat(context.Estate.Rows<TransitGatewayVpcAttachment>().Select(row => row.Id.Value)),
        ResourceTypes.VpcEndpoint => Ids<VpcEndpoint>(),
        ResourceTypes.VpcPeeringConnection => Ids<VpcPeeringConnection>(),
        ResourceTypes.VpnGateway => Ids<VpnGateway>(),
        ResourceTypes.NetworkFirewall or ResourceTypes.NetworkFirewallOfGuide =>
            context.Estate.Rows<VpcEndpoint>().Where(row => row.Type is "GatewayLoadBalancer").Select(row => row.Id.Value),
        _ => [],
    };

    /// <summary>Whether an internet gateway is of the VPC of the interfaces.</summary>
    public bool IsGatewayOf(string gateway, EndpointGroup group) => group is EndpointGroup.Interfaces { Ids: [var first, ..] }
        && context.Estate.Rows<InternetGateway>().Any(row => row.Id.Value == gateway && row.Vpc == context.Placement.OfInterface(first).Vpc);

    private IEnumerable<string> Ids<TRow>()
        where TRow : class, IResource =>
        context.Estate.Rows<TRow>().Select(row => row.ResourceId);

    private static string KeyOf(SurveyFlow flow) => $"{TextOf(flow.Source)}>{TextOf(flow.Destination)}>{flow.SourceAddress}>{flow.DestinationAddress}";

    private static string TextOf(EndpointGroup group) => group switch
    {
        EndpointGroup.Interfaces { Ids: [var first, ..] } => first,
        EndpointGroup.OnPremises onPremises => $"on-prem {onPremises.Entry}",
        _ => "internet",
    };
}
