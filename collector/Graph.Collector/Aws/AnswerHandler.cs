using System.Globalization;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Graph.Collector.Shapes;

namespace Graph.Collector.Aws;

/// <summary>
/// Takes the place of the SDK's own reader of answers, which would drop what its version does not know. A body that stalls,
/// is cut short or is no answer ends as an <see cref="IOException"/>, after which the SDK tries again.
/// </summary>
/// <param name="silence">how long a body may stay away, and how long it may take for each MiB.</param>
internal sealed class AnswerHandler(TimeSpan silence) : PipelineHandler
{
    /// <summary>The largest page; AWS's own end below 20 MiB.</summary>
    private const int MaxBody = 256 << 20;

    public override async Task<T> InvokeAsync<T>(IExecutionContext executionContext)
    {
        await base.InvokeAsync<T>(executionContext);
        var response = executionContext.ResponseContext.HttpResponse;
        var request = (AwsRequest)executionContext.RequestContext.OriginalRequest;
        using var body = await ReadAsync(response.ResponseBody, executionContext.RequestContext.CancellationToken);
        var answer = new AwsResponse
        {
            Page = AnswerXml.Read(body, request.Call),
            HttpStatusCode = response.StatusCode,
            ResponseMetadata = new ResponseMetadata(),
        };
        executionContext.ResponseContext.Response = answer;
        return (T)(AmazonWebServiceResponse)answer;
    }

    private async Task<MemoryStream> ReadAsync(
        Amazon.Runtime.Internal.Transform.IHttpResponseBody response, CancellationToken cancellation)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        waiting.CancelAfter(silence);
        var body = new MemoryStream();
        try
        {
            await using var stream = await response.OpenResponseAsync();
            var buffer = new byte[64 << 10];
            var nextRenewal = 1 << 20;
            while (await stream.ReadAsync(buffer, waiting.Token) is > 0 and var count)
            {
                body.Write(buffer, 0, count);
                if (body.Length > MaxBody)
                    throw new BadAnswerException("the answer is larger than 256 MiB");
                // A body of one byte a second is as good as none.
                if (body.Length < nextRenewal)
                    continue;
                nextRenewal += 1 << 20;
                waiting.CancelAfter(silence);
            }
        }
        catch (OperationCanceledException e) when (!cancellation.IsCancellationRequested)
        {
            throw new BadAnswerException(
                string.Create(CultureInfo.InvariantCulture, $"the answer stalls for {silence.TotalSeconds} s"), e);
        }

        body.Position = 0;
        return body;
    }
}
