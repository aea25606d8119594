using Graph.Checker.Facts;
using Graph.Model.Evidence;
using Graph.Model.Resources;

namespace Graph.Checker.Walking;

/// <summary>
/// One exploration: every way that the network may take with one packet. Rules call each other in the packet's order and
/// end each branch here, in <see cref="Arrive"/>, <see cref="Stop"/> or <see cref="Lose(Flight, Component, MissingFact, ExplanationCode?)"/>.
/// </summary>
/// <param name="isRecorded">whether the flights keep their <see cref="Milestone"/>s.</param>
internal sealed class Walk(
    EstateFacts facts, WalkerOptions options, PortChoice ports, bool endsOutside, NetworkInterface? holder, bool isRecorded = false)
{
    // Longer than any way that AWS forwards: VPC, two transit gateways, an inspection VPC, NAT and back is under 40 hops.
    private const int MaximumHops = 96;

    private readonly List<(Flight Flight, Arrival? Arrival)> _ends = [];

    public EstateFacts Facts { get; } = facts;

    public WalkerOptions Options { get; } = options;

    /// <summary>The interface that must get the packet; null: whoever the address leads to.</summary>
    public NetworkInterface? Holder { get; } = holder;

    /// <summary>
    /// Whether the destination is known to be a host on the internet: it sent the request, or stands for a whole set of
    /// addresses, which the estate's own do not fill.
    /// </summary>
    public bool EndsOutside { get; } = endsOutside;

    /// <summary>Every branch's end; the arrival is null where the branch ended early.</summary>
    public IReadOnlyList<(Flight Flight, Arrival? Arrival)> Ends => _ends;

    /// <summary>The port that the next relaying component sends from.</summary>
    public ushort RelayPort(Flight flight) => ports.OfRelay(flight.Sessions.Count(session => session is not Session.NetworkLoadBalancer { PreservesClient: true }));

    /// <summary>Another walk on the same terms, which is not recorded.</summary>
    public Walk Again() => new(Facts, Options, ports, EndsOutside, Holder);

    /// <summary>The rest of the flight's way follows from this place.</summary>
    /// <param name="resume">the rule that is at work, with its place; static, so that a walk that is not recorded pays nothing.</param>
    public Flight Mark<TPlace>(Flight flight, TPlace place, Action<Walk, Flight, TPlace> resume) => isRecorded
        ? flight with
        {
            Milestones = new Milestone(flight.Hops, flight, (walk, again) => resume(walk, again, place), flight.Milestones),
        }
        : flight;

    /// <summary>The way rests on an assumption; where it may not, it lacks what the assumption stands for.</summary>
    public Flight Assume(Flight flight, Component component, Assumption assumption) => Options.Allows(assumption)
        ? flight.Assuming(assumption)
        : flight.Lack(component, FactFor(assumption));

    /// <summary>What is missing where an assumption may not be made.</summary>
    public static MissingFact FactFor(Assumption assumption) => new(assumption.Id, $"it may not be assumed that {assumption.Text}");

    /// <summary>The packet is where its way ends.</summary>
    public void Arrive(Flight flight, Arrival arrival) => _ends.Add((flight, arrival));

    /// <summary>The way is known to end here.</summary>
    public void Stop(Flight flight, Component component, ExplanationCode code, string detail, RuleReference? rule = null) =>
        _ends.Add((flight.Block(component, code, detail, rule), null));

    /// <summary>The way cannot be followed further, since a fact is missing; what is known of its end may still refuse.</summary>
    public void Lose(Flight flight, Component component, MissingFact fact, ExplanationCode? code = null) =>
        _ends.Add((Rules.LastLine.Check(this, flight.Lack(component, fact, code)), null));

    /// <summary>As <see cref="Lose(Flight, Component, MissingFact, ExplanationCode?)"/>, for want of several facts; at least one.</summary>
    public void Lose(Flight flight, Component component, IReadOnlyList<MissingFact> facts, ExplanationCode? code = null) =>
        Lose(flight.Lack(component, facts.SkipLast(1), code), component, facts[^1], code);

    /// <summary>Whether the branch has gone on for longer than packets do; it is then ended.</summary>
    public bool IsCircling(Flight flight, Component component)
    {
        if (flight.Hops < MaximumHops)
            return false;
        Stop(flight, component, ExplanationCodes.GraphForwardingLoop, "the routes lead the packet in a circle");
        return true;
    }

    public static Journey ToJourney(Flight flight, bool reachesEnd) =>
        new(flight.Sent, Trail.ToHops(flight.Trail), reachesEnd, [.. flight.Assumptions.OrderBy(one => one.Id, StringComparer.Ordinal)]);
}
