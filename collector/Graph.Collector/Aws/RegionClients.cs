using System.Collections.Concurrent;
using Amazon;
using Amazon.EC2;
using Amazon.Runtime;
using Graph.Collector.Calls;

namespace Graph.Collector.Aws;

/// <summary>The clients of one account in one region, made when they are needed first.</summary>
internal sealed class RegionClients(AWSCredentials credentials, RegionEndpoint region, TimeSpan silence) : IDisposable
{
    private readonly ConcurrentDictionary<AwsService, Lazy<IAwsClient>> _clients = new();

    public IAwsClient Of(AwsService service) =>
        _clients.GetOrAdd(service, key => new Lazy<IAwsClient>(() => Create(key))).Value;

    public void Dispose()
    {
        foreach (var client in _clients.Values.Where(client => client.IsValueCreated))
            client.Value.Dispose();
    }

    private IAwsClient Create(AwsService service) => service == AwsService.Ec2
        ? new Ec2Client(credentials, (AmazonEC2Config)Configure(new AmazonEC2Config(), region, silence), silence)
        : new QueryClient(credentials, (QueryConfig)Configure(new QueryConfig(service), region, silence), silence);

    /// <summary>
    /// Both settings of the region: with AWS_ENDPOINT_URL the SDK would sign for us-east-1 without the second. Retries are
    /// the SDK's standard ones, with jitter; AWS_MAX_ATTEMPTS says how many.
    /// </summary>
    public static ClientConfig Configure(ClientConfig config, RegionEndpoint region, TimeSpan silence)
    {
        config.RegionEndpoint = region;
        config.AuthenticationRegion = region.SystemName;
        config.RetryMode = RequestRetryMode.Standard;
        config.Timeout = silence;
        config.AllowAutoRedirect = false;
        return config;
    }
}
