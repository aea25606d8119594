using System.Buffers;
using System.Globalization;
using System.Text.Json;
using Graph.Collector.Calls;
using Graph.Collector.Working;
using Graph.Model;
using Graph.Model.Coverage;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Collector.Collecting;

/// <summary>Makes of a finished working file what the importer turns into a snapshot.</summary>
internal static class SnapshotAssembly
{
    /// <summary>The kind of the documents that tell when each call began and ended.</summary>
    public const string CallKind = "collected_calls";

    /// <param name="scopes">the accounts and regions of this run; what a former run read besides is left out.</param>
    /// <param name="chosen">the calls of this run; the others are told as left out.</param>
    public static Collection Of(
        WorkingFile file, IReadOnlyCollection<Scope> scopes, IReadOnlySet<ApiCall> chosen)
    {
        var wanted = scopes.ToHashSet();
        var stored = file.Answers()
            .Where(answer => wanted.Contains(answer.Key.Scope) && chosen.Contains(answer.Key.Call))
            .ToList();
        var answers = stored.ConvertAll(answer => Collected(answer, file));
        answers.AddRange(Skipped(scopes, chosen));
        return new Collection(answers, Drift.NotesOn(stored, file), Records(stored, file));
    }

    private static CollectedAnswer Collected(StoredAnswer answer, WorkingFile file)
    {
        var isRecord = CallTable.Of(answer.Key.Call).IsRecordOnly;
        return new CollectedAnswer(
            answer.Key.Scope,
            answer.Key.Call,
            answer.Key.Subject,
            answer.End.Outcome,
            answer.End.Error,
            isRecord ? 0 : answer.Length,
            () => PageJoin.Open(answer, file))
        {
            Count = isRecord ? answer.End.Count : 0,
        };
    }

    private static IEnumerable<CollectedAnswer> Skipped(IReadOnlyCollection<Scope> scopes, IReadOnlySet<ApiCall> chosen) =>
        from scope in scopes
        from call in CallTable.All
        where call.Follows is null && !chosen.Contains(call.Call)
        select new CollectedAnswer(scope, call.Call, null, CoverageOutcome.Skipped, "left out on request", 0, () => Stream.Null);

    private static IEnumerable<RawDocument> Records(List<StoredAnswer> stored, WorkingFile file)
    {
        foreach (var answer in stored)
        {
            var (scope, call, subject) = answer.Key;
            var id = answer.Key.ToString();
            yield return new RawDocument(CallKind, id, scope, call, null, Times(answer));
            if (CallTable.Of(call).IsRecordOnly && answer.Pages.Count > 0)
            {
                var kind = call.Name[(call.Name.IndexOf('-') + 1)..].Replace('-', '_');
                var body = answer.Pages.Count == 1 ? file.Read(answer.Pages[0]) : PageJoin.Join(answer, file);
                yield return new RawDocument(
                    kind, subject is null ? $"{scope}" : $"{scope}/{subject}", scope, call, null, body);
            }
        }
    }

    private static byte[] Times(StoredAnswer answer)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("began", Text(answer.End.Began));
            json.WriteString("ended", Text(answer.End.Ended));
            json.WriteNumber("pages", answer.Pages.Count);
            json.WriteNumber("items", answer.End.Count);
            json.WriteString("outcome", answer.End.Outcome.ToString());
            json.WriteEndObject();
        }

        return buffer.WrittenSpan.ToArray();
    }

    private static string Text(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
