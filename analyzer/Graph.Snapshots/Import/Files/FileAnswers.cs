using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots.Import.Documents;
using Graph.Snapshots.Import.Inputs;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Files;

/// <summary>The answers found in one file, and what became of them.</summary>
internal sealed class FileAnswers(
    InputFile file, AnswerLocation location, Scope scope, ImportLedger ledger, DocumentCollector documents)
{
    private readonly List<AnswerRecord> _inAnswer = [];
    private bool _isCut;

    public InputFile File => file;

    public AnswerLocation Location => location;

    public ImportLedger Ledger => ledger;

    public DocumentCollector Documents => documents;

    /// <summary>Whether the file's call is accounted for, in whatever way.</summary>
    public bool IsToldOf { get; private set; }

    /// <summary>Whether the file is meant to be an answer, by its name or folder.</summary>
    public bool IsNamedAsData => file.IsNamedJson || location.Call is not null || location.Subject is not null;

    public AnswerRecord Open(ApiCall call, string? subject)
    {
        IsToldOf = true;
        var answer = ledger.Open(scope, call, subject, file.Path);
        if (!_inAnswer.Contains(answer))
            _inAnswer.Add(answer);
        return answer;
    }

    /// <summary>The answer at hand goes on in pages that the file does not have.</summary>
    public void Cut() => _isCut = true;

    public void EndAnswer()
    {
        if (_isCut)
        {
            foreach (var answer in _inAnswer)
                answer.Cut("the answer has more pages, which are not in the file");
            if (_inAnswer.Count > 0)
                ledger.Warn(file.Path, "holds an answer with more pages to come: what it leaves out is not known");
        }

        _isCut = false;
        _inAnswer.Clear();
    }

    /// <summary>The file holds an error in the place of its answer.</summary>
    public void Refuse(ErrorAnswer error) => Tell(location.Call ?? error.Call, error.Outcome, error.Text);

    /// <summary>The file, or its answer, cannot be read.</summary>
    public void Fail(string reason) => Tell(location.Call ?? CallOfStem(), CoverageOutcome.Failed, reason);

    /// <summary>The answer of a call that Graph does not read.</summary>
    public void TellForeign(string call)
    {
        IsToldOf = true;
        ledger.AddUnmodelled(scope, call, file.Path);
    }

    /// <summary>
    /// A key that Graph does not read. A file that is named by its call says itself what it is; others are warned of.
    /// </summary>
    public void TellUnknown(string key)
    {
        var isForeign = location.CallName is not null && location.Call is null;
        if (Catalogue.OfOneId.ContainsKey(key) && !isForeign)
        {
            Fail($"$.{key} does not say whose it is: name the file `<call>/<id>.json`");
            return;
        }

        ledger.AddUnmodelled(
            scope, isForeign ? Quote.Member(location.CallName!) : $"unrecognized/{Quote.Member(key)}", file.Path);
        if (isForeign || Catalogue.Unneeded.Contains(key))
            IsToldOf = true;
        else
            ledger.Warn(file.Path, $"$.{Quote.Member(key)} is not an answer that graph reads");
    }

    private void Tell(ApiCall? call, CoverageOutcome outcome, string text)
    {
        IsToldOf = true;
        ledger.AddRow(new CoverageRow(
            scope, call ?? new ApiCall("unrecognized"), location.Subject, outcome, 0, text, file.Path, null));
        ledger.Warn(file.Path, text);
    }

    // `RouteTables.json` is named by its key.
    private ApiCall? CallOfStem()
    {
        var stem = Path.GetFileNameWithoutExtension(file.Name);
        if (Catalogue.Lists.TryGetValue(stem, out var listed))
            return listed.Call;
        return Catalogue.Wrappers.TryGetValue(stem, out var wrapper) ? wrapper.Kind.Call : null;
    }
}
