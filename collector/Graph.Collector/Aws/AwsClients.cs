using Amazon.EC2;
using Amazon.Runtime;
using Amazon.Runtime.Credentials.Internal;
using Amazon.Runtime.Endpoints;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Auth;
using Graph.Collector.Calls;
using Graph.Collector.Shapes;

namespace Graph.Collector.Aws;

/// <summary>A client of one service in one region.</summary>
internal interface IAwsClient : IDisposable
{
    /// <exception cref="AmazonServiceException">AWS refuses or fails, after the SDK's retries.</exception>
    /// <exception cref="IOException">no whole answer came, after the SDK's retries.</exception>
    Task<AnswerPage> AskAsync(AwsRequest request, CancellationToken cancellation);
}

/// <summary>AWSSDK.EC2's client: its endpoints, signatures, retries and limits; only answers are read by ourselves.</summary>
internal sealed class Ec2Client : AmazonEC2Client, IAwsClient
{
    public Ec2Client(AWSCredentials credentials, AmazonEC2Config config, TimeSpan silence)
        : base(credentials, config) => RuntimePipeline.ReplaceHandler<Unmarshaller>(new AnswerHandler(silence));

    public async Task<AnswerPage> AskAsync(AwsRequest request, CancellationToken cancellation) =>
        (await InvokeAsync<AwsResponse>(request, AwsInvocation.Of(request), cancellation)).Page;
}

/// <summary>
/// A client of any service of the Query protocol, on the SDK's own pipeline. Where a service's package is at hand, its client
/// takes this one's place as <see cref="Ec2Client"/> does.
/// </summary>
internal sealed class QueryClient : AmazonServiceClient, IAwsClient
{
    public QueryClient(AWSCredentials credentials, QueryConfig config, TimeSpan silence)
        : base(credentials, config) => RuntimePipeline.ReplaceHandler<Unmarshaller>(new AnswerHandler(silence));

    public async Task<AnswerPage> AskAsync(AwsRequest request, CancellationToken cancellation) =>
        (await InvokeAsync<AwsResponse>(request, AwsInvocation.Of(request), cancellation)).Page;

    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => SignAndAddress(pipeline);

    /// <summary>Gives a pipeline of no service in particular its endpoint and its signature.</summary>
    internal static void SignAndAddress(RuntimePipeline pipeline)
    {
        pipeline.RemoveHandler<EndpointResolver>();
        pipeline.AddHandlerAfter<Marshaller>(new BaseEndpointResolver());
        pipeline.AddHandlerAfter<Marshaller>(new SigV4Resolver());
    }

    private sealed class SigV4Resolver : BaseAuthResolverHandler
    {
        protected override List<IAuthSchemeOption> ResolveAuthOptions(IExecutionContext executionContext) =>
            AuthSchemeOption.DEFAULT_SIGV4;
    }
}

/// <summary>What <see cref="QueryClient"/> is told of its service.</summary>
internal sealed class QueryConfig : ClientConfig
{
    private readonly AwsService _service;

    public QueryConfig(AwsService service)
        : base(new DefaultConfigurationProvider(AmazonEC2DefaultConfiguration.GetAllConfigurations()))
    {
        _service = service;
        AuthenticationServiceName = service.EndpointName;
        ServiceId = service.ServiceId;
        EndpointProvider = new RegionalEndpoints(this);
    }

    public override string ServiceVersion => _service.ApiVersion;

    public override string UserAgent => AwsInvocation.UserAgent;

    public override string RegionEndpointServiceName => _service.EndpointName;

    public override Endpoint DetermineServiceOperationEndpoint(ServiceOperationEndpointParameters parameters) =>
        new(UrlOf());

    private string UrlOf()
    {
        if (!string.IsNullOrEmpty(ServiceURL))
            return ServiceURL;
        var region = RegionEndpoint;
        var name = UseFIPSEndpoint ? $"{_service.EndpointName}-fips" : _service.EndpointName;
        if (!UseDualstackEndpoint)
            return $"https://{name}.{region.SystemName}.{region.PartitionDnsSuffix}";
        var suffix = region.PartitionName switch
        {
            "aws-cn" => "api.amazonwebservices.com.cn",
            "aws" or "aws-us-gov" => "api.aws",
            _ => region.PartitionDnsSuffix,
        };
        return $"https://{name}.{region.SystemName}.{suffix}";
    }

    private sealed class RegionalEndpoints(QueryConfig config) : IEndpointProvider
    {
        public Endpoint ResolveEndpoint(EndpointParameters parameters) => new(config.UrlOf());
    }
}

/// <summary>What all requests have in common.</summary>
internal static class AwsInvocation
{
    public static string UserAgent { get; } = Tool.Name.Replace(' ', '/');

    public static InvokeOptions Of(AwsRequest request) => new()
    {
        RequestMarshaller = AwsRequestMarshaller.Instance,
        ResponseUnmarshaller = AwsErrorReader.Of(request.Call.Service),
    };
}
