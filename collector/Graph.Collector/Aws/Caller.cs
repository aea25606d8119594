using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.CredentialManagement;
using Amazon.Runtime.Credentials;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;

namespace Graph.Collector.Aws;

/// <summary>Whose credentials are used, as AWS itself says.</summary>
/// <param name="Account">12 digits.</param>
/// <param name="Partition">`aws`, `aws-cn`, `aws-us-gov`.</param>
internal sealed record Caller(AWSCredentials Credentials, string Account, string Arn, string Partition)
{
    /// <summary>The ARN without the session's name, which often is a person's.</summary>
    public string AnonymousArn
    {
        get
        {
            var parts = Arn.Split('/');
            return Arn.Contains(":assumed-role/", StringComparison.Ordinal) && parts.Length > 2
                ? string.Join('/', parts[..2])
                : Arn.Contains(":federated-user/", StringComparison.Ordinal) ? parts[0] : Arn;
        }
    }

    /// <summary>
    /// Finds credentials as the SDK does (profile, environment, container, instance), and asks AWS whose they are.
    /// </summary>
    /// <exception cref="UsageException">there are none, or AWS does not accept them.</exception>
    public static async Task<Caller> FindAsync(
        string? profile, RegionEndpoint region, TimeSpan silence, CancellationToken cancellation)
    {
        var credentials = Resolve(profile);
        using var sts = Client(credentials, region, silence);
        try
        {
            var identity = await sts.GetCallerIdentityAsync(new GetCallerIdentityRequest(), cancellation);
            return Of(credentials, identity.Account, identity.Arn);
        }
        catch (AmazonServiceException e)
        {
            throw new UsageException(
                $"AWS does not accept the credentials ({Code(e)}): sign in again, or choose others with --profile", e);
        }
        catch (Exception e) when (IsUnreachable(e, cancellation))
        {
            throw new UsageException($"no credentials, or no way to AWS in `{region.SystemName}`: {OneLine(e)}", e);
        }
    }

    /// <summary>Whether AWS did not answer at all; a refusal is an answer, and so is the user's own wish to stop.</summary>
    internal static bool IsUnreachable(Exception e, CancellationToken cancellation) =>
        e is AmazonClientException or System.Net.Http.HttpRequestException or IOException or TimeoutException
        || (e is OperationCanceledException && !cancellation.IsCancellationRequested);

    /// <summary>The same as a role in another account. The SDK renews the role's credentials as long as it is needed.</summary>
    /// <exception cref="AmazonServiceException">the role is refused.</exception>
    public async Task<Caller> AssumeAsync(
        RoleChoice role, string account, RegionEndpoint region, TimeSpan silence, CancellationToken cancellation)
    {
        var arn = $"arn:{Partition}:iam::{account}:role/{role.Name}";
        var credentials = new RoleCredentials(Credentials, arn, role, region, silence);
        // Asked now, so that a refusal is told of the account and not of each of its calls.
        await credentials.AssumeAsync(cancellation);
        return new Caller(credentials, account, arn, Partition);
    }

    private static Caller Of(AWSCredentials credentials, string account, string arn) =>
        new(credentials, account, arn, arn.Split(':') is [_, { Length: > 0 } partition, ..] ? partition : "aws");

    private static AWSCredentials Resolve(string? profile)
    {
        if (profile is not null && !new CredentialProfileStoreChain().TryGetProfile(profile, out _))
            throw new UsageException($"there is no profile `{profile}`: `aws configure list-profiles` lists those that are there");
        var config = new AmazonSecurityTokenServiceConfig();
        if (profile is not null)
            config.Profile = new Profile(profile);
        try
        {
            return DefaultAWSCredentialsIdentityResolver.GetCredentials(config);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or ArgumentException)
        {
            throw new UsageException(
                profile is null
                    ? "no AWS credentials: name a profile with --profile, or set AWS_PROFILE or AWS_ACCESS_KEY_ID"
                    : $"profile `{profile}` gives no credentials: {OneLine(e)}",
                e);
        }
    }

    internal static AmazonSecurityTokenServiceClient Client(AWSCredentials credentials, RegionEndpoint region, TimeSpan silence) =>
        new(credentials, (AmazonSecurityTokenServiceConfig)RegionClients.Configure(
            new AmazonSecurityTokenServiceConfig(), region, silence));

    internal static string Code(AmazonServiceException e) =>
        string.IsNullOrEmpty(e.ErrorCode) ? $"HTTP {(int)e.StatusCode}" : e.ErrorCode;

    private static string OneLine(Exception e) => string.Join(' ', e.Message.Split(['\r', '\n'])).TrimEnd('.', ' ');
}

/// <summary>The role that is taken in each account.</summary>
/// <param name="Name">with its path, without a slash before it.</param>
/// <param name="ExternalId">the secret word that some trust policies ask for.</param>
internal sealed record RoleChoice(string Name, string? ExternalId);
