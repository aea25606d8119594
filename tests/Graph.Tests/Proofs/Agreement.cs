using Graph.Checker;
using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Proofs;
using Graph.Checker.Sets;
using Graph.Checker.Walking;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;
using Xunit;

namespace Graph.Tests.Proofs;

/// <summary>
/// Compares the walker, which takes one packet, with the proof checker's steps, which take sets: for every pair of a question
/// and every kind of traffic on both sides of every boundary that a rule draws.
/// </summary>
internal static class Agreement
{
    private static readonly ushort[] Ports = [0, 1, 22, 53, 80, 443, 1024, 8443, 65535];

    private static readonly Traffic[] Others =
    [
        Traffic.Echo, Traffic.IcmpOf(3, 4), Traffic.IcmpOf(8, 1), Traffic.IcmpOf(0, 0), Traffic.IcmpOf(128, 0), Traffic.IcmpOf(135, 0),
        Traffic.Of(new IpProtocol(47)), Traffic.Of(new IpProtocol(2)), Traffic.Of(new IpProtocol(255)),
    ];

    /// <summary>How many comparisons were made, by what the walker answered.</summary>
    public sealed record Count(int Reachable, int Unreachable, int Unknown)
    {
        public Count Add(Verdict verdict) => verdict switch
        {
            Verdict.Reachable => this with { Reachable = Reachable + 1 },
            Verdict.Unreachable => this with { Unreachable = Unreachable + 1 },
            _ => this with { Unknown = Unknown + 1 },
        };

        public Count Add(Count other) =>
            new(Reachable + other.Reachable, Unreachable + other.Unreachable, Unknown + other.Unknown);
    }

    /// <param name="mostPairs">pairs of a question beyond these are not compared.</param>
    public static Count Check(Estate estate, Question question, WalkerOptions options, int mostPairs = 12)
    {
        var facts = new EstateFacts(estate);
        var network = new Network(facts, options);
        var walks = new ConnectionWalk(facts, options);
        var traffics = TrafficsOf(estate, question.Traffic.SourcePort).ToList();
        PortRange[] clientPorts = [question.Traffic.SourcePort is { } port ? PortRange.Single(port) : PortRange.Ephemeral];
        var count = new Count(0, 0, 0);
        foreach (var pair in PairsOf(facts, question).Take(mostPairs))
        {
            var result = Exploration.Of(new Inquiry(network, pair.Sender, pair.Goal, [.. clientPorts]), TrafficSet.Everything);
            foreach (var traffic in traffics)
            {
                var answer = Answers.From(facts, walks.Walk(pair, traffic), traffic);
                var kind = TrafficSet.Of(traffic.Between(pair.Sender.Address, pair.Goal.Address, PortChoice.Usual));
                var verdict = VerdictOf(result, kind);
                if (verdict != answer.Verdict)
                    Assert.Fail($"{pair} {traffic}: walker {answer.Verdict} {answer.Reason}, sets {verdict}\n{Trace(answer)}");
                count = count.Add(verdict);
            }
        }

        return count;
    }

    public static Verdict VerdictOf(Exploration.Result result, TrafficSet kind)
    {
        if (result.Reachable.Contains(kind))
            return Verdict.Reachable;
        return result.Possible.Contains(kind) ? Verdict.Unknown : Verdict.Unreachable;
    }

    public static IEnumerable<Pair> PairsOf(EstateFacts facts, Question question)
    {
        if (question is { Source: EndpointReference.Internet, Destination: EndpointReference.Internet })
            return [];
        var source = SenderResolver.Resolve(facts, question.Source);
        var isInternet = source is Side<Sender>.Internet or Side<Sender>.Endpoints { Items: [Sender.OnInternet, ..] };
        var destination = GoalResolver.Resolve(facts, question.Destination, isInternet);
        return Answers.Unresolved(source) is null && Answers.Unresolved(destination) is null
            ? Pairs.Of(facts, source, destination)
            : [];
    }

    /// <summary>Both sides of every boundary.</summary>
    private static IEnumerable<Traffic> TrafficsOf(Estate estate, ushort? sourcePort)
    {
        var starts = estate.Rows<SecurityGroupRule>().Where(rule => rule.Protocol.HasPorts)
            .SelectMany(rule => new[] { rule.FromPort ?? 0, (rule.ToPort ?? ushort.MaxValue) + 1 })
            .Concat(estate.Rows<NetworkAclEntry>().Select(entry => entry.Ports).OfType<PortRange>()
                .SelectMany(ports => new[] { (int)ports.First, ports.Last + 1 }))
            .Concat(estate.Rows<Listener>().Select(listener => listener.Port).OfType<int>().SelectMany(port => new[] { port, port + 1 }));
        var ports = starts.SelectMany(start => new[] { start - 1, start }).Where(port => port is >= 0 and <= ushort.MaxValue)
            .Select(port => (ushort)port).Concat(Ports).Distinct().Order().Take(60);
        foreach (var port in ports)
        {
            yield return Traffic.Tcp(port, sourcePort);
            yield return Traffic.Udp(port, sourcePort);
        }

        foreach (var other in Others)
            yield return other;
    }

    private static string Trace(Answer answer) => answer.Connection is not { } connection ? "" : string.Join(
        '\n', connection.Request.Hops.Concat(connection.Reply?.Hops ?? []).Select(hop => $"  {hop.Component} {hop.Decision} {hop.Rule?.Text} {hop.After}"));
}
