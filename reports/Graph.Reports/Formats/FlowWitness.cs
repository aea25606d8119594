using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Threats.Findings;

namespace Graph.Reports.Formats;

/// <summary>Shows a finding's first flow on one packet of it, hop by hop.</summary>
internal static class FlowWitness
{
    /// <summary>The way of a request of the finding; null where it has no flow, or no packet of one gets through.</summary>
    public static Journey? Of(Finding finding, Func<Question, Answer> ask)
    {
        foreach (var flow in finding.Evidence.Flows)
        {
            if (PacketOf(flow, finding.Traffic) is not { } traffic)
                continue;
            var answer = ask(new Question(SourceOf(flow), DestinationOf(flow), traffic));
            if (answer.Connection is { } connection && (answer.Verdict == Verdict.Reachable || answer.IsForwardDelivered))
                return connection.Request;
        }

        return null;
    }

    private static Traffic? PacketOf(SurveyFlow flow, TrafficSet traffic)
    {
        foreach (var set in (ReadOnlySpan<TrafficSet>)[flow.Reachable.Intersect(traffic), flow.Delivered.Intersect(traffic)])
        {
            if (!set.Tcp.IsEmpty)
                return Traffic.Tcp(set.Tcp.First);
            if (!set.Udp.IsEmpty)
                return Traffic.Udp(set.Udp.First);
            if (set.Overlaps(TrafficSet.Echo))
                return Traffic.Echo;
            if (!set.Other.IsEmpty)
                return Traffic.Of(new IpProtocol(set.Other.First));
        }

        return null;
    }

    private static EndpointReference SourceOf(SurveyFlow flow) => flow.Source is EndpointGroup.Interfaces { Ids: [var first, ..] }
        ? new EndpointReference.Of(first)
        : new EndpointReference.At(flow.SourceAddress);

    private static EndpointReference DestinationOf(SurveyFlow flow)
    {
        if (flow.Destination is not EndpointGroup.Interfaces { Ids: var ids })
            return new EndpointReference.At(flow.DestinationAddress);
        var source = flow.Source is EndpointGroup.Interfaces { Ids: [var first, ..] } ? first : null;
        return new EndpointReference.Of(ids.FirstOrDefault(id => id != source) ?? ids[0]);
    }
}
