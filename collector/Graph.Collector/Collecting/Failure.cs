using System.Globalization;
using Amazon.Runtime;
using Graph.Collector.Calls;
using Graph.Collector.Shapes;
using Graph.Model.Coverage;

namespace Graph.Collector.Collecting;

/// <summary>
/// How a call that went wrong is told: an outcome and a line. AWS's own messages are left out: they quote the caller's session,
/// and what else they quote is anybody's text.
/// </summary>
internal sealed record Failure(CoverageOutcome Outcome, string Text)
{
    public static Failure Of(Exception exception, AwsCall call) => exception switch
    {
        AmazonServiceException answered when FindBadAnswer(answered) is null => Of(answered),
        _ when FindBadAnswer(exception) is { } bad => new Failure(CoverageOutcome.Failed, bad.Message),
        _ when Find<System.Net.Http.HttpRequestException>(exception) is { } unreached => Of(unreached, call),
        _ when Find<OperationCanceledException>(exception) is not null || Find<TimeoutException>(exception) is not null =>
            new Failure(CoverageOutcome.Failed, "no answer came in time"),
        IOException or AmazonClientException =>
            new Failure(CoverageOutcome.Failed, $"no answer came ({Innermost(exception).GetType().Name})"),
        _ => new Failure(CoverageOutcome.Failed, $"the call ended with {exception.GetType().Name}"),
    };

    private static Failure Of(AmazonServiceException e)
    {
        var code = string.IsNullOrEmpty(e.ErrorCode)
            ? string.Create(CultureInfo.InvariantCulture, $"HTTP {(int)e.StatusCode}")
            : Printable(e.ErrorCode);
        var request = string.IsNullOrEmpty(e.RequestId) ? "" : $", request {Printable(e.RequestId)}";
        return new Failure(OutcomeOf(e), $"AWS answered with the error `{code}`{request}");
    }

    private static CoverageOutcome OutcomeOf(AmazonServiceException e) => e.ErrorCode switch
    {
        "InvalidAction" or "UnknownOperation" or "UnknownOperationException" or "UnsupportedOperation" or "Unsupported"
            or "UnsupportedFeature" => CoverageOutcome.NotAvailable,
        "AuthFailure" or "OptInRequired" or "UnrecognizedClientException" or "InvalidClientTokenId" or "ExpiredToken"
            or "ExpiredTokenException" or "RequestExpired" or "SignatureDoesNotMatch" => CoverageOutcome.Denied,
        { } code when code.Contains("Unauthorized", StringComparison.Ordinal)
            || code.Contains("AccessDenied", StringComparison.Ordinal) => CoverageOutcome.Denied,
        _ when e.StatusCode is System.Net.HttpStatusCode.Forbidden or System.Net.HttpStatusCode.Unauthorized =>
            CoverageOutcome.Denied,
        _ => CoverageOutcome.Failed,
    };

    // EC2 is in every region: where its name cannot be found, the name server is at fault.
    private static Failure Of(System.Net.Http.HttpRequestException e, AwsCall call) =>
        e.HttpRequestError == System.Net.Http.HttpRequestError.NameResolutionError && call.Service != AwsService.Ec2
            ? new Failure(CoverageOutcome.NotAvailable, $"the region has no {call.Service} endpoint")
            : new Failure(CoverageOutcome.Failed, $"the endpoint cannot be reached ({e.HttpRequestError})");

    private static BadAnswerException? FindBadAnswer(Exception exception) => Find<BadAnswerException>(exception);

    private static T? Find<T>(Exception exception)
        where T : Exception
    {
        for (var e = exception; e is not null; e = e.InnerException)
        {
            if (e is T found)
                return found;
        }

        return null;
    }

    private static Exception Innermost(Exception exception) => exception.GetBaseException();

    private static string Printable(string text) =>
        new([.. text.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_').Take(100)]);
}
