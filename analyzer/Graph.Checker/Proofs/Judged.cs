using Graph.Checker.Sets;

namespace Graph.Checker.Proofs;

/// <summary>
/// Traffic that no known control has stopped, by what stands in its way all the same. The three parts have nothing in common.
/// </summary>
/// <param name="Open">nothing.</param>
/// <param name="Choosing">only AWS's choice among overlapping prefix lists.</param>
/// <param name="Lacking">a missing fact.</param>
internal readonly record struct Judged(TrafficSet Open, TrafficSet Choosing, TrafficSet Lacking)
{
    public static Judged Sure(TrafficSet traffic) => new(traffic, TrafficSet.Nothing, TrafficSet.Nothing);

    public bool IsEmpty => Open.IsEmpty && Choosing.IsEmpty && Lacking.IsEmpty;

    public TrafficSet All => Open.Union(Choosing).Union(Lacking);

    public Judged Only(TrafficSet traffic) =>
        new(Open.Intersect(traffic), Choosing.Intersect(traffic), Lacking.Intersect(traffic));

    public Judged Lack() => Lacking.IsEmpty && Open.IsEmpty && Choosing.IsEmpty
        ? this
        : new Judged(TrafficSet.Nothing, TrafficSet.Nothing, All);

    public Judged Choose() => new(TrafficSet.Nothing, Open.Union(Choosing), Lacking);

    /// <summary>A filter that lets some pass for certain and some perhaps.</summary>
    public Judged Filter(TrafficSet certain, TrafficSet perhaps) => new(
        Open.Intersect(certain),
        Choosing.Intersect(certain),
        Lacking.Intersect(certain.Union(perhaps)).Union(Open.Union(Choosing).Intersect(perhaps.Except(certain))));

    /// <summary>Every part made into something else; what two parts are made into is the better part's.</summary>
    public Judged Map(Func<TrafficSet, TrafficSet> map)
    {
        var open = map(Open);
        var choosing = map(Choosing).Except(open);
        return new Judged(open, choosing, map(Lacking).Except(open).Except(choosing));
    }
}
