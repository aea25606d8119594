using Graph.Browser.Tests.Running;
using Xunit;

namespace Graph.Browser.Tests.Using;

/// <summary>What lights up in the map under a pointer.</summary>
public sealed class MapTests(Chromium chromium, SampleReports reports)
{
    // The way from a node that is outside to the edge's source, told by the page's own data.
    private const string Lit = "svg => [...svg.querySelectorAll('.edge.on')].map(edge => edge.dataset.from + '>' + edge.dataset.to)";

    public static TheoryData<string> All => Samples.All;

    [Theory]
    [MemberData(nameof(All))]
    public async Task A_flow_under_the_pointer_lights_up_with_its_ends_and_the_way_that_leads_to_it(string sample)
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf(sample));
        var map = visit.Page.Locator("#map svg.map").First;
        var outside = await map.EvaluateAsync<string[]>("svg => [...svg.querySelectorAll('.node.outside')].map(one => one.dataset.node)");
        var edges = map.Locator(".edge");
        var count = await edges.CountAsync();
        Assert.NotEqual(0, count);

        for (var index = 0; index < count; index++)
        {
            var edge = edges.Nth(index);
            var (from, to) = ((await edge.GetAttributeAsync("data-from"))!, (await edge.GetAttributeAsync("data-to"))!);
            await edge.DispatchEventAsync("pointerenter");
            var lit = (await map.EvaluateAsync<string[]>(Lit)).ToHashSet(StringComparer.Ordinal);

            Assert.Contains($"{from}>{to}", lit);
            Assert.Equal(1, await map.Locator($".node.on[data-node='{from}']").CountAsync());
            Assert.Equal(1, await map.Locator($".node.on[data-node='{to}']").CountAsync());
            // Back along lit edges one comes to the outside, or the flow is on no way from there and alone.
            var reached = new HashSet<string>(outside, StringComparer.Ordinal);
            for (var before = -1; before < reached.Count;)
            {
                before = reached.Count;
                reached.UnionWith(lit.Select(one => one.Split('>')).Where(one => reached.Contains(one[0])).Select(one => one[1]));
            }

            Assert.True(reached.Contains(from) || lit.Count == 1, $"{from}>{to}: {string.Join(' ', lit)}");
            await edge.DispatchEventAsync("pointerleave");
            Assert.Equal(0, await map.Locator(".on").CountAsync());
        }
    }

    [Fact]
    public async Task The_pointer_itself_lights_a_flow()
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf("three-tier"));
        var edge = visit.Page.Locator("#map svg.map .edge").First;
        await edge.ScrollIntoViewIfNeededAsync();
        var point = await edge.Locator("path.hit").EvaluateAsync<float[]>(
            """
            path => {
              const at = path.getPointAtLength(path.getTotalLength() * .1), to = path.getScreenCTM();
              return [at.x * to.a + to.e, at.y * to.d + to.f];
            }
            """);

        await visit.Page.Mouse.MoveAsync(point[0], point[1]);

        Assert.NotEqual(0, await visit.Page.Locator("#map .edge.on").CountAsync());
    }

    [Fact]
    public async Task A_node_that_is_focused_by_keyboard_lights_its_flows()
    {
        await using var visit = await chromium.OpenAsync(reports.PageOf("three-tier-broken"));
        var node = visit.Page.Locator("#map svg.map .node:has(a)").First;

        await node.Locator("a").FocusAsync();

        Assert.Equal(1, await visit.Page.Locator($"#map .node.on[data-node='{await node.GetAttributeAsync("data-node")}']").CountAsync());
        Assert.True(await visit.Page.Locator("#map svg.map").First.EvaluateAsync<bool>("svg => svg.classList.contains('lit')"));
    }
}
