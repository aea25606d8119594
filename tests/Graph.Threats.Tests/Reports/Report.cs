using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Graph.Checker;
using Graph.Engine;
using Graph.Model;
using Graph.Reports;
using Graph.Snapshots;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Fixes;
using Graph.Threats.Policies;
using Graph.Threats.Rules;
using Xunit;

namespace Graph.Threats.Tests.Reports;

/// <summary>Reports of estates, and their pages as a browser parses them.</summary>
internal static class Report
{
    public static ReportInput Of(Estate estate, Policy? policy = null, Func<ThreatModel, ThreatModel>? change = null, string label = "estate.graph", int fixes = 5)
    {
        var context = new ThreatContext(estate, policy ?? DefaultPolicy.Value, ProverOptions.Default);
        var model = ThreatModelBuilder.Build(
            context, ThreatCatalogue.Default.Threats, ThreatRules.All, new SnapshotIdentity("sha256:1", "sha256:2", estate.TakenAt));
        model = new FixFinder(context, fixes, (_, _) => { }, TestContext.Current.CancellationToken).AddTo(model);
        return new ReportInput(
            new SnapshotInfo(1, "graph 0.1.0", "2026-03-14T09:26:53Z", "nobody", "sha256:1", "sha256:2"),
            context,
            change is null ? model : change(model),
            new Walker(estate, WalkerOptions.Default).Ask,
            label,
            "graph 0.1.0")
        {
            Policy = new PolicyIdentity("the default policy", "00"),
        };
    }

    public static string Html(ReportInput input, ReportOptions? options = null) => Pages(input, options).Files[0].Html;

    public static ReportPages Pages(ReportInput input, ReportOptions? options = null) =>
        ReportWriter.Write(input, options ?? new ReportOptions(), null, TestContext.Current.CancellationToken);

    /// <summary>Fails where a browser's parser would have to repair anything.</summary>
    public static IDocument Parse(string html)
    {
        var errors = new List<string>();
        var parser = new HtmlParser();
        parser.Error += (_, error) => errors.Add(error.ToString() ?? "");
        var page = parser.ParseDocument(html);
        Assert.Empty(errors);
        return page;
    }
}
