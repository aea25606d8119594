using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Documents;

/// <summary>One call's answer in one file: what was read of it and what went wrong.</summary>
internal sealed class AnswerRecord(Scope scope, ApiCall call, string? subject, string source)
{
    private string? _error;
    private int _dropped;
    private bool _isCut;
    private CoverageOutcome? _outcome;

    public Scope Scope => scope;

    public ApiCall Call => call;

    public string? Subject => subject;

    public string Source => source;

    /// <summary>The objects read.</summary>
    public int Count { get; set; }

    public string? Digest { get; set; }

    /// <summary>Whether another answer describes one of the same objects.</summary>
    public bool HasDuplicates { get; set; }

    /// <summary>An object could not be read; what else there is stands.</summary>
    public void Drop(string problem)
    {
        _error ??= problem;
        _dropped++;
    }

    /// <summary>The answer is not whole: more pages, or a file that ends early.</summary>
    public void Cut(string problem)
    {
        _error ??= problem;
        _isCut = true;
    }

    /// <summary>The answer ended as whoever asked for it says: interrupted, or denied after some pages.</summary>
    public void End(CoverageOutcome outcome, string? problem)
    {
        _outcome = outcome;
        _error = problem ?? _error;
    }

    public CoverageRow ToRow()
    {
        var outcome = _outcome is { } told ? told
            : _dropped == 0 && !_isCut ? CoverageOutcome.Ok
            : Count > 0 || _dropped > 0 ? CoverageOutcome.Partly
            : CoverageOutcome.Failed;
        var error = _dropped > 1 ? $"{_dropped} objects were dropped; the first: {_error}" : _error;
        return new CoverageRow(scope, call, subject, outcome, Math.Max(Count, 0), error, source, Digest);
    }
}

/// <summary>Everything an import has to tell: coverage rows and warnings. A warning names file and place.</summary>
internal sealed class ImportLedger
{
    private readonly Dictionary<(string Source, ApiCall Call, string? Subject), AnswerRecord> _answers = [];
    private readonly Dictionary<string, List<AnswerRecord>> _byFile = new(StringComparer.Ordinal);
    private readonly SortedDictionary<(Scope Scope, string Call), (int Count, string Source)> _unmodelled = [];
    private readonly List<CoverageRow> _rows = [];
    private readonly List<string> _warnings = [];
    private long _unsaid;

    public IEnumerable<AnswerRecord> Answers => _answers.Values;

    public AnswerRecord Open(Scope scope, ApiCall call, string? subject, string source)
    {
        var key = (source, call, subject);
        if (_answers.TryGetValue(key, out var known))
            return known;
        var answer = _answers[key] = new AnswerRecord(scope, call, subject, source);
        if (!_byFile.TryGetValue(source, out var ofFile))
            _byFile[source] = ofFile = [];
        ofFile.Add(answer);
        return answer;
    }

    public void Warn(string file, string text) => Warn($"{Quote.Text(file)}: {text}");

    /// <summary>A whole line.</summary>
    public void Warn(string line)
    {
        if (_warnings.Count < ImportLimits.Warnings)
            _warnings.Add(line);
        else
            _unsaid++;
    }

    /// <summary>An object was not read.</summary>
    public void Drop(AnswerRecord answer, string place, string reason)
    {
        answer.Drop($"{place} {reason}");
        Warn(answer.Source, $"{place} {reason}: the object is left out");
    }

    /// <summary>A remark: its error is the place in its source and the text.</summary>
    public void Note(CoverageRow row)
    {
        _rows.Add(row);
        Warn(row.Source ?? "", row.Error ?? "");
    }

    public void AddRow(CoverageRow row) => _rows.Add(row);

    /// <summary>An answer of a call that Graph does not read; one row stands for all of a call in a scope.</summary>
    public void AddUnmodelled(Scope scope, string call, string source)
    {
        var seen = _unmodelled.TryGetValue((scope, call), out var row) ? row : (Count: 0, Source: source);
        _unmodelled[(scope, call)] = (seen.Count + 1, seen.Source);
    }

    public void SetDigest(string source, string digest)
    {
        foreach (var answer in _byFile.GetValueOrDefault(source) ?? [])
            answer.Digest = digest;
    }

