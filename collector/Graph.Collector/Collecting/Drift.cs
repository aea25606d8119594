using System.Text.Json;
using Graph.Collector.Working;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>
/// Finds what changed while the estate was read: an object that another one refers to and that the answer which must list it
/// does not have. Two answers that disagree on one object are told by the importer.
/// </summary>
internal static class Drift
{
    /// <summary>
    /// What lists the objects that a member refers to, and under which id. A VPC that is shared comes with its subnets.
    /// </summary>
    private static readonly Dictionary<string, (ApiCall Call, string Id)> Targets = new(StringComparer.Ordinal)
    {
        ["VpcId"] = (ApiCall.DescribeVpcs, "VpcId"),
        ["SubnetId"] = (ApiCall.DescribeSubnets, "SubnetId"),
        ["GroupId"] = (ApiCall.DescribeSecurityGroups, "GroupId"),
        ["InstanceId"] = (ApiCall.DescribeInstances, "InstanceId"),
        ["NetworkInterfaceId"] = (ApiCall.DescribeNetworkInterfaces, "NetworkInterfaceId"),
    };

    /// <summary>The answers that are looked at: their objects refer to others of the same account.</summary>
    private static readonly HashSet<ApiCall> Sources =
    [
        ApiCall.DescribeSubnets, ApiCall.DescribeRouteTables, ApiCall.DescribeNetworkAcls, ApiCall.DescribeSecurityGroups,
        ApiCall.DescribeNetworkInterfaces, ApiCall.DescribeInstances, ApiCall.DescribeNatGateways, ApiCall.DescribeLoadBalancers,
        ApiCall.DescribeVpcEndpoints,
    ];

    private const int MostNotes = 1000;

    public static IReadOnlyList<CoverageRow> NotesOn(IReadOnlyList<StoredAnswer> answers, WorkingFile file)
    {
        var notes = new List<CoverageRow>();
        foreach (var region in answers.GroupBy(answer => answer.Key.Scope))
        {
            var whole = region.Where(answer => answer.End.Outcome == CoverageOutcome.Ok).ToList();
            var listed = Targets.Values
                .Distinct()
                .Where(target => whole.Exists(answer => answer.Key.Call == target.Call))
                .ToDictionary(target => target.Call, target => IdsOf(target, whole, file));
            foreach (var answer in whole.Where(answer => Sources.Contains(answer.Key.Call)))
                notes.AddRange(MissingIn(answer, listed, file));
        }

        return [.. notes.Take(MostNotes)];
    }

    private static HashSet<string> IdsOf((ApiCall Call, string Id) target, List<StoredAnswer> whole, WorkingFile file)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var answer in whole.Where(answer => answer.Key.Call == target.Call))
        {
            foreach (var page in answer.Pages)
            {
                // At its own depth the id names the object; below, it refers to others.
                Scan(file.Read(page), (name, value, depth) =>
                {
                    if (name == target.Id && depth <= (target.Call == ApiCall.DescribeInstances ? 5 : 3))
                        ids.Add(value);
                });
            }
        }

        return ids;
    }

    private static IEnumerable<CoverageRow> MissingIn(
        StoredAnswer answer, Dictionary<ApiCall, HashSet<string>> listed, WorkingFile file)
    {
        var missing = new SortedSet<(string Id, ApiCall Call)>();
        foreach (var page in answer.Pages)
        {
            Scan(file.Read(page), (name, value, _) =>
            {
                if (Targets.TryGetValue(name, out var target) && target.Call != answer.Key.Call
                    && listed.TryGetValue(target.Call, out var ids) && IsId(value) && !ids.Contains(value))
                {
                    missing.Add((value, target.Call));
                }
            });
        }

        foreach (var (id, call) in missing)
        {
            yield return new CoverageRow(
                answer.Key.Scope,
                answer.Key.Call,
                id,
                CoverageOutcome.Note,
                0,
                $"refers to it, and {call} does not list it: made or deleted during the collection, or another account's",
                null,
                null);
        }
    }

    // The groups of other accounts stand behind a user id, and AWS's own load balancers' behind a name.
    private static bool IsId(string text) => text.Length is > 3 and < 64 && text.Contains('-') && !text.Contains('/')
        && !text.Contains(':');

    private static void Scan(byte[] page, Action<string, string, int> onText)
    {
        var reader = new Utf8JsonReader(page);
        var isForeign = new Stack<bool>();
        var name = "";
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.PropertyName:
                    name = reader.GetString()!;
                    break;
                case JsonTokenType.StartObject or JsonTokenType.StartArray:
                    isForeign.Push((isForeign.Count > 0 && isForeign.Peek()) || IsElsewhere(name));
                    break;
                case JsonTokenType.EndObject or JsonTokenType.EndArray:
                    isForeign.Pop();
                    break;
                case JsonTokenType.String when !isForeign.Peek():
                    onText(name, reader.GetString()!, isForeign.Count);
                    break;
            }
        }
    }

    // Rules name groups of other accounts and of groups long gone: stale references are AWS's, not the collection's.
    private static bool IsElsewhere(string name) => name is "UserIdGroupPairs" or "Routes" or "Tags";
}
