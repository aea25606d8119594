using Graph.Model;
using Graph.Model.Coverage;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>How completely the estate was read, and what each gap means.</summary>
internal sealed class CoverageView
{
    private const int ShownErrors = 2;
    private const int ShownNotes = 200;

    private readonly CoverageLedger _ledger;
    private readonly List<Gap> _gaps;

    public CoverageView(CoverageLedger ledger)
    {
        _ledger = ledger;
        _gaps =
        [
            .. ledger.Rows
                .Where(row => row.Outcome is not (CoverageOutcome.Ok or CoverageOutcome.Note))
                .Concat(Unrecorded(ledger))
                .GroupBy(row => (row.Call, row.Outcome))
                .Select(rows => new Gap(rows.Key.Call, rows.Key.Outcome, [.. rows]))
                .OrderBy(gap => gap.Weight)
                .ThenBy(gap => gap.Call)
                .ThenBy(gap => gap.Outcome),
        ];
    }

    /// <summary>Calls that were not read whole though their answer could change a verdict.</summary>
    public int Gaps => _gaps.Where(gap => gap.Weight < Gap.Harmless).Select(gap => gap.Call).Distinct().Count();

    /// <summary>Whether endpoints may be missing from the report.</summary>
    public bool MayMissEndpoints => _ledger.Scopes.Count == 0 || !_ledger.IsCompleteEverywhere(ApiCall.DescribeNetworkInterfaces);

    public string Sentence => Gaps == 0
        ? "Every call that could change a verdict was read whole."
        : $"{Words.Count(Gaps, "API call")} whose answer could change a verdict {(Gaps == 1 ? "was" : "were")} not read whole.";

    public ScriptObject ToScript() => Script.Object(
        ("scopes", Script.List(_ledger.Scopes.Select(scope => (object)Script.Object(
            ("account", scope.Account),
            ("region", scope.Region),
            ("whole", Words.Number(Calls(scope, ok: true))),
            ("partial", Words.Number(Calls(scope, ok: false))),
            ("items", Words.Number(_ledger.Rows.Where(row => row.Scope == scope).Sum(row => row.Count))))))),
        ("gaps", Script.List(_gaps.Select(gap => gap.ToScript()))),
        ("gaps_text", Sentence),
        ("notes", Notes()),
        ("more_notes", Math.Max(0, _ledger.Rows.Count(row => row.Outcome == CoverageOutcome.Note) - ShownNotes)));

    // A required call that left no row at all was not read either.
    private static IEnumerable<CoverageRow> Unrecorded(CoverageLedger ledger)
    {
        var recorded = ledger.Rows.Select(row => (row.Scope, row.Call)).ToHashSet();
        return
            from scope in ledger.Scopes
            from call in ApiCall.Required
            where !recorded.Contains((scope, call))
            select new CoverageRow(scope, call, null, CoverageOutcome.NotAsked, 0, "the snapshot has no record of the call", null, null);
    }

    private int Calls(Scope scope, bool ok) => _ledger.Rows
        .Where(row => row.Scope == scope && row.Outcome != CoverageOutcome.Note && (row.Outcome == CoverageOutcome.Ok) == ok)
        .Select(row => row.Call)
        .Distinct()
        .Count();

    private ScriptArray Notes() => Script.List(_ledger.Rows
        .Where(row => row.Outcome == CoverageOutcome.Note)
        .OrderBy(row => row.Scope)
        .ThenBy(row => row.Call)
        .ThenBy(row => row.Source, StringComparer.Ordinal)
        .ThenBy(row => row.Subject, StringComparer.Ordinal)
        .ThenBy(row => row.Error, StringComparer.Ordinal)
        .Take(ShownNotes)
        .Select(row => (object)Script.Object(
            ("call", row.Call.Name), ("subject", row.Subject), ("text", row.Error), ("source", row.Source))));

    private sealed record Gap(ApiCall Call, CoverageOutcome Outcome, List<CoverageRow> Rows)
    {
        /// <summary>From this weight on a gap changes no verdict.</summary>
        public const int Harmless = 3;

        public int Weight => Outcome switch
        {
            CoverageOutcome.NotAvailable or CoverageOutcome.NotModelled => Harmless + 1,
            _ when CoverageMeaning.IsRequired(Call) => 0,
            _ when CoverageMeaning.Of(Call, Outcome).StartsWith("does not decide", StringComparison.Ordinal) => Harmless,
            CoverageOutcome.Denied or CoverageOutcome.Failed or CoverageOutcome.Partly => 1,
            _ => 2,
        };

        public ScriptObject ToScript()
        {
            var scopes = Rows.Select(row => row.Scope).Distinct().Order().Select(scope => scope.ToString()).ToList();
            var subjects = Rows.Select(row => row.Subject).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            var errors = Rows.Select(row => row.Error).OfType<string>().Distinct().Order(StringComparer.Ordinal).ToList();
            return Script.Object(
                ("call", Call.Name),
                ("outcome", CoverageMeaning.NameOf(Outcome)),
                ("heavy", Weight < 2),
                ("where", Words.Few(scopes, 4)),
                ("subjects", subjects.Count == 0 ? null : Words.Few(subjects, 3)),
                ("errors", errors.Count == 0 ? null : Words.Few(errors, ShownErrors)),
                ("meaning", CoverageMeaning.Of(Call, Outcome)));
        }
    }
}
