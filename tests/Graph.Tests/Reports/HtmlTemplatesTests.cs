using Graph.Reports.Escaping;
using Scriban.Runtime;
using Xunit;

namespace Graph.Tests.Reports;

public sealed class HtmlTemplatesTests
{
    private const string Hostile = "<script>alert(1)</script>";
    private const string Escaped = "&lt;script&gt;alert(1)&lt;/script&gt;";

    [Theory]
    [InlineData("{{ x }}", Escaped)]
    [InlineData("{{ for y in list }}{{ y }}{{ end }}", Escaped + Escaped)]
    [InlineData("{{ if true }}{{ x }}{{ end }}", Escaped)]
    [InlineData("{{ with object }}{{ name }}{{ end }}", Escaped)]
    [InlineData("{{ object.name }}", Escaped)]
    [InlineData("{{ list[0] }}", Escaped)]
    [InlineData("{{ x | string.strip }}", Escaped)]
    [InlineData("{{ x + '<b>' }}", Escaped + "&lt;b&gt;")]
    [InlineData("{{ '<b>' }}", "&lt;b&gt;")]
    [InlineData("{{ capture y }}<b>{{ x }}</b>{{ end }}{{ y }}", "<b>" + Escaped + "</b>")]
    [InlineData("{{ func f(a) }}<b>{{ a }}</b>{{ end }}{{ f x }}", "<b>" + Escaped + "</b>")]
    [InlineData("{{ func f(a); ret a; end }}{{ f x }}", Escaped)]
    [InlineData("{{ func f }}<b>{{ $$ }}</b>{{ end }}{{ wrap f }}{{ x }}{{ end }}", "<b>" + Escaped + "</b>")]
    [InlineData("{{ include 'part' x }}", "<i>" + Escaped + "</i>")]
    [InlineData("{{ list | array.join ' ' }}", Escaped + " " + Escaped)]
    [InlineData("{{ case 1 }}{{ when 1 }}{{ x }}{{ end }}", Escaped)]
    [InlineData("<a title=\"{{ quote }}\">", "<a title=\"&quot; onload=&#x27;x&#x27;\">")]
    public void A_value_is_escaped_once_whatever_way_it_takes(string template, string expected) =>
        Assert.Equal(expected, Render(template));

    [Theory]
    [InlineData("{{ list }}")]
    [InlineData("{{ object }}")]
    [InlineData("{{ capture y }}{{ x }}{{ end }}{{ y | string.upcase }}")]
    [InlineData("{{ safe + x }}")]
    [InlineData("{{ x * 2 }}")]
    [InlineData("{{ tablerow y in list }}{{ y }}{{ end }}")]
    public void No_shape_lets_markup_through(string template) =>
        Assert.DoesNotContain("<script", Render(template), StringComparison.OrdinalIgnoreCase);

    [Fact]
    public void Only_markup_of_our_own_type_is_written_as_it_is() => Assert.Equal("<b>ours</b>", Render("{{ safe }}"));

    [Fact]
    public void A_row_count_or_a_page_above_the_library_s_limits_is_not_cut()
    {
        var list = new ScriptArray();
        list.AddRange(Enumerable.Range(0, 3000).Select(_ => (object)new string('a', 500)));
        var model = Model();
        model.SetValue("many", list, true);

        Assert.Equal(3000 * 500, Render("{{ for y in many }}{{ y }}{{ end }}", model).Length);
    }

    [Fact]
    public void One_value_cannot_drown_a_page()
    {
        var model = Model();
        model.SetValue("x", new string('a', 1_000_000), true);

        Assert.Equal(new string('a', 1000) + "… (999000 more characters)", Render("{{ x }}", model));
    }

    [Theory]
    [InlineData("{{ object.eval '1' }}")]
    [InlineData("{{ 'x' | object.eval_template }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ math.random 1 9 }}")]
    [InlineData("{{ nobody }}")]
    [InlineData("{{ object.nobody }}")]
    [InlineData("{{ include 'nowhere' }}")]
    [InlineData("{{ if }}")]
    [InlineData("{{ include 'broken' }}")]
    public void A_wrong_template_is_an_error_that_names_it(string template)
    {
        var error = Assert.Throws<TemplateException>(() => Render(template));
        Assert.Matches("page|nowhere|broken", error.Message);
    }

    [Fact]
    public void Rendering_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(
            () => Templates("{{ for y in 1..100000 }}{{ y }}{{ end }}").Render("page", Model(), source.Token));
    }

    private static string Render(string template, ScriptObject? model = null) =>
        Templates(template).Render("page", model ?? Model(), TestContext.Current.CancellationToken);

    private static HtmlTemplates Templates(string page) => new(name => name switch
    {
        "page" => page,
        "part" => "<i>{{ $1 }}</i>",
        "broken" => "{{ if }}",
        _ => null,
    });

    private static ScriptObject Model()
    {
        var list = new ScriptArray { Hostile, Hostile };
        var thing = new ScriptObject();
        thing.SetValue("name", Hostile, true);
        var model = new ScriptObject();
        model.SetValue("x", Hostile, true);
        model.SetValue("quote", "\" onload='x'", true);
        model.SetValue("safe", new SafeHtml("<b>ours</b>"), true);
        model.SetValue("list", list, true);
        model.SetValue("object", thing, true);
        return model;
    }
}
