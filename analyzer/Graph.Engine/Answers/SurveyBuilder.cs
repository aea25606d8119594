using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Engine.Answers;

/// <summary>Proves all flows between classes, and between them and what is outside.</summary>
internal sealed class SurveyBuilder(
    CompiledNetwork network, Outside outside, InterfaceClasses classes, Connections connections, FlowsInto flowsInto, TrafficSet traffic)
{
    private static readonly ValueSet ClientPorts = ValueSet.Of(PortRange.Ephemeral);

    private readonly EndpointGroup.Interfaces[] _groups =
        [.. classes.All.Select(one => new EndpointGroup.Interfaces([.. one.Members.Select(node => node.Id)]))];

    public FlowSurvey Build()
    {
        var rows = new List<SurveyFlow>[classes.All.Count];
        Parallel.For(0, classes.All.Count, index => rows[index] = [.. FlowsOf(classes.All[index]).Where(Counts).Select(ToFlow)]);
        return new(
            [.. rows.SelectMany(row => row)],
            network.EndpointAbsences().All);
    }

    /// <summary>Everything to one class, and from it to the outside.</summary>
    private IEnumerable<PartyFlow> FlowsOf(InterfaceClass one)
    {
        foreach (var flow in connections.FromInternet(one, outside.Internet, traffic, ClientPorts))
            yield return flow;
        foreach (var flow in connections.FromOnPremises(one, outside.OnPremises, traffic, ClientPorts))
            yield return flow;
        foreach (var flow in flowsInto.Of(one, traffic, ClientPorts))
            yield return flow;
        foreach (var flow in connections.ToInternet(one, outside.Internet, traffic, ClientPorts))
            yield return flow;
        foreach (var flow in connections.ToOnPremises(one, outside.OnPremises, traffic, ClientPorts))
            yield return flow;
    }

    private static bool Counts(PartyFlow flow) =>
        !flow.Answer.Reachable.IsEmpty || !flow.Answer.Unknown.IsEmpty || !flow.Answer.Delivered.IsEmpty;

    private SurveyFlow ToFlow(PartyFlow flow) => new(
        GroupOf(flow.From),
        GroupOf(flow.To),
        flow.Sender.Address,
        flow.Goal.Address,
        flow.Answer.Reachable,
        flow.Answer.Unknown,
        flow.Answer.Delivered,
        flow.Answer.Unknown.IsEmpty ? [] : [.. flow.Answer.Missing.Order()],
        [
            .. flow.Answer.Assumptions.Where(assumption => !flow.Answer.Reachable.IsEmpty || !assumption.OnlyWidens)
                .OrderBy(assumption => assumption.Id, StringComparer.Ordinal),
        ]);

    private EndpointGroup GroupOf(Party party) => party switch
    {
        Party.Of { Class: var one } => _groups[one.Index],
        Party.Internet internet => new EndpointGroup.Internet(internet.Addresses),
        Party.OnPremises onPremises => new EndpointGroup.OnPremises(onPremises.Entry?.Id, onPremises.Addresses),
        _ => throw new InvalidOperationException("a party is one of the above"),
    };
}
