using Graph.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit;

[assembly: AssemblyFixture(typeof(Chromium))]
[assembly: AssemblyFixture(typeof(SampleReports))]
// Two cores: a second test beside the first would only make the measured times of opening longer.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]

namespace Graph.Browser.Tests.Running;

/// <summary>
/// The system's Chromium, started once. Where it is not installed the tests are skipped, unless GRAPH_REQUIRE_BROWSER=1 says
/// that it must be there. GRAPH_CHROMIUM names another program.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string Program = Environment.GetEnvironmentVariable("GRAPH_CHROMIUM") ?? "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
            return;
        _playwright = await Playwright.CreateAsync();
        // Containers have no user namespaces for the sandbox; every page that is opened is our own, and offline.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Program, Args = ["--no-sandbox"] });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>Opens a file with the network off.</summary>
    internal async Task<Visit> OpenAsync(string file, string fragment = "", BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.Offline = true;
        options.ViewportSize ??= Screens.Desktop;
        var visit = await Visit.StartAsync(await Browser().NewContextAsync(options), new Uri(file).AbsoluteUri);
        await visit.GoAsync(fragment);
        return visit;
    }

    private IBrowser Browser()
    {
        Assert.False(
            _browser is null && Environment.GetEnvironmentVariable("GRAPH_REQUIRE_BROWSER") == "1", $"there is no {Program}");
        Assert.SkipWhen(_browser is null, $"there is no {Program}");
        return _browser!;
    }
}

/// <summary>Widths that the report is read at.</summary>
internal static class Screens
{
    public static ViewportSize Desktop => new() { Width = 1440, Height = 900 };

    public static ViewportSize Narrow => new() { Width = 390, Height = 844 };
}
