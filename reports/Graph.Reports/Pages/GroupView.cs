using Graph.Model.Evidence;
using Graph.Reports.Exposure;
using Scriban.Runtime;

namespace Graph.Reports.Pages;

/// <summary>Endpoints of one outcome: who they are, port by port, and the evidence.</summary>
internal sealed class GroupView(ResourceNames names, EvidenceView evidence)
{
    private const int ShownAddresses = 4;
    private const int ShownInterfaces = 20;
    private const int ShownNames = 3;

    public ScriptObject ToScript(EndpointGroup group, string anchor)
    {
        var (endpoint, findings, _) = group.First;
        return Script.Object(
            ("anchor", anchor),
            ("name", Name(group)),
            ("count", group.Members.Length),
            ("count_text", Words.Number(group.Members.Length)),
            ("others", group.Members.Length > 1
                ? Words.Few([.. group.Members.Select(member => ResourceNames.Short(member.Name)).Distinct()], ShownNames)
                : null),
            ("role", group.Members.All(member => member.Role == endpoint.Role) ? endpoint.Role : null),
            ("first", Member(endpoint)),
            ("members", group.Members.Length > 1 ? Script.List(group.Members.Select(Member)) : null),
            ("dormant", group.First.IsDormant),
            ("cells", Script.List(WatchedPort.All.Select(port => Mark(group.First.VerdictOf(port))))),
            ("own", Script.List(endpoint.Ports.Skip(WatchedPort.All.Length).Select(port => Script.Object(
                ("port", (int)port.Number), ("mark", Mark(group.First.VerdictOf(port))))))),
            ("findings", Script.List(InOrder(findings).Select((finding, index) => evidence.Finding(
                finding, endpoint.Ports.Length, isRest: index > 0 && index == findings.Length - 1)))));
    }

    public static string Name(EndpointGroup group) => group.Members.Length == 1
        ? ResourceNames.Short(group.First.Endpoint.Name)
        : Words.Count(group.Members.Length, Noun(group.First.Endpoint.Kind));

    private static string Noun(EndpointKind kind) => kind switch
    {
        EndpointKind.LoadBalancer => "load balancer",
        EndpointKind.Database => "database",
        _ => "interface",
    };

    private static string Mark(Verdict verdict) => verdict switch
    {
        Verdict.Reachable => "yes",
        Verdict.Unreachable => "no",
        _ => "?",
    };

    private static IEnumerable<Finding> InOrder(IEnumerable<Finding> findings) => findings.OrderBy(
        finding => finding.Answer.Verdict switch { Verdict.Reachable => 0, Verdict.Unknown => 1, _ => 2 });

    private ScriptObject Member(ReportEndpoint endpoint) => Script.Object(
        ("id", endpoint.AskId),
        ("name", ResourceNames.Short(endpoint.Name)),
        ("named", endpoint.Name != endpoint.AskId),
        ("role", endpoint.Role),
        ("addresses", endpoint.Addresses.IsEmpty ? null : Words.Few(endpoint.Addresses, ShownAddresses)),
        ("public", endpoint.PublicAddresses.IsEmpty ? null : Words.Few(endpoint.PublicAddresses, ShownAddresses)),
        ("interfaces", endpoint.Interfaces.IsEmpty ? null : Words.Few(endpoint.Interfaces, ShownInterfaces)),
        ("vpc", Place(endpoint.Vpc)),
        ("subnet", Place(endpoint.Subnet)),
        ("scope", endpoint.Scope.ToString()));

    private string? Place(string? id) => id is null ? null : names.Of(id) is { } name ? $"{name} ({id})" : id;
}
