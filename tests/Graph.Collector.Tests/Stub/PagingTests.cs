using Graph.Collector.Calls;
using Graph.Collector.Tests.Running;
using Graph.Snapshots;
using Xunit;

namespace Graph.Collector.Tests.Stub;

/// <summary>Every call that has pages is asked for all of them.</summary>
public sealed class PagingTests
{
    private const int Pages = 3;

    [Fact]
    public async Task Every_paginated_call_is_read_to_its_last_page()
    {
        await using var server = new StubServer(Answer);
        using var folder = new TemporaryFolder();
        var path = folder.File("estate.graph");
        var result = await Run.CollectAsync(
            server.Url, ["--regions", "eu-west-1", "-o", path], TestContext.Current.CancellationToken);
        Assert.True(result.ExitCode is 0 or 3, result.Error);

        using var snapshot = Snapshot.Open(path);
        var read = snapshot.Documents().Where(document => document.Kind == "collected_calls").ToList();
        var paginated = CallTable.All.Where(call => call.Paging.RequestToken is not null).ToList();
        Assert.True(paginated.Count > 40);
        Assert.All(paginated, call =>
        {
            var answers = read.Where(document => document.Call == call.Call).ToList();
            Assert.NotEmpty(answers);
            Assert.All(answers, answer =>
            {
                using var json = System.Text.Json.JsonDocument.Parse(answer.Body);
                Assert.Equal((call.Call.Name, Pages, Pages * 2), (
                    call.Call.Name, json.RootElement.GetProperty("pages").GetInt32(), json.RootElement.GetProperty("items").GetInt32()));
            });
        });
        Assert.All(paginated.Where(call => call.Paging.SizeParameter is not null), call => Assert.All(
            server.Requests.Where(request => request.Action == call.Operation && request.Version == call.Service.ApiVersion),
            request => Assert.True(request.Form.ContainsKey(call.Paging.SizeParameter!))));
    }

    // Each item has every id that anything is asked by; the importer may make of it what it can.
    private static StubReply Answer(StubRequest request)
    {
        if (request.Action is "GetCallerIdentity" or "DescribeRegions")
            return Answers.Empty(request);
        var call = Answers.CallOf(request);
        if (call.Paging.RequestToken is not { } parameter)
            return Answers.Empty(request);
        var page = request.Form.TryGetValue(parameter, out var token)
            ? int.Parse(token[1..], System.Globalization.CultureInfo.InvariantCulture)
            : 1;
        return Answers.Page(
            call,
            Item(call, page * 2) + Item(call, (page * 2) + 1),
            page < Pages ? $"p{page + 1}" : null);
    }

    private static string Item(AwsCall call, int number)
    {
        var ids = CallTable.FollowersOf(call.Call)
            .SelectMany(follower => follower.Follows!.Calls.Zip(follower.Follows.IdMember))
            .Where(pair => pair.First == call.Call)
            .Select(pair => pair.Second)
            .Distinct()
            .Select(name => call.Service == AwsService.Ec2 ? char.ToLowerInvariant(name[0]) + name[1..] : name)
            .Select(name => $"<{name}>{name.ToLowerInvariant()}-{number}</{name}>");
        return $"<item>{string.Concat(ids)}</item>";
    }
}
