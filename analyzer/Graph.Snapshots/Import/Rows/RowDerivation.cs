using System.Text.Json;
using Graph.Snapshots.Import.Kinds;

namespace Graph.Snapshots.Import.Rows;

/// <summary>Something about a stored document: that it cannot be read, or a remark.</summary>
/// <param name="Path">the place in the document: `.Routes[1]`.</param>
/// <param name="Text">continues the place.</param>
/// <param name="IsNote">whether the rows are there all the same.</param>
internal sealed record DerivationProblem(RawDocument Document, string Path, string Text, bool IsNote);

/// <summary>
/// Makes the rows of a snapshot from its raw documents, kind by kind and sorted by id: the same documents give the same rows,
/// whether they were just read or come from an older snapshot.
/// </summary>
internal sealed class RowDerivation(SnapshotWriter writer, Action<DerivationProblem> onProblem) : IDocuments
{
    private readonly RowSink _rows = new(writer);

    /// <summary>The resources that became rows.</summary>
    public long Resources { get; private set; }

    /// <exception cref="SnapshotException">the snapshot cannot be written.</exception>
    /// <exception cref="OperationCanceledException">cancelled.</exception>
    public void DeriveRows(CancellationToken cancellation)
    {
        var companions = Catalogue.All.Select(kind => kind.Companion).OfType<ResourceKind>().ToHashSet();
        foreach (var kind in Catalogue.All.Where(kind => !companions.Contains(kind)))
        {
            using var followers = kind.Companion is { } companion ? new CompanionReader(writer.Documents(companion.Name)) : null;
            foreach (var document in writer.DocumentsInTurn(kind.Name))
            {
                cancellation.ThrowIfCancellationRequested();
                var own = followers?.Take(document.ResourceId, TellOrphan) ?? [];
                Derive(kind, document, own);
            }

            followers?.TakeRest(TellOrphan);
        }
    }

    public Node? Find(ResourceKind kind, string id)
    {
        if (writer.FindDocument(kind.Name, id) is not { } document)
            return null;
        using var json = Parse(document);
        return Node.Top(json.RootElement.Clone());
    }

    private void Derive(ResourceKind kind, RawDocument document, List<RawDocument> companions)
    {
        var open = new List<JsonDocument>(1 + companions.Count);
        try
        {
            var followers = new List<Companion>(companions.Count);
            foreach (var companion in companions)
            {
                open.Add(Parse(companion));
                followers.Add(new Companion(companion, Node.Top(open[^1].RootElement)));
            }

            open.Add(Parse(document));
            var body = Node.Top(open[^1].RootElement);
            kind.Derive(new Document(document.ResourceId, document.Scope, body, this, followers, OnBadCompanion), _rows);
            Commit(kind, document);
        }
        catch (BadObjectException bad)
        {
            onProblem(new DerivationProblem(document, bad.Path, bad.Reason, IsNote: false));
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // System.Text.Json tells half a surrogate pair, and a member that comes twice, only here.
            onProblem(new DerivationProblem(document, "", "holds a text that is not Unicode, or a member twice", IsNote: false));
        }
        finally
        {
            _rows.Clear();
            open.ForEach(json => json.Dispose());
        }
    }

    private void Commit(ResourceKind kind, RawDocument document)
    {
        if (_rows.TryCommit() is { } refused)
        {
            onProblem(new DerivationProblem(document, "", $"contradicts another object's {refused}", IsNote: false));
            return;
        }

        foreach (var (path, text) in _rows.Notes)
            onProblem(new DerivationProblem(document, path, text, IsNote: true));
        if (kind.IsResource)
            Resources++;
    }

    private void OnBadCompanion(RawDocument document, BadObjectException bad) =>
        onProblem(new DerivationProblem(document, bad.Path, bad.Reason, IsNote: false));

    private void TellOrphan(RawDocument document) =>
        onProblem(new DerivationProblem(document, "", "belongs to an object that was not read", IsNote: true));

    private static JsonDocument Parse(RawDocument document) => JsonDocument.Parse(
        document.Body, new JsonDocumentOptions { MaxDepth = ImportLimits.Depth, AllowDuplicateProperties = false });
}

/// <summary>Reads the documents of a companion kind beside those of its owner: both come sorted by the owner's id.</summary>
internal sealed class CompanionReader(IEnumerable<RawDocument> documents) : IDisposable
{
    private readonly IEnumerator<RawDocument> _documents = documents.GetEnumerator();
    private bool _isStarted;
    private bool _isEnded;

    /// <summary>The documents of one owner. Owners must be asked for in order.</summary>
    public List<RawDocument> Take(string ownerId, Action<RawDocument> onOrphan)
    {
        var own = new List<RawDocument>();
        while (Current is { } document)
        {
            var order = string.CompareOrdinal(OwnerOf(document), ownerId);
            if (order > 0)
                break;
            if (order == 0)
                own.Add(document);
            else
                onOrphan(document);
            Advance();
        }

        return own;
    }

    public void TakeRest(Action<RawDocument> onOrphan)
    {
        for (; Current is { } document; Advance())
            onOrphan(document);
    }

    public void Dispose() => _documents.Dispose();

    private RawDocument? Current
    {
        get
        {
            if (!_isStarted)
                Advance();
            return _isEnded ? null : _documents.Current;
        }
    }

    private void Advance()
    {
        _isStarted = true;
        _isEnded = !_documents.MoveNext();
    }

    private static string OwnerOf(RawDocument document)
    {
        var blank = document.ResourceId.IndexOf(' ');
        return blank < 0 ? document.ResourceId : document.ResourceId[..blank];
    }
}
