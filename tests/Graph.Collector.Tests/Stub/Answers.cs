using Graph.Collector.Calls;
using Graph.Collector.Shapes;

namespace Graph.Collector.Tests.Stub;

/// <summary>AWS's answers, as XML.</summary>
internal static class Answers
{
    public const string Account = "111122223333";

    /// <summary>Any answer of a call that is asked for nothing in particular: an empty one.</summary>
    public static StubReply Empty(StubRequest request) => request.Action switch
    {
        "GetCallerIdentity" => new StubReply(
            $"""
            <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>
            <Arn>arn:aws:sts::{Account}:assumed-role/Audit/jane.doe@example.com</Arn><UserId>AROA:x</UserId><Account>{Account}</Account>
            </GetCallerIdentityResult><ResponseMetadata><RequestId>r-0</RequestId></ResponseMetadata></GetCallerIdentityResponse>
            """),
        "DescribeRegions" => new StubReply(
            """
            <DescribeRegionsResponse><requestId>r-0</requestId><regionInfo>
            <item><regionName>eu-west-1</regionName></item><item><regionName>us-east-1</regionName></item>
            </regionInfo></DescribeRegionsResponse>
            """),
        "GetEbsEncryptionByDefault" => Page(CallOf(request), "false"),
        "DescribeVpcBlockPublicAccessOptions" => Page(
            CallOf(request), "<awsAccountId>111122223333</awsAccountId><internetGatewayBlockMode>off</internetGatewayBlockMode>"),
        _ => Page(CallOf(request), ""),
    };

    public static AwsCall CallOf(StubRequest request) => CallTable.All.First(
        call => call.Operation == request.Action && call.Service.ApiVersion == request.Version);

    /// <summary>An answer of a call with the given items.</summary>
    public static StubReply Page(AwsCall call, string items, string? token = null)
    {
        var element = ElementOf(call, call.Key);
        var next = token is null ? "" : TokenOf(call, token);
        var content = $"<{element}>{items}</{element}>{next}";
        var body = call.Service == AwsService.Ec2
            ? $"<requestId>r-1</requestId>{content}"
            : $"<{call.Operation}Result>{content}</{call.Operation}Result>{Metadata}";
        return new StubReply($"<{call.Operation}Response xmlns=\"http://aws/doc/\">{body}</{call.Operation}Response>");
    }

    /// <summary>An error in the form of the call's service.</summary>
    public static StubReply Error(AwsCall call, string code, int status) => new(
        call.Service == AwsService.Ec2
            ? $"<Response><Errors>{ErrorOf(code)}</Errors><RequestID>r-7</RequestID></Response>"
            : $"<ErrorResponse>{ErrorOf(code)}<RequestId>r-7</RequestId></ErrorResponse>",
        status);

    private const string Metadata = "<ResponseMetadata><RequestId>r-1</RequestId></ResponseMetadata>";

    private static string ErrorOf(string code) => $"<Error><Code>{code}</Code><Message>no SECRET-MESSAGE</Message></Error>";

    private static string TokenOf(AwsCall call, string token)
    {
        var element = ElementOf(call, call.Paging.AnswerToken!);
        return $"<{element}>{token}</{element}>";
    }

    private static string ElementOf(AwsCall call, string name) =>
        ShapeTable.Of(call.Service).OfOperation(call.Operation).ElementOf(name);
}
