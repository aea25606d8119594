using Graph.Engine.Answers;
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
            if ((OnePacket.In(flow.Reachable.Intersect(finding.Traffic)) ?? OnePacket.In(flow.Delivered.Intersect(finding.Traffic))) is not { } traffic)
                continue;
            var (from, to) = OnePacket.EndsOf(flow);
            var answer = ask(new Question(from, to, traffic));
            if (answer.Connection is { } connection && (answer.Verdict == Verdict.Reachable || answer.IsForwardDelivered))
                return connection.Request;
        }

        return null;
    }
}
