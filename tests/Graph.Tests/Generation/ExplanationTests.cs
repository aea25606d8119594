using Graph.Checker;
using Graph.Engine;
using Graph.Engine.Changes;
using Graph.Engine.Explaining;
using Graph.Engine.Proving;
using Graph.Engine.Sets;
using Graph.Model;
using Graph.Model.Addressing;
using Graph.Model.Evidence;
using Graph.Model.Questions;
using Graph.Testing.Generation;
using Xunit;

namespace Graph.Tests.Generation;

/// <summary>
/// What an explanation says of an estate that may lack anything, tried on the changed estate with the walker: what each rule's removal
/// leaves, and what opens.
/// </summary>
public sealed class ExplanationTests
{
    [Fact]
    public void Explanations_say_what_the_walker_finds_after_their_changes()
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        EachPlan.Check(40, (plan, _) => plan with { PassesInspection = false }, (plan, _) =>
        {
            var planned = plan.Build();
            var estate = planned.Aws.Build();
            foreach (var question in planned.Questions.Where(IsPlain).Take(2))
            {
                var why = Explain(planned, estate, question);
                foreach (var part in why.Rules.Where(part => part.Removal is not null))
                {
                    var expected = !part.Left.IsEmpty ? Verdict.Reachable : part.ClosesAlone ? Verdict.Unreachable : Verdict.Unknown;
                    Assert.Equal((part.Removal!.Text, expected), (part.Removal.Text, Walk(planned, part.Removal.ApplyTo(estate), question)));
                    Count($"removal {expected}");
                }

                Try(planned, estate, question, why.Opening);
                Count(why.Opening?.GetType().Name ?? "no opening");
            }
        });
        EachPlan.Report(string.Join(", ", counts.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {pair.Value}")));
        string[] kinds = ["By", "None", "Perhaps", "removal Reachable", "removal Unreachable"];
        Assert.All(kinds, kind => Assert.True(counts.GetValueOrDefault(kind) > 0, $"the estates show no {kind}"));

        void Count(string what) => counts[what] = counts.GetValueOrDefault(what) + 1;
    }

    /// <summary>That nothing opens a way holds whatever is missing.</summary>
    [Fact]
    public void What_no_change_opens_where_something_is_missing_none_opens_where_nothing_is()
    {
        var none = 0;
        EachPlan.Check(60, (plan, _) => plan with { IsStrict = false, PassesInspection = false }, (plan, _) =>
        {
            var (gapped, whole) = (plan.Build(), plan.Whole().Build());
            if (plan.Gaps.Count == 0 || plan.Gaps.Any(gap => gap.Part is not null))
                return;
            foreach (var (asked, known) in gapped.Questions.Zip(whole.Questions).Where(pair => IsPlain(pair.First)).Take(3))
            {
                if (Explain(gapped, gapped.Aws.Build(), asked).Opening is not Opening.None)
                    continue;
                none++;
                Assert.False(Explain(whole, whole.Aws.Build(), known).Opening is Opening.By or Opening.Perhaps, $"{known} is opened where all is known");
            }
        });
        EachPlan.Report($"{none} without an opening");
        Assert.True(none > 0, "the estates open all");
    }

    private static void Try(PlannedEstate planned, Estate estate, Question question, Opening? opening)
    {
        if (opening is Opening.Perhaps { Changes: var perhaps })
            Assert.Equal(Verdict.Unknown, Walk(planned, Change.Apply(perhaps, estate), question));
        if (opening is not Opening.By { Changes: var changes })
            return;
        Assert.Equal(Verdict.Reachable, Walk(planned, Change.Apply(changes, estate), question));
        foreach (var change in changes)
        {
            if (TryApply(changes.Remove(change), estate) is { } lacking)
                Assert.NotEqual(Verdict.Reachable, Walk(planned, lacking, question));
        }
    }

    // ICMP in a question is of whichever family the addresses have: two packets, not one of a set.
    private static bool IsPlain(Question question) => question.Traffic.Protocol.HasPorts
        && question.Source is not EndpointReference.At && question.Destination is not EndpointReference.At;

    private static Explanation Explain(PlannedEstate planned, Estate estate, Question question) =>
        new Prover(estate, new ProverOptions(planned.Options.Strict, planned.Options.Assumed)).Explain(
            question.Source,
            question.Destination,
            QuestionTraffic.Of(question.Traffic),
            ValueSet.Of(question.Traffic.SourcePort is { } port ? PortRange.Single(port) : PortRange.Ephemeral),
            mostChanges: 2,
            (changed, asked) => new Walker(changed, planned.Options).Ask(asked).Connection,
            TestContext.Current.CancellationToken);

    private static Verdict Walk(PlannedEstate planned, Estate estate, Question question) => new Walker(estate, planned.Options).Ask(question).Verdict;

    private static Estate? TryApply(IEnumerable<Change> changes, Estate estate)
    {
        try
        {
            return Change.Apply(changes, estate);
        }
        catch (ChangeException)
        {
            // One builds on another that was left out: a route to a gateway that is not attached.
            return null;
        }
    }
}
