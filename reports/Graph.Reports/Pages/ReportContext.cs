using Graph.Reports.Escaping;
using Graph.Reports.Pages.Findings;
using Graph.Threats.Findings;
using Graph.Threats.Placement;

namespace Graph.Reports.Pages;

/// <summary>What all sections are made from.</summary>
internal sealed class ReportContext
{
    public ReportContext(ReportInput input, ReportOptions options)
    {
        Input = input;
        Options = options;
        Names = new ResourceNames(input.Estate);
        Evidence = new EvidenceView(Names);
        Links = new Links(options.IsFolder);
        Facts = new AssetFacts(input.Model);
        Assets = new AssetFilter(input.Context, options);
        Findings = new FindingSelection(input.Model, options, Assets, Links);
        Budget = new EvidenceBudget(options.IsFolder ? 20_000 : 600);
    }

    public ReportInput Input { get; }

    public ReportOptions Options { get; }

    public ThreatModel Model => Input.Model;

    public ResourceNames Names { get; }

    public EvidenceView Evidence { get; }

    public Links Links { get; }

    public AssetFacts Facts { get; }

    /// <summary>The assets that the reader asked for.</summary>
    public AssetFilter Assets { get; }

    public FindingSelection Findings { get; }

    /// <summary>How many journeys the report still has room for.</summary>
    public EvidenceBudget Budget { get; }

    /// <summary>What a reader calls an asset, cut to a line.</summary>
    public static string NameOf(Asset asset) => ResourceNames.Short(asset.Name ?? asset.Id);

    public static string NameOf(Subject subject) => subject.Id.StartsWith("tier:", StringComparison.Ordinal)
        ? $"{subject.Id["tier:".Length..]} tier"
        : ResourceNames.Short(subject.Name ?? subject.Id);

    /// <summary>A place to read on about a subject; null where the report has none.</summary>
    public SafeHtml? PlaceOf(Subject subject) => Model.Placement.Find(subject.Id) is { } asset ? PlaceOf(asset) : null;

    public SafeHtml? PlaceOf(Asset asset) => Options.Shows("tiers") && Assets.Has(asset) ? Links.To(Pages.Links.OfAsset(asset.Id)) : null;
}

/// <summary>How many more times hops are shown: pages must open at once, however large the estate.</summary>
internal sealed class EvidenceBudget(int room)
{
    private int _room = room;

    public bool TryTake() => --_room >= 0;
}
