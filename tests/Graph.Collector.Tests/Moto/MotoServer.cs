using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Graph.Collector.Tests.Running;
using Xunit;

namespace Graph.Collector.Tests.Moto;

/// <summary>
/// moto as a server: AWS's API with real signatures and IAM. Where it is not installed the tests are skipped, unless
/// GRAPH_REQUIRE_MOTO=1 says that it must be there.
/// </summary>
internal sealed class MotoServer : IAsyncDisposable
{
    private readonly Process _process;

    private MotoServer(Process process, string url)
    {
        _process = process;
        Url = url;
    }

    public string Url { get; }

    public static string Python { get; } = Environment.GetEnvironmentVariable("GRAPH_PYTHON") ?? "python3";

    /// <summary>Null where moto is not installed.</summary>
    public static async Task<MotoServer?> StartAsync(CancellationToken cancellation)
    {
        if (!await HasMotoAsync(cancellation))
        {
            Assert.False(
                Environment.GetEnvironmentVariable("GRAPH_REQUIRE_MOTO") == "1",
                "moto and boto3 are not installed (`import moto.server, boto3`)");
            return null;
        }

        var url = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{FreePort()}");
        var process = Run.Start(Python, ["-m", "moto.server", "-H", "127.0.0.1", "-p", url.Split(':')[^1]], []);
        _ = process.StandardOutput.ReadToEndAsync(cancellation);
        _ = process.StandardError.ReadToEndAsync(cancellation);
        var server = new MotoServer(process, url);
        for (var attempt = 0; attempt < 100; attempt++)
        {
            if (process.HasExited)
                break;
            if (await server.IsUpAsync(cancellation))
                return server;
            await Task.Delay(200, cancellation);
        }

        await server.DisposeAsync();
        throw new InvalidOperationException("moto does not start");
    }

    /// <summary>From now on signatures and policies are checked; or no longer.</summary>
    public async Task SetAuthorizationAsync(bool isChecked, CancellationToken cancellation)
    {
        using var http = new System.Net.Http.HttpClient();
        using var content = new System.Net.Http.StringContent(isChecked ? "0" : "inf");
        using var answer = await http.PostAsync(new Uri($"{Url}/moto-api/reset-auth"), content, cancellation);
        answer.EnsureSuccessStatusCode();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private async Task<bool> IsUpAsync(CancellationToken cancellation)
    {
        try
        {
            using var http = new System.Net.Http.HttpClient();
            using var answer = await http.GetAsync(new Uri($"{Url}/moto-api/data.json"), cancellation);
            return answer.IsSuccessStatusCode;
        }
        catch (System.Net.Http.HttpRequestException)
        {
            return false;
        }
    }

    private static async Task<bool> HasMotoAsync(CancellationToken cancellation)
    {
        try
        {
            var result = await Run.ProgramAsync(Python, ["-c", "import moto.server, boto3"], [], cancellation);
            return result.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
