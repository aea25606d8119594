using Graph.Checker.Endpoints;
using Graph.Checker.Facts;
using Graph.Checker.Sets;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;

namespace Graph.Checker.Walking;

/// <summary>
/// Walks a request and, from where it arrives, its reply. The result has every way that the network may take with them.
/// </summary>
/// <param name="watch">is shown every walk when it is done; null: nobody watches.</param>
internal sealed class ConnectionWalk(EstateFacts facts, WalkerOptions options, Action<Walk>? watch = null)
{
    /// <summary>One way: its evidence, where the request ended and with which ports the reply gets back.</summary>
    public sealed record Outcome(
        Sender Sender, Connection Connection, Arrival? Arrival, PortSet ClientPorts, PortChoice Ports);

    public IReadOnlyList<Outcome> Walk(Pair pair, Traffic traffic)
    {
        var outcomes = SettledChoices.Of(Walk(pair, traffic, PortChoice.Default));

        // The walk is done with sets of ports; a witness is shown with ports out of them.
        return outcomes.FirstOrDefault(outcome => outcome.Connection.Verdict == Verdict.Reachable) is { } witness
            && witness.Ports != PortChoice.Default
            ? SettledChoices.Of(Walk(pair, traffic, witness.Ports))
            : outcomes;
    }

    private List<Outcome> Walk(Pair pair, Traffic traffic, PortChoice ports)
    {
        var packet = traffic.Between(pair.Sender.Address, pair.Goal.Address, ports.Client);
        var walk = new Walk(facts, options, ports, pair.Goal.Place == GoalPlace.Internet, pair.Goal.Holder, watch is not null);
        pair.Sender.Send(walk, new Flight
        {
            Packet = packet,
            Sent = packet,
            Sender = SenderIdentity.Outside,
            ClientPorts = PortSet.Of(traffic.SourcePort is { } port ? PortRange.Single(port) : PortRange.Ephemeral),
        });

        watch?.Invoke(walk);
        var outcomes = new List<Outcome>();
        foreach (var (flight, arrival) in walk.Ends)
        {
            if (arrival is null)
                outcomes.Add(Incomplete(pair, flight, ports));
            else if (!pair.Goal.IsMetBy(arrival, flight))
                outcomes.Add(Elsewhere(pair, flight, ports));
            else
                outcomes.AddRange(Reply(pair, flight, arrival, ports));
        }

        return outcomes;
    }

    private static Outcome Incomplete(Pair pair, Flight flight, PortChoice ports) => new(
        pair.Sender, new Connection(Walking.Walk.ToJourney(flight, false), null), null, default, ports);

    private static Outcome Elsewhere(Pair pair, Flight flight, PortChoice ports)
    {
        var last = flight.Trail!.Hop.Component;
        var missed = flight.Block(last, ExplanationCodes.NoPath, "the address leads to another host than the one asked for");
        return Incomplete(pair, missed, ports);
    }

    private IEnumerable<Outcome> Reply(Pair pair, Flight request, Arrival arrival, PortChoice ports)
    {
        var journey = Walking.Walk.ToJourney(request, true);
        if ((request.IsBlocked && !options.FollowsRepliesOfBlocked)
            || !request.Sent.ExpectsReply || arrival is Arrival.Home or Arrival.AmazonProvided)
            return [new Outcome(pair.Sender, new Connection(journey, null), arrival, request.ClientPorts, ports)];

        var walk = new Walk(facts, options, ports, pair.Sender is Sender.OnInternet, null, watch is not null);
        var packet = request.Packet.Reply();
        ReplySender.Send(walk, arrival, new Flight
        {
            Packet = packet,
            Sent = packet,
            IsReply = true,
            Sender = SenderIdentity.Outside,
            Sessions = request.Sessions,
            ClientPorts = request.ClientPorts,
        });
        watch?.Invoke(walk);
        return walk.Ends.Select(end => End(pair, journey, request, arrival, end.Flight, end.Arrival, ports));
    }

    private static Outcome End(
        Pair pair, Journey request, Flight sent, Arrival arrival, Flight reply, Arrival? end, PortChoice ports)
    {
        var returned = end is null || IsReturnTo(pair.Sender, sent.Sent, reply, end)
            ? reply
            : reply.Block(
                reply.Trail!.Hop.Component,
                ExplanationCodes.GraphReplyMisdelivered,
                $"the sender of {sent.Sent} does not get a reply that it knows");
        var connection = new Connection(request, Walking.Walk.ToJourney(returned, end is not null));
        return new Outcome(pair.Sender, connection, arrival, reply.ClientPorts, Settle(sent.Sent, reply, ports));
    }

    private static bool IsReturnTo(Sender sender, Packet sent, Flight reply, Arrival end) =>
        reply.Packet.Source == sent.Destination
        && reply.Packet.Destination == sent.Source
        && reply.Sessions.IsEmpty
        && (sender, end) switch
        {
            (Sender.OfInterface from, Arrival.At to) => from.Interface.Id == to.Interface.Id,
            (Sender.OnInternet, Arrival.Internet) => true,

            // Which way back the far end takes is outside the snapshot.
            (Sender.OnPremises, Arrival.OnPremises) => true,
            _ => false,
        };

    /// <summary>Ports that every network ACL of the way lets pass; those there are where they do.</summary>
    private static PortChoice Settle(Packet sent, Flight reply, PortChoice ports)
    {
        if (!sent.Protocol.HasPorts)
            return ports;
        var client = Pick(reply.ClientPorts, ports.Client);
        var relays = reply.Legs.Reverse().Select((leg, index) => Pick(leg, ports.OfRelay(index))).ToArray();
        return client == ports.Client && relays.Select((port, index) => port == ports.OfRelay(index)).All(same => same)
            ? ports
            : new PortChoice(client, [.. relays]);
    }

    private static ushort Pick(PortSet set, ushort preferred) =>
        set.IsEmpty || set.Contains(preferred) ? preferred : set.Ranges[0].First;
}
