using Graph.Model.Coverage;

namespace Graph.Collector.Calls;

/// <summary>
/// Every call that a collection makes in an account and region. The permissions, the script and the tests go by it.
/// </summary>
internal static class CallTable
{
    public static IReadOnlyList<AwsCall> All { get; } =
        [.. Ec2Calls.All, .. OtherCalls.ElbV2, .. OtherCalls.Elb, .. OtherCalls.Databases];

    private static readonly Dictionary<ApiCall, AwsCall> ByName = All.ToDictionary(call => call.Call);

    public static AwsCall Of(ApiCall call) => ByName[call];

    /// <summary>The calls that ask about what this call lists.</summary>
    public static IEnumerable<AwsCall> FollowersOf(ApiCall call) =>
        All.Where(other => other.Follows is { } follows && follows.Calls.Contains(call));

    /// <summary>
    /// What the command line selects. A call whose ids come from calls that are left out is left out with them.
    /// </summary>
    /// <exception cref="UsageException">a word means no call.</exception>
    public static IReadOnlySet<ApiCall> Select(IReadOnlyList<string> only, IReadOnlyList<string> skip)
    {
        foreach (var word in only.Concat(skip).Where(word => !All.Any(call => call.IsMeantBy(word))))
            throw new UsageException($"`{word}` is nothing that is collected: `graph-collect --dry-run` lists the kinds");
        var chosen = All
            .Where(call => only.Count == 0 || only.Any(call.IsMeantBy))
            .Where(call => !skip.Any(call.IsMeantBy))
            .ToDictionary(call => call.Call);
        // To ask about something, it must be listed: `--only target-health` asks for the target groups too.
        foreach (var call in chosen.Values.ToList())
            AddSources(call, chosen, skip);
        while (chosen.Values.FirstOrDefault(call => LacksSource(call, chosen)) is { } orphan)
            chosen.Remove(orphan.Call);
        return chosen.Keys.ToHashSet();
    }

    private static void AddSources(AwsCall call, Dictionary<ApiCall, AwsCall> chosen, IReadOnlyList<string> skip)
    {
        foreach (var source in (call.Follows?.Calls ?? []).Select(Of).Where(source => !skip.Any(source.IsMeantBy)))
        {
            if (chosen.TryAdd(source.Call, source))
                AddSources(source, chosen, skip);
        }
    }

    private static bool LacksSource(AwsCall call, Dictionary<ApiCall, AwsCall> chosen) =>
        call.Follows is { } follows && !follows.Calls.Any(chosen.ContainsKey);
}