    /// <summary>A file ends early: nothing that it answers is whole.</summary>
    public void CutAll(string source, string reason)
    {
        foreach (var answer in _byFile.GetValueOrDefault(source) ?? [])
            answer.Cut(reason);
    }

    public bool HasAnswersOf(string source) => _byFile.ContainsKey(source);

    /// <summary>The accounts whose answers hold the document.</summary>
    public IEnumerable<string> AccountsThatTold(RawDocument document) => AnswersOf(document).Select(answer => answer.Scope.Account);

    public IReadOnlyList<AnswerRecord> AnswersOf(string source) => _byFile.GetValueOrDefault(source) ?? [];

    public void MarkDuplicated(RawDocument document)
    {
        foreach (var answer in AnswersOf(document))
            answer.HasDuplicates = true;
    }

    /// <summary>A document that was stored turned out to be unreadable, or says something worth knowing.</summary>
    public void Add(DerivationProblem problem)
    {
        var document = problem.Document;
        var file = DocumentSource.FileOf(document.Source);
        var place = DocumentSource.PlaceOf(document.Source) + problem.Path;
        if (problem.IsNote)
        {
            Note(new CoverageRow(
                document.Scope,
                document.Call,
                document.ResourceId,
                CoverageOutcome.Note,
                0,
                $"{place} {problem.Text}",
                file,
                null));
            return;
        }

        var answers = AnswersOf(document).ToList();
        foreach (var answer in answers)
            answer.Drop($"{place} {problem.Text}");
        if (answers.FirstOrDefault() is { Count: > 0 } first)
            first.Count--;
        // The same object may have been in another answer too, and is now missing from both.
        if (answers.Exists(answer => answer.HasDuplicates))
        {
            foreach (var other in Answers.Where(answer => answer.Call == document.Call && answer.HasDuplicates).Except(answers))
                other.Cut($"an object that it shares with {Quote.Text(file)} could not be read");
        }

        Warn(file, $"{place} {problem.Text}: the object is left out");
    }

    /// <summary>All rows, in order: by scope, call, subject and source.</summary>
    public IEnumerable<CoverageRow> Rows()
    {
        var rows = _rows.Concat(Answers.Select(answer => answer.ToRow())).ToList();
        rows.AddRange(_unmodelled.Select(pair => new CoverageRow(
            pair.Key.Scope,
            new ApiCall(pair.Key.Call),
            null,
            CoverageOutcome.NotModelled,
            pair.Value.Count,
            null,
            pair.Value.Source,
            null)));
        rows.AddRange(NotAsked(rows));
        return rows.OrderBy(row => row.Scope)
            .ThenBy(row => row.Call)
            .ThenBy(row => row.Subject, StringComparer.Ordinal)
            .ThenBy(row => row.Source, StringComparer.Ordinal)
            .ThenBy(row => row.Error, StringComparer.Ordinal);
    }

    public IReadOnlyList<string> Warnings() =>
        _unsaid == 0 ? _warnings : [.. _warnings, $"and {_unsaid} more warnings; the snapshot's coverage has them all"];

    private static List<CoverageRow> NotAsked(List<CoverageRow> rows)
    {
        var said = rows.Where(row => row.Outcome is not (CoverageOutcome.Note or CoverageOutcome.NotModelled)).ToList();
        var known = said.Select(row => (row.Scope, row.Call)).ToHashSet();
        return [.. said.Select(row => row.Scope).Distinct().SelectMany(scope => ApiCall.Listing
            .Where(call => !known.Contains((scope, call)))
            .Select(call => new CoverageRow(scope, call, null, CoverageOutcome.NotAsked, 0, null, null, null)))];
    }

    // The answers that a document may be of: those of its call in its file, and where they are told apart by id, its own.
    private IEnumerable<AnswerRecord> AnswersOf(RawDocument document)
    {
        var ofCall = (_byFile.GetValueOrDefault(DocumentSource.FileOf(document.Source)) ?? [])
            .Where(answer => answer.Call == document.Call);
        var own = ofCall.Where(answer => answer.Subject is { } subject
            && (subject == document.ResourceId
                || document.ResourceId.EndsWith("/" + subject, StringComparison.Ordinal))).ToList();
        return own.Count > 0 ? own : ofCall;
    }
}
