using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Testing.Building;

/// <summary>
/// Takes the rows of the parts, each with the API call that tells it. Rows of a call that was not answered are left out, as
/// a collector would have left them out; the coverage says why.
/// </summary>
internal sealed class RowSink(Estate.Builder rows, Func<ApiCall, Scope, CoverageOutcome> outcomeOf, IRowChange change)
{
    private readonly SortedDictionary<(Scope, ApiCall, string), int> _counts = new(
        Comparer<(Scope Scope, ApiCall Call, string Subject)>.Create((x, y) =>
        {
            var byScope = x.Scope.CompareTo(y.Scope);
            if (byScope != 0)
                return byScope;
            var byCall = x.Call.CompareTo(y.Call);
            return byCall != 0 ? byCall : string.CompareOrdinal(x.Subject, y.Subject);
        }));

    private bool? _isFirstTold;

    /// <summary>Whether the first row since <see cref="StartPart"/> was told: a part's first row is the part itself.</summary>
    public bool IsPartTold => _isFirstTold == true;

    public void StartPart() => _isFirstTold = null;

    /// <summary>A row of a call that lists everything of an account and region.</summary>
    public void Add<TRow>(ApiCall call, Scope scope, TRow row)
        where TRow : class =>
        Add(call, scope, string.Empty, row);

    /// <summary>A row of a call that is asked for one id.</summary>
    public void Add<TRow>(ApiCall call, Scope scope, string subject, TRow row)
        where TRow : class
    {
        Ask(call, scope, subject);
        var told = outcomeOf(call, scope) is CoverageOutcome.Ok or CoverageOutcome.Partly ? change.Of(row) : null;
        _isFirstTold ??= told is not null;
        if (told is null)
            return;
        _counts[(scope, call, subject)]++;
        rows.Add(told);
    }

    /// <summary>The call was made, whatever it answered.</summary>
    public void Ask(ApiCall call, Scope scope, string subject = "") => _counts.TryAdd((scope, call, subject), 0);

    /// <summary>Writes the coverage of all calls that were made.</summary>
    public void Finish()
    {
        foreach (var ((scope, call, subject), count) in _counts)
        {
            var outcome = outcomeOf(call, scope);
            rows.AddCoverage(new CoverageRow(
                scope,
                call,
                subject.Length == 0 ? null : subject,
                outcome,
                count,
                outcome == CoverageOutcome.Ok ? null : "knocked out by the test",
                null,
                null));
        }
    }
}

/// <summary>What becomes of a row before it is told; null: nothing.</summary>
internal interface IRowChange
{
    TRow? Of<TRow>(TRow row)
        where TRow : class;
}
