using System.Text.Json;
using System.Text.Unicode;
using Graph.Model.Coverage;
using Graph.Snapshots.Import.Kinds;
using Graph.Snapshots.Import.Reading;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Documents;

/// <summary>
/// Stores the objects of answers as raw documents, each once: of two descriptions of one object the more complete one, so
/// that the order in which files are read does not matter.
/// </summary>
internal sealed class DocumentCollector(SnapshotWriter writer, ImportLedger ledger)
{
    // One for all: a body is in the database before the next one is made.
    private byte[] _body = [];

    /// <summary>Stores an object that carries its own id. One that has none is dropped and told.</summary>
    /// <param name="place">where in the file: `$.Vpcs[0]`.</param>
    /// <param name="owner">the owner's account where the object itself does not tell it.</param>
    public void Store(ResourceKind kind, AnswerRecord answer, JsonValue json, string place, string? owner = null)
    {
        if (json.IsEmpty)
        {
            ledger.Drop(answer, place, $"is larger than {ImportLimits.ObjectBytes >> 20} MiB");
            return;
        }

        try
        {
            if (!Utf8.IsValid(json.Span))
                throw new BadObjectException("", "is not UTF-8");
            var body = RawBody.Of(json, kind.MayHoldSecrets, ref _body);
            var head = ObjectHead.Read(body.Span, kind, answer.Scope, owner);
            var source = DocumentSource.Of(answer.Source, place);
            Add(new RawDocument(kind.Name, head.Id, head.Scope, kind.Call, source, body), answer);
        }
        catch (BadObjectException bad)
        {
            ledger.Drop(answer, place + bad.Path, bad.Reason);
        }
        catch (Exception e) when (e is InvalidOperationException or JsonException)
        {
            // Half a surrogate pair in an escape: valid JSON, but no text.
            ledger.Drop(answer, place, "holds a text that is not Unicode");
        }
    }

    /// <summary>Stores the answer of a call that was asked for an id, under that id.</summary>
    /// <param name="key">the key that the answer's value stands under.</param>
    public void StoreAnswer(
        ResourceKind kind, AnswerRecord answer, string subject, string key, ReadOnlySpan<byte> value, string place)
    {
        byte[] json = [.. "{\""u8, .. System.Text.Encoding.UTF8.GetBytes(key), .. "\":"u8, .. value, .. "}"u8];
        if (value.IsEmpty || json.Length > ImportLimits.ObjectBytes || !Utf8.IsValid(value))
        {
            ledger.Drop(answer, place, Utf8.IsValid(value) ? "is too large" : "is not UTF-8");
            return;
        }

        Add(
            new RawDocument(
                kind.Name,
                ObjectHead.IdInScope(kind, subject, answer.Scope),
                answer.Scope,
                kind.Call,
                DocumentSource.Of(answer.Source, place),
                RawBody.Of(new JsonValue(json, IsCompact: false), kind.MayHoldSecrets, ref _body)),
            answer);
    }

    private void Add(RawDocument document, AnswerRecord answer)
    {
        answer.Count++;
        if (!writer.TryAddDocument(document))
            Merge(writer.FindDocument(document.Kind, document.ResourceId)!, document, answer);
    }

    private void Merge(RawDocument stored, RawDocument other, AnswerRecord answer)
    {
        answer.HasDuplicates = true;
        ledger.MarkDuplicated(stored);
        var order = stored.Body.Span.SequenceEqual(other.Body.Span) ? 0 : Compare(stored, other);
        var keepsStored = order != 0 ? order < 0 : CompareOrigin(stored, other) <= 0;
        if (!keepsStored)
            writer.ReplaceDocument(other);
        if (order == 0)
            return;
        var (kept, dropped) = keepsStored ? (stored, other) : (other, stored);
        var differing = DocumentDifference.Members(kept.Body, dropped.Body);
        ledger.Note(new CoverageRow(
            kept.Scope,
            kept.Call,
            kept.ResourceId,
            CoverageOutcome.Note,
            0,
            $"{DocumentSource.PlaceOf(dropped.Source)} differs in {differing} from {Quote.Text(kept.Source ?? "")}, which is kept",
            DocumentSource.FileOf(dropped.Source),
            null));
    }

    // A description that cannot be read at all loses against one that can.
    private static int Compare(RawDocument one, RawDocument other)
    {
        try
        {
            return DocumentDifference.Compare(one.Body, other.Body);
        }
        catch (InvalidOperationException)
        {
            return one.Body.Span.SequenceCompareTo(other.Body.Span);
        }
    }

    private static int CompareOrigin(RawDocument one, RawDocument other)
    {
        var byScope = one.Scope.CompareTo(other.Scope);
        return byScope != 0 ? byScope : string.CompareOrdinal(one.Source, other.Source);
    }
}
