using Graph.Reports.Escaping;
using Graph.Threats.Findings;
using Graph.Threats.Placement;
using Scriban.Runtime;

namespace Graph.Reports.Pages.Tiers;

/// <summary>Assets as rows of a table, the worst first.</summary>
internal sealed class AssetRows(ReportContext context)
{
    private const int AddressesShown = 3;

    public IOrderedEnumerable<Asset> Sorted(IEnumerable<Asset> assets) => assets
        .OrderByDescending(asset => context.Facts.WorstOf(asset) ?? (Severity)(-1))
        .ThenByDescending(asset => !context.Facts.FromInternet(asset).Reachable.IsEmpty)
        .ThenByDescending(asset => context.Facts.FindingsOf(asset).Count())
        .ThenBy(asset => asset.Id, StringComparer.Ordinal);

    public ScriptObject Row(Asset asset)
    {
        var (reachable, unknown) = context.Facts.FromInternet(asset);
        var worst = context.Facts.WorstOf(asset);
        return Script.Object(
            ("place", Links.OfAsset(asset.Id)),
            ("id", ShortId(asset.Id)),
            ("name", ReportContext.NameOf(asset)),
            ("named", asset.Name is not null && asset.Name != asset.Id),
            ("kind", asset.Subject.Kind),
            ("roles", asset.Placed.Roles.Length == 0 ? null : string.Join(", ", asset.Placed.Roles.Select(role => WordOf(role.Role)).Distinct())),
            ("environment", asset.Placed.Environment?.Value),
            ("application", asset.Placed.Application?.Value),
            ("owner", asset.Placed.Owner?.Value),
            ("tier", AssetFilter.TierOf(asset)),
            ("why", asset.Placed.Tier is { IsInferred: true } tier ? tier.Reason : null),
            ("contradiction", asset.Placed.Contradictions.IsEmpty ? null : asset.Placed.Contradictions[0].Reason),
            ("addresses", Words.Few(
                [.. asset.Interfaces.SelectMany(one => one.Addresses).Select(one => one.Address.ToString()).Distinct()], AddressesShown)),
            ("public", Words.Few(
                [.. asset.Interfaces.SelectMany(one => one.Addresses).Select(one => one.PublicAddress?.ToString()).OfType<string>().Distinct()],
                AddressesShown) is { Length: > 0 } text ? text : null),
            ("internet", Marks.Of(reachable)),
            ("internet_unknown", Marks.Of(unknown)),
            ("worst", worst is { } severity ? Marks.Of(severity) : null),
            ("rank", worst is { } rank ? (int)rank : -1),
            ("findings", context.Facts.FindingsOf(asset).Count()),
            ("links", Script.List(context.Facts.FindingsOf(asset).DistinctBy(finding => finding.Threat).Take(6).Select(finding => (object)Script.Object(
                ("place", context.Findings.PlaceOf(finding)), ("rule", finding.Threat.Value), ("severity", Marks.Of(finding.Rating.Severity)))))));
    }

    /// <summary>An ARN's account, region and type stand elsewhere already.</summary>
    private static string ShortId(string id) => id.StartsWith("arn:", StringComparison.Ordinal) && id.LastIndexOf(':') is > 0 and var colon
        ? VisibleText.Of(id[(colon + 1)..], 100)
        : id;

    private static string WordOf(Role role) => role switch
    {
        Role.LoadBalancer => "load balancer",
        Role.Dns => "DNS",
        Role.Smtp => "SMTP",
        Role.Nat => "NAT",
        _ => role.ToString().ToLowerInvariant(),
    };
}
