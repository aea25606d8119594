using Amazon;
using Amazon.EC2;
using Amazon.EC2.Model;
using Amazon.Runtime;

namespace Graph.Collector.Aws;

/// <summary>Which regions are collected.</summary>
internal static class Regions
{
    /// <summary>The regions that the account has enabled, in order; null where the caller may not ask.</summary>
    public static async Task<IReadOnlyList<string>?> EnabledAsync(
        Caller caller, RegionEndpoint region, TimeSpan silence, CancellationToken cancellation)
    {
        using var ec2 = new AmazonEC2Client(
            caller.Credentials, (AmazonEC2Config)RegionClients.Configure(new AmazonEC2Config(), region, silence));
        try
        {
            var answer = await ec2.DescribeRegionsAsync(new DescribeRegionsRequest(), cancellation);
            return [.. (answer.Regions ?? []).Select(found => found.RegionName).Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is AmazonServiceException || Caller.IsUnreachable(e, cancellation))
        {
            return null;
        }
    }

    /// <summary>The region that questions about the account itself are asked in.</summary>
    /// <exception cref="UsageException">a region's name is no such name.</exception>
    public static RegionEndpoint Home(IReadOnlyList<string> regions, string? profile)
    {
        foreach (var name in regions)
            Check(name);
        var chosen = regions.Count > 0 ? regions[0]
            : Environment.GetEnvironmentVariable("AWS_REGION") ?? Environment.GetEnvironmentVariable("AWS_DEFAULT_REGION")
            ?? OfProfile(profile) ?? "us-east-1";
        return RegionEndpoint.GetBySystemName(chosen);
    }

    private static void Check(string name)
    {
        var isName = name.Length is > 0 and < 32 && name.Count(c => c == '-') >= 2
            && char.IsAsciiDigit(name[^1]) && name.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');
        if (!isName)
            throw new UsageException($"`{name}` is no region: write it as eu-west-1, and several with a comma between them");
    }

    private static string? OfProfile(string? profile)
    {
        var name = profile ?? Environment.GetEnvironmentVariable("AWS_PROFILE") ?? "default";
        var chain = new Amazon.Runtime.CredentialManagement.CredentialProfileStoreChain();
        return chain.TryGetProfile(name, out var found) ? found.Region?.SystemName : null;
    }
}
