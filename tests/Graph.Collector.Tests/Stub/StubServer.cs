using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Graph.Collector.Tests.Stub;

/// <summary>One request as the stub saw it.</summary>
/// <param name="Region">from the signature.</param>
internal sealed record StubRequest(string Action, string Version, string Region, IReadOnlyDictionary<string, string> Form);

/// <summary>What the stub answers.</summary>
internal sealed record StubReply(string Body, int Status = 200)
{
    /// <summary>Only so many bytes of the body are sent, then the connection ends.</summary>
    public int? CutAfter { get; init; }

    /// <summary>The connection is reset in the place of an answer.</summary>
    public bool IsReset { get; init; }

    /// <summary>How long the second half of the body is waited for.</summary>
    public TimeSpan Stall { get; init; }

    /// <summary>How long the answer is waited for.</summary>
    public TimeSpan Delay { get; init; }
}

/// <summary>
/// An HTTP server that plays AWS, and misbehaves on request: a plain socket, as no HTTP library lets a body be cut short.
/// </summary>
internal sealed class StubServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Func<StubRequest, StubReply> _answer;
    private readonly ConcurrentQueue<StubRequest> _requests = new();
    private readonly Task _accepting;

    public StubServer(Func<StubRequest, StubReply> answer)
    {
        _answer = answer;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public string Url => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public IReadOnlyList<StubRequest> Requests => [.. _requests];

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stopping.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var socket = await _listener.AcceptSocketAsync(_stopping.Token);
                socket.NoDelay = true;
                _ = ServeAsync(socket);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        try
        {
            await using var stream = new NetworkStream(socket, ownsSocket: true);
            while (await ReadAsync(stream) is { } request)
            {
                _requests.Enqueue(request);
                if (!await ReplyAsync(_answer(request), socket, stream))
                    return;
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or SocketException)
        {
            // The client went away, or the test is over.
        }
    }

    private async Task<StubRequest?> ReadAsync(NetworkStream stream)
    {
        var head = new List<byte>();
        var one = new byte[1];
        while (head.Count < 4 || head[^1] != '\n' || head[^3] != '\n')
        {
            if (await stream.ReadAsync(one, _stopping.Token) == 0)
                return null;
            head.Add(one[0]);
        }

        var lines = Encoding.ASCII.GetString([.. head]).Split("\r\n");
        var headers = lines.Skip(1).Where(line => line.Contains(':', StringComparison.Ordinal))
            .Select(line => line.Split(':', 2))
            .ToDictionary(pair => pair[0], pair => pair[1].Trim(), StringComparer.OrdinalIgnoreCase);
        var body = new byte[int.Parse(headers.GetValueOrDefault("Content-Length") ?? "0", CultureInfo.InvariantCulture)];
        await stream.ReadExactlyAsync(body, _stopping.Token);
        var form = Encoding.UTF8.GetString(body).Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => Decoded(pair[0]), pair => Decoded(pair[1]), StringComparer.Ordinal);
        // Credential=KEY/DATE/REGION/SERVICE/aws4_request
        var scope = headers.GetValueOrDefault("Authorization")?.Split('/') ?? [];
        return new StubRequest(
            form.GetValueOrDefault("Action") ?? "", form.GetValueOrDefault("Version") ?? "", scope.Length > 2 ? scope[2] : "", form);
    }

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <returns>whether the connection lives on.</returns>
    private async Task<bool> ReplyAsync(StubReply reply, Socket socket, NetworkStream stream)
    {
        await Task.Delay(reply.Delay, _stopping.Token);
        if (reply.IsReset)
        {
            socket.LingerState = new LingerOption(enable: true, seconds: 0);
            return false;
        }

        var body = Encoding.UTF8.GetBytes(reply.Body);
        await stream.WriteAsync(
            Encoding.ASCII.GetBytes($"HTTP/1.1 {reply.Status} X\r\nContent-Type: text/xml\r\nContent-Length: {body.Length}\r\n\r\n"),
            _stopping.Token);
        var first = Math.Min(reply.CutAfter ?? (reply.Stall > TimeSpan.Zero ? body.Length / 2 : body.Length), body.Length);
        await stream.WriteAsync(body.AsMemory(0, first), _stopping.Token);
        if (reply.CutAfter is not null)
            return false;
        await Task.Delay(reply.Stall, _stopping.Token);
        await stream.WriteAsync(body.AsMemory(first), _stopping.Token);
        return true;
    }
}
