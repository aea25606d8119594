using System.Text.Json;
using Graph.Collector.Tests.Running;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>The estate of Estates/estate.py, collected once for all tests: two accounts, two regions.</summary>
public sealed class MotoEstate : IAsyncLifetime
{
    public const string Own = "123456789012";
    public const string Other = "222222222222";

    /// <summary>What moto cannot answer, beyond what follows from it.</summary>
    internal static readonly string[] Unimplemented =
    [
        "describe-local-gateways", "describe-security-group-vpc-associations", "describe-stale-security-groups",
        "describe-transit-gateway-connects", "describe-vpc-block-public-access-exclusions",
        "describe-vpc-block-public-access-options", "get-transit-gateway-prefix-list-references",
    ];

    private readonly TemporaryFolder _folder = new();
    private MotoServer? _server;
    private JsonDocument? _made;

    internal MotoServer Server
    {
        get
        {
            Assert.SkipWhen(_server is null, "moto is not installed");
            return _server;
        }
    }

    internal TemporaryFolder Folder => _folder;

    internal string SnapshotPath => _folder.File("estate.graph");

    internal Run Collected { get; private set; } = null!;

    /// <summary>What the script says that it made: account, region, kind, ids.</summary>
    internal IEnumerable<(string Account, string Region, string Kind, string Id)> Made =>
        from account in _made!.RootElement.GetProperty("made").EnumerateObject()
        from region in account.Value.EnumerateObject()
        from kind in region.Value.EnumerateObject()
        from id in kind.Value.EnumerateArray()
        select (account.Name, region.Name, kind.Name, id.GetString()!);

    internal Dictionary<string, string> Keys => new(StringComparer.Ordinal)
    {
        ["AWS_ACCESS_KEY_ID"] = _made!.RootElement.GetProperty("key").GetString()!,
        ["AWS_SECRET_ACCESS_KEY"] = _made.RootElement.GetProperty("secret").GetString()!,
    };

    internal static string[] Everything =>
        ["--regions", "eu-west-1,us-east-1", "--accounts", $"{Own},{Other}", "--role-name", "Audit"];

    public async ValueTask InitializeAsync()
    {
        var cancellation = TestContext.Current.CancellationToken;
        _server = await MotoServer.StartAsync(cancellation);
        if (_server is null)
            return;
        var policy = _folder.File("policy.json");
        var printed = await Run.CollectAsync(_server.Url, ["permissions"], cancellation);
        await File.WriteAllTextAsync(policy, printed.Output, cancellation);
        var built = await Run.ProgramAsync(
            MotoServer.Python, [Repository.TestFile("Estates/estate.py"), _server.Url, policy], [], cancellation);
        Assert.True(built.ExitCode == 0, built.Error);
        _made = JsonDocument.Parse(built.Output);
        await _server.SetAuthorizationAsync(isChecked: true, cancellation);
        Collected = await Run.CollectAsync(_server.Url, [.. Everything, "-o", SnapshotPath], cancellation, Keys);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
            await _server.DisposeAsync();
        _made?.Dispose();
        _folder.Dispose();
    }
}
