using System.Collections.Immutable;
using Graph.Engine.Answers;
using Graph.Engine.Placing;
using Graph.Engine.Sets;
using Graph.Model.Addressing;

namespace Graph.Threats.Scopes;

/// <summary>One end of paths that are alike: some interfaces, or addresses outside.</summary>
internal abstract record PathEnd
{
    private PathEnd()
    {
    }

    public abstract bool IsEmpty { get; }

    /// <summary>Divides the end into what a filter lets through and what it does not.</summary>
    public abstract (PathEnd In, PathEnd Out) Split(EndFilter filter);

    public sealed record Inside(ImmutableArray<Member> Members) : PathEnd
    {
        public override bool IsEmpty => Members.IsEmpty;

        public override (PathEnd In, PathEnd Out) Split(EndFilter filter) =>
            (new Inside([.. Members.Where(filter.Member)]), new Inside([.. Members.Where(member => !filter.Member(member))]));
    }

    /// <param name="Group">what the addresses are of: the internet, or on premises by an entry.</param>
    public sealed record Outside(EndpointGroup Group, AddressSet Addresses) : PathEnd
    {
        public override bool IsEmpty => Addresses.IsEmpty;

        public override (PathEnd In, PathEnd Out) Split(EndFilter filter)
        {
            var kept = filter.Outside is { } within ? Addresses.Intersect(within) : Addresses;
            return (this with { Addresses = kept }, this with { Addresses = Addresses.Except(kept) });
        }
    }
}

/// <summary>An interface with the address that packets carry for it.</summary>
/// <param name="Sent">as the packet leaves the source.</param>
/// <param name="Arriving">as it reaches the destination; null where a translation on the way decides.</param>
internal sealed record Member(InterfaceProfile Interface, Address Sent, Address? Arriving);

/// <summary>What an end must be.</summary>
/// <param name="Member">whether an interface is.</param>
/// <param name="Outside">the addresses outside that are; null: all.</param>
internal sealed record EndFilter(Func<Member, bool> Member, AddressSet? Outside);

/// <summary>Requests from one end to another that no scope has divided yet.</summary>
/// <param name="Sent">the traffic as it leaves the source.</param>
/// <param name="Arriving">the traffic as it reaches the destination; the same object where nothing relays it.</param>
/// <param name="First">the flow that leaves the source.</param>
/// <param name="Second">the flow of the relay to the destination; null where there is no relay, or it passes the packet on.</param>
/// <param name="Relay">the load balancer between; null: none.</param>
internal sealed record PathSet(
    PathEnd Source, PathEnd Destination, TrafficSet Sent, TrafficSet Arriving, SurveyFlow First, SurveyFlow? Second, Relay? Relay)
{
    public bool IsEmpty => Source.IsEmpty || Destination.IsEmpty || Sent.IsEmpty || Arriving.IsEmpty;

    public bool IsDirect => Relay is null;

    /// <summary>Within a class everybody reaches everybody else: one that stands alone at an end is no other at the other end.</summary>
    public PathSet WithoutItself() => this switch
    {
        { IsDirect: true, Source: PathEnd.Inside from, Destination: PathEnd.Inside { Members: [var alone] } } =>
            this with { Source = Without(from, alone) },
        { IsDirect: true, Source: PathEnd.Inside { Members: [var alone] }, Destination: PathEnd.Inside to } =>
            this with { Destination = Without(to, alone) },
        _ => this,
    };

    public PathSet WithTraffic(TrafficSet traffic) => this with { Sent = traffic, Arriving = traffic };

    private static PathEnd.Inside Without(PathEnd.Inside end, Member one) =>
        new([.. end.Members.Where(member => member.Interface.Id != one.Interface.Id)]);
}

/// <summary>A load balancer on the way.</summary>
/// <param name="Id">the ARN, or a classic one's id.</param>
/// <param name="Answers">whether it answers the client itself; else it passes the connection on to some target.</param>
internal sealed record Relay(string Id, bool IsClassic, bool Answers, Graph.Model.Resources.Target? Target);
