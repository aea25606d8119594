using System.Diagnostics;
using System.Globalization;
using Graph.Testing.Generation;
using Xunit;

namespace Graph.Tests.Generation;

/// <summary>
/// Checks a property on the estates of consecutive seeds, so that each run says the same and a long run is one with more of them;
/// what fails is shrunk before it is shown, and the run says now and then how far it is.
/// </summary>
internal static class EachPlan
{
    // The first tell what is wrong; each costs hundreds of runs to shrink.
    private const int Shown = 3;
    private const int MostTrials = 3000;

    /// <param name="estates">how many, unless the long run is asked for.</param>
    /// <param name="property">throws where it does not hold; told the seed for choices of its own.</param>
    public static void Check(int estates, Action<EstatePlan, int> property) => Check(estates, (plan, _) => plan, property);

    /// <param name="prepare">what becomes of a drawn plan before it is checked, and made smaller where the check fails.</param>
    public static void Check(int estates, Func<EstatePlan, int, EstatePlan> prepare, Action<EstatePlan, int> property)
    {
        var problems = new List<string>();
        var (clock, done, differ, last) = (Stopwatch.StartNew(), 0, 0, TimeSpan.Zero);
        var seeds = LongRun.Seeds(estates).ToList();
        foreach (var seed in seeds)
        {
            var plan = prepare(PlanOf(seed), seed);
            if (ProblemOf(plan) is not null)
            {
                differ++;
                if (problems.Count < Shown)
                    problems.Add(Shrunk(plan, seed, ProblemOf));
            }

            done++;
            if (clock.Elapsed - last <= TimeSpan.FromSeconds(30))
                continue;
            last = clock.Elapsed;
            var left = clock.Elapsed / done * (seeds.Count - done);
            Report(string.Create(CultureInfo.InvariantCulture, $"{done} of {seeds.Count} estates, {differ} differ, {left.TotalMinutes:f0} minutes left"));

            string? ProblemOf(EstatePlan one) => Problem(property, one, seed);
        }

        Report(string.Create(CultureInfo.InvariantCulture, $"{done} estates, {differ} differ"));
        Assert.True(differ == 0, string.Join("\n\n", problems.Prepend($"{differ} of {done} estates differ")));
    }

    public static void Report(string line) => TestContext.Current.TestOutputHelper?.WriteLine(line);

    /// <summary>Every third estate is one that was changed after it was drawn.</summary>
    private static EstatePlan PlanOf(int seed) => seed % 3 == 0 ? EstatePlan.Of(seed).Mutated(seed) : EstatePlan.Of(seed);

    private static string? Problem(Action<EstatePlan, int> property, EstatePlan plan, int seed)
    {
        try
        {
            property(plan, seed);
            return null;
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return error is Xunit.Sdk.XunitException ? error.Message : error.ToString();
        }
    }

    private static string Shrunk(EstatePlan plan, int seed, Func<EstatePlan, string?> problemOf)
    {
        var trials = 0;
        while (trials < MostTrials && plan.Shrink().FirstOrDefault(smaller => ++trials < MostTrials && problemOf(smaller) is not null) is { } smaller)
            plan = smaller;
        return $"estate {seed}, shrunk:\n{plan}{problemOf(plan)}";
    }
}
