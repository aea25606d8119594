using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Graph.Reports.Escaping;
using Graph.Reports.Explorer;
using Graph.Reports.Pages.Findings;
using Graph.Reports.Pages.Tiers;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The whole report as its templates read it: all pages share it.</summary>
internal sealed class ReportPage(ReportContext context, IProgress<ReportProgress>? progress, CancellationToken cancellation)
{
    private const int Steps = 9;
    private int _done;

    public ScriptObject ToScript()
    {
        var input = context.Input;
        var coverage = new CoverageView(input.Estate.Coverage);
        var segmentation = new Segmentation(input.Model);
        Step();
        var (assumptions, missing, moreMissing) = new AssumptionsView(context).ToScript();
        Step();
        var summary = new SummaryView(context, coverage).ToScript(segmentation);
        Step();
        var findings = If("findings", () => new FindingsView(context).ToScript());
        Step();
        var paths = If("paths", () => new PathsView(context, cancellation).ToScript());
        Step();
        var matrix = If("segmentation", () => new SegmentationView(context, segmentation).ToScript());
        Step();
        var map = If("map", () => new MapView(context).ToScript());
        Step();
        var explorer = If("explorer", () => Explorer());
        Step();
        var style = context.Options.Templates?.Style ?? StyleSheet.Embedded;
        var script = context.Options.IsForPrint ? null : PageScript.Embedded;
        var model = Script.Object(
            ("csp", style.PolicyWith(script)),
            ("css", style.Css),
            ("js", script?.Code),
            ("open", context.Options.IsForPrint),
            ("folder", context.Options.IsFolder),
            ("tool", input.Tool),
            ("own_templates", context.Options.Templates?.Sha256),
            ("label", input.Label),
            ("summary", summary),
            ("segmentation", matrix),
            ("map", map),
            ("explorer", explorer),
            ("findings", findings),
            ("paths", paths),
            ("refutations", If("refutations", () => new RefutationsView(context).ToScript())),
            ("tiers", If("tiers", () => new TiersView(context, segmentation).ToScript())),
            ("tags", If("tags", () => new TagsView(context).ToScript())),
            ("access", If("access", () => new AccessView(context).ToScript())),
            ("rules", If("rules", () => new RulesView(context).ToScript())),
            ("tagging", If("tagging", () => new TaggingView(context).ToScript())),
            ("inventory", If("inventory", () => new InventoryView(input.Estate, context.Names).ToScript())),
            ("checks", If("appendix", () => new ChecksView(context).ToScript())),
            ("assumptions", assumptions),
            ("missing", missing),
            ("more_missing", moreMissing),
            ("coverage", coverage.ToScript()),
            ("identity", Identity()));
        Step();
        return model;
    }

    private object? If(string section, Func<object?> make) => context.Options.Shows(section) ? make() : null;

    private void Step()
    {
        cancellation.ThrowIfCancellationRequested();
        progress?.Report(new ReportProgress(++_done, Steps));
    }

    private ScriptObject? Explorer()
    {
        if (context.Options.IsForPrint)
            return null;
        var data = new ExplorerData(context);
        return Script.Object(("whole", data.IsWhole), ("data", data.ToJson()));
    }

    private ScriptObject Identity()
    {
        var info = context.Input.Info;
        var scopes = context.Input.Estate.Coverage.Scopes;
        return Script.Object(
            ("taken_at", info.TakenAt ?? "not known"),
            ("taken_by", info.TakenBy ?? "not known"),
            ("tool", info.Tool),
            ("format", info.FormatVersion.ToString(CultureInfo.InvariantCulture)),
            ("content_digest", info.ContentDigest),
            ("snapshot_digest", info.SnapshotDigest),
            ("policy", context.Input.Policy.Label),
            ("policy_digest", context.Input.Policy.Sha256),
            ("waivers_digest", DigestOf(context.Model.Policy.Waivers.Select(waiver => waiver.ToString()))),
            ("templates_digest", TemplatesDigest.Value),
            ("accounts", List(scopes.Select(scope => scope.Account))),
            ("regions", List(scopes.Select(scope => scope.Region))));
    }

    private static readonly Lazy<string> TemplatesDigest = new(() => DigestOf(EmbeddedText.Names.Select(name => $"{name}\0{EmbeddedText.Read(name)}")));

    private static string DigestOf(IEnumerable<string> texts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\0', texts))));

    private static string List(IEnumerable<string> items)
    {
        var distinct = items.Distinct().Order(StringComparer.Ordinal).ToList();
        return distinct.Count == 0 ? "none recorded" : Words.Few(distinct, 20);
    }
}
