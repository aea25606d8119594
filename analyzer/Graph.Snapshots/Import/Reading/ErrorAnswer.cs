using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Graph.Model.Coverage;
using Graph.Snapshots.Import.Rows;

namespace Graph.Snapshots.Import.Reading;

/// <summary>An error in the place of an answer: the text that the AWS CLI prints, or the JSON that SDKs dump.</summary>
/// <param name="Call">the call that failed, where the text names it.</param>
internal sealed partial record ErrorAnswer(CoverageOutcome Outcome, ApiCall? Call, string Text)
{
    /// <summary>Reads `An error occurred (Code) when calling the Operation operation: ...`; null for another text.</summary>
    public static ErrorAnswer? OfText(ReadOnlySpan<byte> text)
    {
        var match = CliError().Match(Encoding.UTF8.GetString(text[..Math.Min(text.Length, 4096)]));
        if (!match.Success)
            return null;
        var code = match.Groups["code"].Value;
        return new ErrorAnswer(OutcomeOf(code), CallNames.FindOperation(match.Groups["operation"].Value), TextOf(code));
    }

    /// <summary>Reads the value of `Error`: `{"Code": ..., "Message": ...}`, or of `__type`: the code.</summary>
    public static ErrorAnswer OfJson(ReadOnlyMemory<byte> value)
    {
        var code = "";
        try
        {
            using var json = JsonDocument.Parse(value, new JsonDocumentOptions { MaxDepth = ImportLimits.Depth });
            var element = json.RootElement;
            if (element.ValueKind == JsonValueKind.Object && element.TryGetProperty("Code", out var member))
                element = member;
            if (element.ValueKind == JsonValueKind.String)
                code = element.GetString() ?? "";
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            code = "unreadable error";
        }

        return new ErrorAnswer(OutcomeOf(code), null, TextOf(code));
    }

    private static CoverageOutcome OutcomeOf(string code) =>
        code.Contains("Unauthorized", StringComparison.Ordinal)
        || code.Contains("AccessDenied", StringComparison.Ordinal)
        || code is "AuthFailure" or "OptInRequired" or "UnrecognizedClientException" or "InvalidClientTokenId" or "ExpiredToken"
            or "RequestExpired"
            ? CoverageOutcome.Denied
            : CoverageOutcome.Failed;

    private static string TextOf(string code) => $"AWS answered with the error {Quote.Text(code)}";

    [GeneratedRegex(
        @"An error occurred \((?<code>[A-Za-z0-9.]{1,100})\) when calling the (?<operation>[A-Za-z0-9]{1,100}) operation",
        RegexOptions.None,
        10_000)]
    private static partial Regex CliError();
}
