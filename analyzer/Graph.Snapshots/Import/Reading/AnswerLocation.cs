using Graph.Model.Coverage;
using Graph.Snapshots.Import.Inputs;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Reading;

/// <summary>What a file's path tells: folders give account and region in any order, names give call and id.</summary>
/// <param name="Base">the folders above the region: files below one base are of one account.</param>
/// <param name="Input">the input that it is in.</param>
/// <param name="CallName">the call as the path names it; null where it names none.</param>
/// <param name="Call">the call that this is, where Graph reads it.</param>
/// <param name="Subject">the id that the call was asked for; null for an ordinary file.</param>
internal sealed record AnswerLocation(
    string Base, string Input, string? Account, string? Region, string? CallName, ApiCall? Call, string? Subject)
{
    public static AnswerLocation Of(InputFile input)
    {
        var segments = input.Location.Split('/');
        var file = WithoutEnding(segments[^1]);
        var callFolder = Array.FindIndex(segments, 0, segments.Length - 1, CallNames.LooksLikeCall);
        var folders = segments[..(callFolder < 0 ? segments.Length - 1 : callFolder)];
        var region = Array.FindLastIndex(folders, ScopeNames.IsRegion);
        var account = Array.FindLastIndex(folders, ScopeNames.IsAccount);
        var callName = callFolder >= 0 ? segments[callFolder] : CallNames.LooksLikeCall(file) ? file : null;
        var call = callName is null ? null : CallNames.Find(callName);
        string? subject = null;
        if (callFolder >= 0 && !(call is { } known && ApiCall.Listing.Contains(known)))
        {
            // An ARN that was not percent-encoded lies in folders at its slashes.
            subject = string.Join('/', segments[(callFolder + 1)..^1].Append(file).Select(Uri.UnescapeDataString));
            call = Precise(call, subject);
            subject = IdText.IsValid(subject) ? subject : null;
        }

        return new AnswerLocation(
            input.Input + string.Join('/', folders[..(region < 0 ? folders.Length : region)]),
            input.Input,
            account < 0 ? null : folders[account],
            region < 0 ? null : folders[region],
            callName,
            call,
            subject);
    }

    // Both load balancing services have a call of this name: ELBv2 is asked by ARN, classic ELB by name.
    private static ApiCall? Precise(ApiCall? call, string subject) =>
        call == ApiCall.DescribeLoadBalancerAttributes && !subject.StartsWith("arn:", StringComparison.Ordinal)
            ? ApiCall.DescribeClassicLoadBalancerAttributes
            : call;

    private static string WithoutEnding(string name) =>
        name.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? name[..^5] : name;
}
