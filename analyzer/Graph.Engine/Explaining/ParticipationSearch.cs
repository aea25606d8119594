using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Changes;
using Graph.Engine.Network;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Model.Resources;

namespace Graph.Engine.Explaining;

/// <summary>A connection of one packet in an estate, as the packet walker shows it; null where none could start.</summary>
public delegate Connection? PacketWalk(Estate estate, Question question);

/// <summary>
/// Finds everything that lets a path's packets pass, and what is left without each: walks a packet of each part of the traffic
/// that rules tell apart, takes away in turn what its hops passed by, proves again, and walks what is left, which shows what
/// stood behind.
/// </summary>
internal sealed class ParticipationSearch(
    CompiledNetwork network, Func<Estate, Prover> proverOf, PacketWalk walk, CancellationToken cancellation)
{
    // A path has a dozen; each costs a proof on an estate of its own.
    private const int MostRules = 96;
    private const int MostPackets = 16;

    /// <param name="reachable">what is proved to get through.</param>
    /// <returns>also whether it is all that takes part.</returns>
    public (ImmutableArray<TakingPart> Rules, bool IsWhole) Find(EndpointReference from, EndpointReference to, TrafficSet reachable, ValueSet clientPorts)
    {
        var found = new List<TakingPart>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var waiting = new Queue<Hop>();
        var (packets, isWhole) = PacketsOf(from, to, reachable);
        foreach (var traffic in packets)
            Enqueue(walk(network.Estate, new Question(from, to, traffic)));
        while (waiting.TryDequeue(out var hop) && found.Count < MostRules)
        {
            cancellation.ThrowIfCancellationRequested();
            var removal = Removals.Of(hop, network.Estate);
            if (removal is null || TryApply(removal) is not { } changed)
            {
                found.Add(new(hop.Component, hop.Rule, null, reachable, TrafficSet.Empty));
                continue;
            }

            var (left, unknown) = proverOf(changed).Decide(from, to, reachable, clientPorts);
            found.Add(new(hop.Component, hop.Rule, removal, left, unknown));
            if (OnePacket.In(left) is { } packet)
                Enqueue(walk(changed, new Question(from, to, packet)));
        }

        return ([.. found], isWhole && waiting.Count == 0);

        void Enqueue(Connection? connection)
        {
            if (connection is not { Verdict: Verdict.Reachable })
                return;
            foreach (var hop in connection.Request.Hops.Concat(connection.Reply?.Hops ?? []))
            {
                if ((hop.Rule is not null || Removals.Of(hop, network.Estate) is not null) && seen.Add($"{hop.Component} {hop.Rule?.Id}"))
                    waiting.Enqueue(hop);
            }
        }
    }

    private Estate? TryApply(Change change)
    {
        try
        {
            return change.ApplyTo(network.Estate);
        }
        catch (ChangeException)
        {
            // What only the changed estate had, or AWS made by itself.
            return null;
        }
    }

    /// <summary>A packet of each part of a set that some security group rule of the two ends tells apart.</summary>
    private (IEnumerable<Traffic> Packets, bool IsWhole) PacketsOf(EndpointReference from, EndpointReference to, TrafficSet set)
    {
        var groups = GroupsOf(from).Concat(GroupsOf(to)).ToHashSet(StringComparer.Ordinal);
        List<TrafficSet> parts = [set];
        foreach (var rule in network.Estate.Rows<SecurityGroupRule>().Where(row => groups.Contains(row.Group.Value)).Select(SecurityGroupTraffic.Of).Distinct())
        {
            if (parts.Count > MostPackets)
                break;
            parts = [.. parts.SelectMany(part => new[] { part.Intersect(rule), part.Except(rule) }).Where(part => !part.IsEmpty)];
        }

        return (parts.Take(MostPackets).Select(OnePacket.In).OfType<Traffic>(), parts.Count <= MostPackets);
    }

    private IEnumerable<string> GroupsOf(EndpointReference end) => end is EndpointReference.Of { Id: var id }
        ? (ResourceInterfaces.Of(network, id) ?? []).SelectMany(node => node.Groups.Ids)
        : [];
}
