using Graph.Model.Evidence;

namespace Graph.Cli.Expectations;

/// <summary>A row and its answer.</summary>
internal readonly record struct Outcome(Expectation Expectation, Answer Answer)
{
    /// <summary>Whether the answer is the expected one; null where none is expected.</summary>
    public bool? IsMet => Expectation.Expected is { } expected ? expected == Answer.Verdict : null;

    /// <summary>A definite answer was needed and there is none.</summary>
    public bool IsUnanswered => IsMet == false && Answer.Verdict == Verdict.Unknown;

    /// <summary>There is an answer, and it is another than expected.</summary>
    public bool IsViolated => IsMet == false && Answer.Verdict != Verdict.Unknown;

    /// <summary>`true`, `false`, or empty where nothing is expected.</summary>
    public string OkCell => IsMet switch
    {
        true => "true",
        false => "false",
        null => "",
    };
}
