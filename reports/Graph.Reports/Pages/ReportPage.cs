using System.Collections.Immutable;
using System.Globalization;
using Graph.Model.Resources;
using Graph.Reports.Escaping;
using Graph.Reports.Exposure;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>The whole page as its template reads it.</summary>
internal sealed class ReportPage(ReportInput input, ExposureFindings exposure, ImmutableArray<ReportEndpoint> endpoints)
{
    public ScriptObject ToScript()
    {
        var names = new ResourceNames(input.Estate);
        var coverage = new CoverageView(input.Estate.Coverage);
        var (sections, worst) = new ExposureView(exposure, names).ToScript();
        var style = StyleSheet.Embedded;
        return Script.Object(
            ("policy", style.Policy),
            ("css", style.Css),
            ("tool", input.Tool),
            ("label", input.Label),
            ("headline", HeadlineView.Sentence(exposure.Endpoints)),
            ("notes", Script.List(HeadlineView.Notes(exposure, coverage, WithoutAddress()))),
            ("counts", Script.Object(
                ("reached", Words.Number(exposure.Endpoints.Reachable)),
                ("refused", Words.Number(exposure.Endpoints.Unreachable)),
                ("undecided", Words.Number(exposure.Endpoints.Unknown)))),
            ("identity", Identity()),
            ("worst", worst),
            ("sections", sections),
            ("ports", Script.List(WatchedPort.All.Select(port => Script.Object(
                ("number", (int)port.Number), ("service", port.Service), ("use", port.Use == PortUse.Admin ? "admin" : "database"))))),
            ("admin_ports", WatchedPort.All.Count(port => port.Use == PortUse.Admin)),
            ("database_ports", WatchedPort.All.Count(port => port.Use == PortUse.Database)),
            ("port_total", WatchedPort.All.Length),
            ("missing", Script.List(exposure.Missing.Take(ShownFacts).Select(pair => Script.Object(
                ("subject", pair.Fact.Subject), ("reason", pair.Fact.Reason), ("answers", Words.Number(pair.Answers)))))),
            ("more_missing", Math.Max(0, exposure.Missing.Length - ShownFacts)),
            ("assumptions", Script.List(exposure.Assumptions.Select(pair => Script.Object(
                ("id", pair.Assumption.Id), ("text", pair.Assumption.Text), ("only_widens", pair.Assumption.OnlyWidens), ("answers", Words.Number(pair.Answers)))))),
            ("coverage", coverage.ToScript()),
            ("inventory", new InventoryView(input.Estate, names).ToScript()),
            ("codes", Script.List(exposure.Codes.Select(pair => Script.Object(
                ("name", pair.Code.Name), ("meaning", EvidenceView.MeaningOf(pair.Code)), ("answers", Words.Number(pair.Answers)))))),
            ("questions", Words.Count(exposure.Answers.Total, "question")),
            ("answers", Script.Object(
                ("reached", Words.Number(exposure.Answers.Reachable)),
                ("refused", Words.Number(exposure.Answers.Unreachable)),
                ("undecided", Words.Number(exposure.Answers.Unknown)))),
            ("endpoints", Script.Object(
                ("total", Words.Count(exposure.Endpoints.Total, "endpoint")),
                ("folded", exposure.Folded == 0 ? null : $"{Words.Number(exposure.Folded)} of them listed with their owner"),
                ("interfaces", Count(EndpointKind.NetworkInterface, "network interface")),
                ("balancers", Count(EndpointKind.LoadBalancer, "load balancer")),
                ("databases", Count(EndpointKind.Database, "RDS database")))));
    }

    private const int ShownFacts = 50;

    private string Count(EndpointKind kind, string noun) => Words.Count(endpoints.Count(endpoint => endpoint.Kind == kind), noun);

    private int WithoutAddress() =>
        input.Estate.Rows<NetworkInterface>().Count - endpoints.Count(endpoint => endpoint.Kind == EndpointKind.NetworkInterface);

    private ScriptObject Identity()
    {
        var scopes = input.Estate.Coverage.Scopes;
        return Script.Object(
            ("taken_at", input.Info.TakenAt ?? "not known"),
            ("taken_by", input.Info.TakenBy ?? "not known"),
            ("tool", input.Info.Tool),
            ("format", input.Info.FormatVersion.ToString(CultureInfo.InvariantCulture)),
            ("content_digest", input.Info.ContentDigest),
            ("snapshot_digest", input.Info.SnapshotDigest),
            ("accounts", List(scopes.Select(scope => scope.Account))),
            ("regions", List(scopes.Select(scope => scope.Region))));
    }

    private static string List(IEnumerable<string> items)
    {
        var distinct = items.Distinct().Order(StringComparer.Ordinal).ToList();
        return distinct.Count == 0 ? "none recorded" : Words.Few(distinct, 20);
    }
}
