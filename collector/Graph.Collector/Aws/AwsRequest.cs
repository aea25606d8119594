using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;
using Graph.Collector.Calls;
using Graph.Collector.Shapes;

namespace Graph.Collector.Aws;

/// <summary>One page of a call, asked over the Query protocol, which EC2 speaks too.</summary>
internal sealed class AwsRequest(AwsCall call, IReadOnlyDictionary<string, string> parameters) : AmazonWebServiceRequest
{
    public AwsCall Call => call;

    public IReadOnlyDictionary<string, string> Parameters => parameters;
}

/// <summary>The page that came back.</summary>
internal sealed class AwsResponse : AmazonWebServiceResponse
{
    public AnswerPage Page { get; init; } = new(ReadOnlyMemory<byte>.Empty, null, 0);
}

/// <summary>Writes a request as the form that the Query protocol is.</summary>
internal sealed class AwsRequestMarshaller : IMarshaller<IRequest, AmazonWebServiceRequest>
{
    public static AwsRequestMarshaller Instance { get; } = new();

    public IRequest Marshall(AmazonWebServiceRequest input)
    {
        var request = (AwsRequest)input;
        var wire = new DefaultRequest(request, request.Call.Service.ServiceId) { HttpMethod = "POST" };
        wire.Parameters.Add("Action", request.Call.Operation);
        wire.Parameters.Add("Version", request.Call.Service.ApiVersion);
        foreach (var (name, value) in request.Parameters)
            wire.Parameters.Add(name, value);
        return wire;
    }
}

/// <summary>Reads what AWS answers in the place of an answer. Answers themselves are read by <see cref="AnswerHandler"/>.</summary>
internal sealed class AwsErrorReader(bool isEc2) : XmlResponseUnmarshaller
{
    public static AwsErrorReader Of(AwsService service) => new(service == AwsService.Ec2);

    public override AmazonWebServiceResponse Unmarshall(XmlUnmarshallerContext context) =>
        throw new InvalidOperationException("answers are read elsewhere");

    public override AmazonServiceException UnmarshallException(
        XmlUnmarshallerContext context, Exception innerException, System.Net.HttpStatusCode statusCode)
    {
        var error = XmlErrorResponseUnmarshaller.GetInstance().Unmarshall(context);
        return new AmazonServiceException(error.Message, innerException, error.Type, error.Code, error.RequestId, statusCode);
    }

    protected override UnmarshallerContext ConstructUnmarshallerContext(
        Stream responseStream, bool maintainResponseBody, IWebResponseData response, bool isException) => isEc2
        ? new EC2UnmarshallerContext(responseStream, maintainResponseBody, response, isException, null)
        : base.ConstructUnmarshallerContext(responseStream, maintainResponseBody, response, isException);
}
