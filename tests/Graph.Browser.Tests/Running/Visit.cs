using System.Collections.Concurrent;
using Microsoft.Playwright;
using Xunit;

namespace Graph.Browser.Tests.Running;

/// <summary>One opened page, with all that went wrong in it and all that it asked for.</summary>
internal sealed class Visit : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _troubles = new();
    private readonly ConcurrentQueue<string> _requests = new();
    private readonly string _address;

    private Visit(IBrowserContext context, IPage page, string address)
    {
        _context = context;
        _address = address;
        Page = page;
        context.Request += (_, request) => _requests.Enqueue(request.Url);
        context.Page += (_, other) => _troubles.Enqueue($"a second page opened: {other.Url}");
        page.PageError += (_, error) => _troubles.Enqueue($"script: {error}");
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _troubles.Enqueue($"console: {message.Text}");
        };
        page.Dialog += async (_, dialog) =>
        {
            _troubles.Enqueue($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    /// <summary>What the page is at now, behind `#`.</summary>
    public string Fragment => Uri.UnescapeDataString(new Uri(Page.Url).Fragment.TrimStart('#'));

    public static async Task<Visit> StartAsync(IBrowserContext context, string address)
    {
        // A violation of the Content-Security-Policy becomes a console message, also where Chromium writes none.
        await context.AddInitScriptAsync(
            "document.addEventListener('securitypolicyviolation', e => console.error('policy: ' + e.violatedDirective + ' ' + e.blockedURI + ' ' + e.sample));");
        return new Visit(context, await context.NewPageAsync(), address);
    }

    public async Task GoAsync(string fragment)
    {
        // From another page, so that a fragment alone does not keep the script's state.
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(fragment.Length == 0 ? _address : $"{_address}#{fragment}", new() { WaitUntil = WaitUntilState.Load });
    }

    /// <summary>No error, no violation, no dialog, no window, and no request but for the file itself.</summary>
    public void AssertQuiet()
    {
        Assert.Empty(_troubles);
        Assert.DoesNotContain(_requests, url => url != "about:blank" && url.Split('#')[0] != _address);
    }

    public async Task<string> TextOfAsync(string selector) => (await Page.TextContentAsync(selector))!;

    /// <summary>How many elements are shown: folded ones are not.</summary>
    public Task<int> ShownAsync(string selector) => Page.EvaluateAsync<int>(
        "selector => [...document.querySelectorAll(selector)].filter(one => one.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true })).length", selector);

    public Task UnfoldAsync() => Page.EvaluateAsync("() => { for (const one of document.querySelectorAll('details')) one.open = true; }");

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
