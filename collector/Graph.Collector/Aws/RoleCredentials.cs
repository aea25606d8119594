using Amazon;
using Amazon.Runtime;
using Amazon.SecurityToken.Model;

namespace Graph.Collector.Aws;

/// <summary>The credentials of a role in another account, renewed before they end.</summary>
internal sealed class RoleCredentials(
    AWSCredentials source, string arn, RoleChoice role, RegionEndpoint region, TimeSpan silence) : RefreshingAWSCredentials
{
    public async Task AssumeAsync(CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        currentState = await GenerateNewCredentialsAsync();
    }

    protected override async Task<CredentialsRefreshState> GenerateNewCredentialsAsync()
    {
        using var sts = Caller.Client(source, region, silence);
        var answer = await sts.AssumeRoleAsync(new AssumeRoleRequest
        {
            RoleArn = arn,
            RoleSessionName = "graph-collect",
            ExternalId = role.ExternalId,
        });
        return new CredentialsRefreshState(
            new ImmutableCredentials(
                answer.Credentials.AccessKeyId, answer.Credentials.SecretAccessKey, answer.Credentials.SessionToken),
            (answer.Credentials.Expiration ?? DateTime.MaxValue).ToUniversalTime());
    }

    protected override CredentialsRefreshState GenerateNewCredentials() => GenerateNewCredentialsAsync().GetAwaiter().GetResult();
}
