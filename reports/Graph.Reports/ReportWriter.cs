using System.Collections.Immutable;
using Graph.Reports.Escaping;
using Graph.Reports.Pages;
using Graph.Threats.Findings;
using Scriban.Runtime;

namespace Graph.Reports;

/// <summary>Writes the threat model for people, as HTML that needs nothing else. The same input gives the same bytes.</summary>
public static class ReportWriter
{
    // Pages of a folder, each with its template, and the part of the model without which there is none.
    private static readonly (string Name, string Template, string? Needs)[] Folder =
    [
        ("index", "index-page", null), ("findings", "findings-page", "findings"), ("tiers", "tiers-page", "tiers"), ("tags", "tags-page", "tags"),
        ("vpcs", "vpcs-page", "map"), ("explorer", "explorer-page", "explorer"), ("appendix", "appendix-page", null),
    ];

    /// <summary>Everything is made before anything is handed over: where something fails, nothing was written.</summary>
    /// <exception cref="OperationCanceledException">cancelled.</exception>
    /// <exception cref="TemplateException">a template of the user's own is wrong.</exception>
    public static ReportPages Write(
        ReportInput input, ReportOptions options, IProgress<ReportProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(options);
        var model = new ReportPage(new ReportContext(input, options), progress, cancellation).ToScript();
        var templates = options.Templates is { } own ? new HtmlTemplates(own.TemplateOf, isLimited: true) : HtmlTemplates.Embedded;
        var pages = options.IsFolder
            ? Folder.Where(page => page.Needs is null || model[page.Needs] is not null)
                .Select(page => new ReportFile($"{page.Name}.html", Render(page.Template))).Concat(RulePages())
            : [new ReportFile("index.html", Render("single-page"))];
        return new ReportPages([.. pages], ReportSummary.Of(input.Model));

        IEnumerable<ReportFile> RulePages()
        {
            foreach (var one in ((model["findings"] as ScriptObject)?["rules"] as ScriptArray ?? []).OfType<ScriptObject>())
            {
                model.SetValue("rule", one, false);
                model.SetValue("rule_title", $"{one["id"]} - ", false);
                yield return new ReportFile($"{one["page"]}.html", Render("rule-page"));
            }
        }

        string Render(string template) => templates.Render(template, model, cancellation, options.Redactor) + "\n";
    }
}

/// <summary>A report, page by page.</summary>
/// <param name="Files">`index.html` first.</param>
public sealed record ReportPages(ImmutableArray<ReportFile> Files, ReportSummary Summary);

/// <param name="Name">in lower-case letters, for the file.</param>
public sealed record ReportFile(string Name, string Html);

/// <summary>How far a report is: parts made, of all.</summary>
public readonly record struct ReportProgress(int Done, int Total);

/// <summary>What a report says, in numbers: open findings by severity, and what could not be decided.</summary>
public readonly record struct ReportSummary(int Critical, int High, int Medium, int Low, int Info, int UnknownChecks)
{
    public static ReportSummary Of(ThreatModel model)
    {
        var open = model.Open.CountBy(finding => finding.Rating.Severity).ToDictionary();
        int Count(Severity severity) => open.GetValueOrDefault(severity);
        return new(
            Count(Severity.Critical), Count(Severity.High), Count(Severity.Medium), Count(Severity.Low), Count(Severity.Info),
            model.Rules.Count(rule => rule.State == RuleState.Unknown) + model.Claims.Count(claim => claim.State == Threats.Claims.ClaimState.Unknown));
    }
}
