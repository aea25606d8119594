using System.Collections.Immutable;
using Graph.Engine.Proving;
using Graph.Engine.Selecting;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Answers;

/// <summary>Proves every flow of a question and groups them by destination.</summary>
internal sealed class AnswerBuilder(InterfaceClasses classes, Connections connections)
{
    public ProveAnswer Prove(Selection from, Selection to, TrafficSet traffic, ValueSet clientPorts)
    {
        var groups = new List<DestinationGroup>();
        var sources = ClassesOf(from);
        foreach (var destination in ClassesOf(to))
        {
            // One that no source has an address for is unreachable, and listed all the same.
            var flows = FlowsTo(destination, sources, from, traffic, clientPorts);
            groups.Add(new(Interfaces(destination, to), Merge(flows.Select(flow => FlowOf(flow, from)))));
        }

        var outside = FlowsOutside(sources, from, to, traffic, clientPorts).ToLookup(flow => flow.To is Party.Internet);
        if (!to.Internet.IsEmpty)
            groups.Add(new(new EndpointGroup.Internet(to.Internet), Merge(outside[true].Select(flow => FlowOf(flow, from)))));
        if (!to.OnPremises.IsEmpty)
            groups.Add(new(new EndpointGroup.OnPremises(null, to.OnPremises), Merge(outside[false].Select(flow => FlowOf(flow, from)))));
        return new([.. groups], [.. from.AllMissing.Concat(to.AllMissing).Distinct().Order()]);
    }

    /// <summary>The classes that have members in a selection.</summary>
    private List<InterfaceClass> ClassesOf(Selection selection) =>
        [.. selection.Interfaces.Select(classes.Of).Distinct().OrderBy(one => one.Index)];

    private IEnumerable<PartyFlow> FlowsOutside(
        List<InterfaceClass> sources, Selection from, Selection to, TrafficSet traffic, ValueSet clientPorts)
    {
        if (!to.Internet.IsEmpty)
        {
            foreach (var flow in sources.SelectMany(source => connections.ToInternet(source, to.Internet, traffic, clientPorts, to.Named)))
                yield return flow;
        }

        if (!to.OnPremises.IsEmpty)
        {
            foreach (var flow in sources.SelectMany(source => connections.ToOnPremises(source, to.OnPremises, traffic, clientPorts)))
                yield return flow;
        }

        foreach (var flow in connections.Outside(from.Internet, from.OnPremises, to.Internet, to.OnPremises, traffic, clientPorts))
            yield return flow;
    }

    private IEnumerable<PartyFlow> FlowsTo(
        InterfaceClass destination, List<InterfaceClass> sources, Selection from, TrafficSet traffic, ValueSet clientPorts)
    {
        foreach (var flow in from.Internet.IsEmpty ? [] : connections.FromInternet(destination, from.Internet, traffic, clientPorts))
            yield return flow;
        foreach (var flow in from.OnPremises.IsEmpty ? [] : connections.FromOnPremises(destination, from.OnPremises, traffic, clientPorts))
            yield return flow;
        foreach (var source in sources)
        {
            foreach (var flow in connections.Between(source, destination, traffic, clientPorts))
                yield return flow;
        }
    }

    private static EndpointGroup.Interfaces Interfaces(InterfaceClass one, Selection selection) => new EndpointGroup.Interfaces(
        [.. one.Members.Where(selection.Interfaces.Contains).Select(node => node.Id)]);

    private static Flow FlowOf(PartyFlow flow, Selection from) => new(
        flow.From switch
        {
            Party.Of one => Interfaces(one.Class, from),
            Party.Internet internet => new EndpointGroup.Internet(internet.Addresses),
            Party.OnPremises onPremises => new EndpointGroup.OnPremises(onPremises.Entry?.Id, onPremises.Addresses),
            _ => throw new InvalidOperationException("a party is one of the above"),
        },
        flow.Sender.Address,
        flow.Goal.Address,
        flow.Answer.Reachable,
        flow.Answer.Unknown,
        flow.Answer.Unreachable,
        flow.Answer.Carried.Aggregate(ValueSet.Empty, (set, way) =>
            way.Traffic.Tcp.IsEmpty && way.Traffic.Udp.IsEmpty ? set : set.Union(way.ClientPorts)),
        flow.Answer.Unknown.IsEmpty ? [] : [.. flow.Answer.Missing.Order()],
        [
            .. flow.Answer.Assumptions.Where(assumption => !flow.Answer.Reachable.IsEmpty || !assumption.OnlyWidens)
                .OrderBy(assumption => assumption.Id, StringComparer.Ordinal),
        ]);

    /// <summary>Cells of the outside that get the same answer at the same address are one flow.</summary>
    private static ImmutableArray<Flow> Merge(IEnumerable<Flow> flows)
    {
        var merged = new List<Flow>();
        var byAnswer = new Dictionary<(string, Address, TrafficSet, TrafficSet, TrafficSet, ValueSet), int>();
        foreach (var flow in flows)
        {
            if (flow.Source is EndpointGroup.Interfaces)
            {
                merged.Add(flow);
                continue;
            }

            var key = (flow.Source.ToString(), flow.DestinationAddress, flow.Reachable, flow.Unknown, flow.Unreachable, flow.ClientPorts);
            if (byAnswer.TryGetValue(key, out var at))
            {
                merged[at] = merged[at] with
                {
                    Source = Union(merged[at].Source, flow.Source),
                    Missing = [.. merged[at].Missing.Union(flow.Missing).Order()],
                    Assumptions = [.. merged[at].Assumptions.Union(flow.Assumptions).OrderBy(one => one.Id, StringComparer.Ordinal)],
                };
            }
            else
            {
                byAnswer[key] = merged.Count;
                merged.Add(flow);
            }
        }

        return [.. merged];
    }

    private static EndpointGroup Union(EndpointGroup one, EndpointGroup other) => (one, other) switch
    {
        (EndpointGroup.Internet first, EndpointGroup.Internet second) =>
            new EndpointGroup.Internet(first.Addresses.Union(second.Addresses)),
        (EndpointGroup.OnPremises first, EndpointGroup.OnPremises second) =>
            first with { Addresses = first.Addresses.Union(second.Addresses) },
        _ => throw new ArgumentException("only what is outside is made of cells", nameof(other)),
    };
}
