using FsCheck;
using FsCheck.Fluent;

namespace Graph.Testing.Generation;

/// <summary>Estates for FsCheck: <c>[Properties(Arbitrary = [typeof(Estates)])]</c> and a parameter of type <see cref="EstatePlan"/>.</summary>
public static class Estates
{
    /// <summary>Estates of every construct, some of them changed afterwards; a failure shrinks to the few parts that it needs.</summary>
    public static Arbitrary<EstatePlan> Plans() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        from changes in Gen.Choose(0, 2)
        select Changed(EstatePlan.Of(seed), seed, changes),
        plan => plan.Shrink().Where(smaller => smaller.HasHosts));

    /// <summary>Estates of which every row was read.</summary>
    public static Arbitrary<WholePlan> WholePlans() => Arb.From(
        from seed in Gen.Choose(0, int.MaxValue)
        select new WholePlan(EstatePlan.Of(seed).Whole()),
        whole => whole.Plan.Shrink().Where(plan => plan.HasHosts).Select(plan => new WholePlan(plan)));

    private static EstatePlan Changed(EstatePlan plan, int seed, int changes) => Enumerable.Range(0, changes)
        .Aggregate(plan, (changed, change) => changed.Mutated(unchecked(seed + change)));
}

/// <summary>A plan without gaps, asked with default assumptions.</summary>
public sealed record WholePlan(EstatePlan Plan)
{
    public override string ToString() => Plan.ToString();
}
