namespace Graph.Model.Coverage;

/// <summary>All coverage rows of a snapshot, and the one question asked of them: may one reason from absence?</summary>
public sealed class CoverageLedger
{
    private readonly Dictionary<(ApiCall, Scope), bool> _complete = [];
    private readonly Dictionary<(ApiCall, string), bool> _completeSubjects = [];

    public CoverageLedger(IEnumerable<CoverageRow> rows)
    {
        Rows = [.. rows];
        var scopes = new SortedSet<Scope>();
        foreach (var row in Rows)
        {
            if (row.Outcome is CoverageOutcome.Note or CoverageOutcome.NotModelled)
                continue;
            scopes.Add(row.Scope);
            var ok = row.Outcome == CoverageOutcome.Ok;
            if (row.Subject is { } subject)
            {
                _completeSubjects[(row.Call, subject)] =
                    ok && _completeSubjects.GetValueOrDefault((row.Call, subject), true);
            }
            else
            {
                _complete[(row.Call, row.Scope)] = ok && _complete.GetValueOrDefault((row.Call, row.Scope), true);
            }
        }

        Scopes = [.. scopes];
    }

    public IReadOnlyList<CoverageRow> Rows { get; }

    /// <summary>The accounts and regions that were read, in order.</summary>
    public IReadOnlyList<Scope> Scopes { get; }

    /// <summary>Whether every answer of the call in this account and region was read whole.</summary>
    public bool IsComplete(ApiCall call, Scope scope) => _complete.GetValueOrDefault((call, scope));

    /// <summary>Whether the call was read whole in every account and region of the snapshot.</summary>
    public bool IsCompleteEverywhere(ApiCall call) => Scopes.Count > 0 && Scopes.All(scope => IsComplete(call, scope));

    /// <summary>Whether the call's answer for one id was read whole.</summary>
    public bool IsComplete(ApiCall call, string subject) => _completeSubjects.GetValueOrDefault((call, subject));
}
