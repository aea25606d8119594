namespace Graph.Threats.Findings;

/// <summary>How much a finding matters; ordered.</summary>
public enum Severity
{
    Info = 0,
    Low = 1,
    Medium = 2,
    High = 3,
    Critical = 4,
}

/// <summary>Severities as they are written and read everywhere.</summary>
public static class SeverityWords
{
    public static IReadOnlyList<string> All { get; } = ["info", "low", "medium", "high", "critical"];

    public static string Of(Severity severity) => All[(int)severity];

    public static bool TryParse(string text, out Severity severity)
    {
        for (var index = 0; index < All.Count; index++)
        {
            if (All[index] == text)
            {
                severity = (Severity)index;
                return true;
            }
        }

        severity = default;
        return false;
    }
}
