using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Collector.Working;

/// <summary>One call in one account and region, of one id where it takes one.</summary>
internal readonly record struct AnswerKey(Scope Scope, ApiCall Call, string? Subject)
{
    public override string ToString() => Subject is null ? $"{Scope} {Call}" : $"{Scope} {Call} {Subject}";
}

/// <summary>How a call ended.</summary>
/// <param name="Count">the objects in all its pages.</param>
/// <param name="Error">what went wrong; null where all went well.</param>
/// <param name="Began">when its first request was sent, ISO 8601 in UTC.</param>
internal sealed record AnswerEnd(
    CoverageOutcome Outcome, int Count, string? Error, DateTimeOffset Began, DateTimeOffset Ended);
