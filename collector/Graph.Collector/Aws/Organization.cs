using System.Text.Json;
using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.Runtime.Internal.Transform;

namespace Graph.Collector.Aws;

/// <summary>
/// The accounts of the caller's organization: the one call of AWS's JSON protocol, asked by hand on the SDK's pipeline.
/// </summary>
internal static class Organization
{
    /// <summary>The active accounts.</summary>
    /// <exception cref="UsageException">the caller may not list them, or is in no organization.</exception>
    public static async Task<IReadOnlyList<string>> AccountsAsync(
        Caller caller, TimeSpan silence, CancellationToken cancellation)
    {
        var region = RegionEndpoint.GetBySystemName(caller.Partition switch
        {
            "aws-cn" => "cn-northwest-1",
            "aws-us-gov" => "us-gov-west-1",
            _ => "us-east-1",
        });
        var service = new Calls.AwsService("organizations", "organizations", "Organizations", "2016-11-28");
        var config = (QueryConfig)RegionClients.Configure(new QueryConfig(service), region, silence);
        using var client = new JsonClient(caller.Credentials, config);
        var accounts = new List<string>();
        string? token = null;
        try
        {
            do
            {
                var answer = await client.ListAccountsAsync(token, cancellation);
                accounts.AddRange(answer.Accounts);
                token = answer.NextToken;
            }
            while (token is not null);
        }
        catch (AmazonServiceException e)
        {
            throw new UsageException(
                $"the organization's accounts may not be listed ({Caller.Code(e)}): give them with --accounts", e);
        }

        catch (Exception e) when (Caller.IsUnreachable(e, cancellation))
        {
            throw new UsageException("the organization's accounts cannot be asked for: give them with --accounts", e);
        }

        return accounts;
    }

    private sealed class JsonClient(AWSCredentials credentials, QueryConfig config) : AmazonServiceClient(credentials, config)
    {
        public Task<ListAccountsResponse> ListAccountsAsync(string? token, CancellationToken cancellation) =>
            InvokeAsync<ListAccountsResponse>(
                new ListAccountsRequest { Token = token },
                new InvokeOptions { RequestMarshaller = new Marshalling(), ResponseUnmarshaller = new Unmarshalling() },
                cancellation);

        protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline) => QueryClient.SignAndAddress(pipeline);
    }

    private sealed class ListAccountsRequest : AmazonWebServiceRequest
    {
        public string? Token { get; init; }
    }

    private sealed class ListAccountsResponse : AmazonWebServiceResponse
    {
        public List<string> Accounts { get; } = [];

        public string? NextToken { get; set; }
    }

    private sealed class Marshalling : IMarshaller<IRequest, AmazonWebServiceRequest>
    {
        public IRequest Marshall(AmazonWebServiceRequest input)
        {
            var token = ((ListAccountsRequest)input).Token;
            var wire = new DefaultRequest(input, "Organizations")
            {
                HttpMethod = "POST",
                ResourcePath = "/",
                Content = token is null
                    ? "{}"u8.ToArray()
                    : [.. "{\"NextToken\":\""u8, .. JsonEncodedText.Encode(token).EncodedUtf8Bytes, .. "\"}"u8],
            };
            wire.Headers["Content-Type"] = "application/x-amz-json-1.1";
            wire.Headers["X-Amz-Target"] = "AWSOrganizationsV20161128.ListAccounts";
            return wire;
        }
    }

    private sealed class Unmarshalling : JsonResponseUnmarshaller
    {
        public override AmazonWebServiceResponse Unmarshall(JsonUnmarshallerContext input)
        {
            using var json = JsonDocument.Parse(input.Stream);
            var response = new ListAccountsResponse();
            foreach (var account in json.RootElement.GetProperty("Accounts").EnumerateArray())
            {
                if (account.GetProperty("Status").GetString() == "ACTIVE")
                    response.Accounts.Add(account.GetProperty("Id").GetString()!);
            }

            if (json.RootElement.TryGetProperty("NextToken", out var token))
                response.NextToken = token.GetString();
            return response;
        }

        public override AmazonServiceException UnmarshallException(
            JsonUnmarshallerContext input, Exception innerException, System.Net.HttpStatusCode statusCode)
        {
            return new AmazonServiceException("refused", innerException, ErrorType.Sender, CodeOf(input.Stream), "", statusCode);
        }

        private static string CodeOf(Stream body)
        {
            try
            {
                using var json = JsonDocument.Parse(body);
                var type = json.RootElement.TryGetProperty("__type", out var found) ? found.GetString() : null;
                return type?[(type.IndexOf('#') + 1)..] ?? "";
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return "";
            }
        }
    }
}
