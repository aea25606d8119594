using Graph.Checker;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Cli.Prove;

/// <summary>Shows a part of a proved flow on one packet of it, as the packet walker sees it.</summary>
internal sealed class Witnesses(Walker walker)
{
    /// <param name="part">the part of the flow's traffic to take a packet from.</param>
    public (Question Question, Answer Answer)? Of(DestinationGroup group, Flow flow, TrafficSet part)
    {
        if (OnePacket.In(part) is not { } traffic)
            return null;
        var (from, to) = OnePacket.EndsOf(group, flow);
        var question = new Question(from, to, traffic);
        return (question, walker.Ask(question));
    }
}
