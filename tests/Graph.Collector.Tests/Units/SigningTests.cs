using System.Security.Cryptography;
using Graph.Collector.Tests.Running;
using Graph.Collector.Tests.Stub;
using Xunit;

namespace Graph.Collector.Tests.Units;

/// <summary>A signed snapshot is checked by `graph info --verify`.</summary>
public sealed class SigningTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_signature_holds_for_its_snapshot_and_key_and_for_nothing_else()
    {
        var cancellation = TestContext.Current.CancellationToken;
        var (own, other) = (await MakeKeyAsync("own"), await MakeKeyAsync("other"));
        await using var server = new StubServer(new StubEstate().Answer);
        var path = _folder.File("estate.graph");
        var result = await Run.CollectAsync(
            server.Url, ["--regions", "eu-west-1", "--only", "vpcs", "-o", path, "--sign", own.Private], cancellation);
        Assert.Equal(0, result.ExitCode);

        var good = await Run.GraphAsync(["info", path, "--verify", own.Public], cancellation);
        Assert.Equal(0, good.ExitCode);
        Assert.Contains("signed    by the owner of", good.Output, StringComparison.Ordinal);
        await RefusesAsync(path, other.Public, "is not signed by");

        // The same estate, taken again: other times, so another snapshot.
        var again = _folder.File("again.graph");
        await Task.Delay(1100, cancellation);
        await Run.CollectAsync(server.Url, ["--regions", "eu-west-1", "--only", "vpcs", "-o", again], cancellation);
        await RefusesAsync(again, own.Public, "has no signature");
        File.Copy(path + ".sig", again + ".sig");
        await RefusesAsync(again, own.Public, "is not signed by");

        var signature = await File.ReadAllTextAsync(path + ".sig", cancellation);
        await File.WriteAllTextAsync(
            path + ".sig", signature.Replace("taken by arn", "taken by ARN", StringComparison.Ordinal), cancellation);
        await RefusesAsync(path, own.Public, "is not signed by");
        await RefusesAsync(path, path, "is no public key in PEM");
    }

    private async Task RefusesAsync(string path, string key, string line)
    {
        var result = await Run.GraphAsync(["info", path, "--verify", key], TestContext.Current.CancellationToken);
        Assert.Equal(2, result.ExitCode);
        Assert.Contains(line, result.Error, StringComparison.Ordinal);
    }

    private async Task<(string Private, string Public)> MakeKeyAsync(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var (secret, known) = (_folder.File($"{name}.pem"), _folder.File($"{name}.pub"));
        await File.WriteAllTextAsync(secret, key.ExportECPrivateKeyPem());
        await File.WriteAllTextAsync(known, key.ExportSubjectPublicKeyInfoPem());
        return (secret, known);
    }
}
