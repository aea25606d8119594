using System.Globalization;
using Graph.Cli.Output;
using Graph.Cli.Trace;
using Graph.Engine;
using Graph.Engine.Answers;
using Graph.Engine.Sets;
using Graph.Model.Evidence;

namespace Graph.Cli.Prove;

/// <summary>`graph prove` for people: the verdict, a line for each flow, and one witness hop by hop.</summary>
/// <param name="clientPorts">of the question.</param>
internal sealed class ProveText(Prover prover, Witnesses witnesses, ValueSet clientPorts, TextWriter output)
{
    // More parts of one refusal are lists of ports that nobody reads.
    private const int PartsShown = 8;

    // More sources of one destination say nothing new to a reader; JSON has them all.
    private const int FlowsShown = 12;

    /// <param name="explanations">one for each group; empty where none were asked for.</param>
    public void Write(string question, ProveAnswer answer, IReadOnlyList<Explainer.Explained?> explanations)
    {
        output.WriteLine(SafeText.Of($"{VerdictWords.Of(answer.Verdict)}: {question}"));
        output.WriteLine(Counts(answer));
        for (var i = 0; i < answer.Groups.Length; i++)
        {
            WriteGroup(answer.Groups[i]);
            if (explanations.Count > 0 && explanations[i] is { } explained)
                ExplanationText.Write(explained, output);
        }

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
            WriteControls(group, flow);
        }
    }

    /// <summary>Every control that stops what is unreachable, part by part where they differ.</summary>
    private void WriteControls(DestinationGroup group, Flow flow)
    {
        var (from, to) = OnePacket.EndsOf(group, flow);
        var parts = prover.BlockedParts(from, to, flow.Unreachable, clientPorts)
            .Select(part => (Traffic: part, Controls: Controls(group, flow, part).ToList()))
            .GroupBy(part => string.Join('\n', part.Controls), StringComparer.Ordinal)
            .Select(same => (Traffic: same.Select(part => part.Traffic).Aggregate((sum, part) => sum.Union(part)), same.First().Controls))
            .ToList();
        foreach (var (traffic, controls) in parts.Take(PartsShown))
        {
            if (parts.Count > 1)
                output.WriteLine(SafeText.Of($"             {traffic}"));
            foreach (var control in controls)
                output.WriteLine(SafeText.Of($"               {control}"));
        }

        if (parts.Count > PartsShown)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"             and {parts.Count - PartsShown} parts more (--proof has all)"));
    }

    private IEnumerable<string> Controls(DestinationGroup group, Flow flow, TrafficSet part)
    {
        if (witnesses.Of(group, flow, part) is not { Answer: { Verdict: Verdict.Unreachable } answer })
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
