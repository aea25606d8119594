using Graph.Reports;
using Graph.Reports.Escaping;
using Xunit;

namespace Graph.Threats.Tests.Reports;

/// <summary>Templates of the user's own replace the report's, and the page says so.</summary>
public sealed class UserTemplateTests
{
    [Fact]
    public void A_template_replaces_the_one_of_its_name_and_the_footer_names_it()
    {
        var own = Templates(("summary.scriban-html", "<h1>{{ label }}</h1>"), ("report.css", "h1 { color: red; }"));
        var page = Report.Parse(Report.Html(Report.Of(Estates.Sample("three-tier"), label: "<x>"), new ReportOptions { Templates = own }));

        Assert.Equal("<x>", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("h1 { color: red; }", page.QuerySelector("style")!.TextContent);
        Assert.Contains(own.Sha256, page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#findings"));
    }

    [Theory]
    [InlineData("{{ for x in 1..2000000 }}a{{ end }}")]
    [InlineData("{{ no_such_thing }}")]
    [InlineData("{{ date.now }}")]
    [InlineData("{{ include 'nothing' }}")]
    [InlineData("{{ if }}")]
    public void A_template_that_does_not_end_or_reaches_for_more_is_refused(string text) => Assert.Throws<TemplateException>(
        () => Report.Html(Report.Of(Estates.Sample("three-tier")), new ReportOptions { Templates = Templates(("summary.scriban-html", text)) }));

    [Theory]
    [InlineData("report.js")]
    [InlineData("nonsense.scriban-html")]
    public void A_file_that_is_no_template_is_refused(string name) => Assert.Throws<ArgumentException>(() => Templates((name, "x")));

    private static UserTemplates Templates(params (string Name, string Text)[] files) => new(files.Select(file => KeyValuePair.Create(file.Name, file.Text)));
}
