using Graph.Model.Evidence;

namespace Graph.Cli.Output;

/// <summary>The verdicts as they are written and read everywhere.</summary>
internal static class VerdictWords
{
    public static string Of(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "reachable",
        Verdict.Unreachable => "unreachable",
        Verdict.Unknown => "unknown",
        _ => throw new ArgumentOutOfRangeException(nameof(verdict), verdict, "no verdict"),
    };

    public static bool TryParse(string text, out Verdict verdict)
    {
        (var isKnown, verdict) = text switch
        {
            "reachable" => (true, Verdict.Reachable),
            "unreachable" => (true, Verdict.Unreachable),
            "unknown" => (true, Verdict.Unknown),
            _ => (false, default),
        };
        return isKnown;
    }

    /// <summary>The verdict with its reason and code, in one line.</summary>
    public static string Sentence(Answer answer)
    {
        var code = answer.Code is { } named ? $" [{named}]" : "";
        var reason = answer.Reason.Length > 0 ? $": {answer.Reason}" : "";
        return $"{Of(answer.Verdict)}{reason}{code}";
    }
}
