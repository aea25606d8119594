using System.Globalization;
using Graph.Cli.Output;
using Graph.Cli.Trace;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Cli.Prove;

/// <summary>`graph prove` for people: the verdict, a line for each flow, and one witness hop by hop.</summary>
internal sealed class ProveText(Witnesses witnesses, TextWriter output)
{
    // More sources of one destination say nothing new to a reader; JSON has them all.
    private const int FlowsShown = 12;

    public void Write(string question, ProveAnswer answer)
    {
        output.WriteLine(SafeText.Of($"{VerdictWords.Of(answer.Verdict)}: {question}"));
        output.WriteLine(Counts(answer));
        foreach (var group in answer.Groups)
            WriteGroup(group);
        foreach (var fact in answer.Missing)
            output.WriteLine(SafeText.Of($"missing  {fact.Subject}: {fact.Reason}"));
        WriteWitness(answer);
    }

    private static string Counts(ProveAnswer answer)
    {
        var counts = answer.Groups.GroupBy(group => group.Verdict).OrderBy(group => group.Key)
            .Select(group => string.Create(
                CultureInfo.InvariantCulture, $"{group.Sum(one => CountOf(one.Destination))} {VerdictWords.Of(group.Key)}"));
        return $"destinations: {(answer.Groups.IsEmpty ? "none" : string.Join(", ", counts))}";
    }

    private static int CountOf(EndpointGroup group) => group is EndpointGroup.Interfaces interfaces ? interfaces.Ids.Length : 1;

    private void WriteGroup(DestinationGroup group)
    {
        output.WriteLine();
        output.WriteLine(SafeText.Of($"{VerdictWords.Of(group.Verdict)}  {group.Destination}"));
        if (group.Flows.IsEmpty)
            output.WriteLine("  no source has an address that could reach it");
        var shown = group.Flows.OrderBy(flow => flow.Reachable.IsEmpty).ThenBy(flow => flow.Unknown.IsEmpty).ToList();
        foreach (var flow in shown.Take(FlowsShown))
            WriteFlow(group, flow);
        if (shown.Count > FlowsShown)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {shown.Count - FlowsShown} flows more (--format json has all)"));
    }

    private void WriteFlow(DestinationGroup group, Flow flow)
    {
        var from = flow.Source is EndpointGroup.Internet internet ? From(internet.Addresses) : $"from {flow.Source}";
        var way = $"{from} to {flow.DestinationAddress}";
        if (!flow.Reachable.IsEmpty)
        {
            var ports = flow.ClientPorts.IsEmpty ? "" : $" (client ports {flow.ClientPorts})";
            output.WriteLine(SafeText.Of($"  reachable    {way}: {flow.Reachable}{ports}"));
        }

        if (!flow.Unknown.IsEmpty)
        {
            output.WriteLine(SafeText.Of($"  unknown      {way}: {flow.Unknown}"));
            foreach (var fact in flow.Missing)
                output.WriteLine(SafeText.Of($"               {fact.Subject}: {fact.Reason}"));
        }

        if (!flow.Unreachable.IsEmpty)
        {
            output.WriteLine(SafeText.Of($"  unreachable  {way}: {flow.Unreachable}"));
            foreach (var control in Controls(group, flow))
                output.WriteLine(SafeText.Of($"               {control}"));
        }
    }

    /// <summary>Every control that stops one packet of what is unreachable.</summary>
    private IEnumerable<string> Controls(DestinationGroup group, Flow flow)
    {
        if (witnesses.Of(group, flow, flow.Unreachable) is not { Answer: { Verdict: Verdict.Unreachable } answer })
            return [];
        if (answer.Connection is not { } connection)
            return [$"{answer.Code}: {answer.Reason}"];
        return connection.Request.Hops.Concat(connection.Reply?.Hops ?? [])
            .Where(hop => hop.Decision is HopDecision.Blocked)
            .Select(hop => $"{hop.Component}: {((HopDecision.Blocked)hop.Decision).Code}: {((HopDecision.Blocked)hop.Decision).Detail}")
            .Distinct(StringComparer.Ordinal);
    }

    private static string From(AddressSet addresses)
    {
        var blocks = addresses.ToBlocks().Take(5).ToList();
        return blocks.Count < 5 ? $"from internet {string.Join(",", blocks)}" : "from internet";
    }

    private void WriteWitness(ProveAnswer answer)
    {
        foreach (var group in answer.Groups)
        {
            foreach (var flow in group.Flows)
            {
                if (flow.Reachable.IsEmpty || witnesses.Of(group, flow, flow.Reachable) is not var (question, witness))
                    continue;
                output.WriteLine();
                output.WriteLine("witness");
                TraceText.Write(question, witness, output);
                return;
            }
        }
    }
}
