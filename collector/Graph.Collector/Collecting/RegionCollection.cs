using System.Globalization;
using System.Text.Json;
using Graph.Collector.Aws;
using Graph.Collector.Calls;
using Graph.Collector.Working;
using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>All calls in one account and region: those that list first, then those that ask about what was listed.</summary>
internal sealed class RegionCollection(
    Scope scope,
    Func<RegionClients> clients,
    IReadOnlySet<ApiCall> chosen,
    WorkingFile file,
    CallRunner runner,
    CollectionProgress progress)
{
    private readonly Dictionary<ApiCall, Task<List<StoredAnswer>>> _calls = [];

    public async Task RunAsync()
    {
        var calls = CallTable.All.Where(call => chosen.Contains(call.Call)).ToList();
        progress.Begin(scope, calls.Count);
        await Task.WhenAll(calls.Select(Start).ToList());
        progress.End(scope);
    }

    // Sources stand before what follows them in no table: the first who needs a call starts it.
    private Task<List<StoredAnswer>> Start(AwsCall call)
    {
        if (!_calls.TryGetValue(call.Call, out var running))
            _calls[call.Call] = running = CollectAsync(call);
        return running;
    }

    private async Task<List<StoredAnswer>> CollectAsync(AwsCall call)
    {
        var answers = call.Follows is { } follows
            ? await AskAboutAsync(call, follows)
            : [await AskAsync(call, null, [[]])];
        progress.CallDone(scope, answers);
        return answers;
    }

    private async Task<List<StoredAnswer>> AskAboutAsync(AwsCall call, Follows follows)
    {
        var sources = follows.Calls.Where(chosen.Contains).Select(source => Start(CallTable.Of(source))).ToList();
        var answers = await Task.WhenAll(sources);
        var ids = answers.SelectMany(source => source)
            .SelectMany(answer => IdsIn(answer, follows))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (ids.Count == 0)
            return [];
        if (follows.Batch > 1)
            return [await AskAsync(call, null, [.. ids.Chunk(follows.Batch).Select(chunk => Numbered(follows.Parameter, chunk))])];
        progress.Expect(scope, ids.Count - 1);
        var asked = ids.Select(async id =>
        {
            var answer = await AskAsync(call, id, [new(StringComparer.Ordinal) { [follows.Parameter] = id }]);
            progress.OneDone(scope);
            return answer;
        });
        return [.. await Task.WhenAll(asked)];
    }

    private Task<StoredAnswer> AskAsync(AwsCall call, string? subject, List<Dictionary<string, string>> requests) =>
        runner.RunAsync(call, new AnswerKey(scope, call.Call, subject), requests, () => clients().Of(call.Service));

    private static Dictionary<string, string> Numbered(string parameter, string[] ids) => ids
        .Select((id, index) => (Name: string.Format(CultureInfo.InvariantCulture, parameter, index + 1), Id: id))
        .ToDictionary(pair => pair.Name, pair => pair.Id, StringComparer.Ordinal);

    private IEnumerable<string> IdsIn(StoredAnswer answer, Follows follows)
    {
        var member = follows.IdMember[follows.Calls.ToList().IndexOf(answer.Key.Call)];
        var key = CallTable.Of(answer.Key.Call).Key;
        foreach (var page in answer.Pages)
        {
            using var json = JsonDocument.Parse(file.Read(page));
            foreach (var item in json.RootElement.GetProperty(key).EnumerateArray())
            {
                if (item.TryGetProperty(member, out var id) && id.GetString() is { Length: > 0 } text)
                    yield return text;
            }
        }
    }
}
