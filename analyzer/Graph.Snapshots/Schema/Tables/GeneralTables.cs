using Graph.Model;
using Graph.Model.Coverage;

namespace Graph.Snapshots.Schema.Tables;

/// <summary>Tags of all resources, and how completely everything was read.</summary>
internal static class GeneralTables
{
    private static readonly Words<CoverageOutcome> Outcomes = new(
        (CoverageOutcome.Ok, "ok"),
        (CoverageOutcome.Partly, "partly"),
        (CoverageOutcome.Denied, "denied"),
        (CoverageOutcome.Failed, "failed"),
        (CoverageOutcome.NotAsked, "not-asked"),
        (CoverageOutcome.NotAvailable, "not-available"),
        (CoverageOutcome.Skipped, "skipped"),
        (CoverageOutcome.Interrupted, "interrupted"),
        (CoverageOutcome.NotModelled, "not-modelled"),
        (CoverageOutcome.Note, "note"));

    public static Table<Tag> Tags { get; } = new TableBuilder<Tag>("tags", "one tag of a resource")
        .Text("resource_id", row => row.ResourceId)
        .Text("key", row => row.Key)
        .Text("value", row => row.Value)
        .Key("resource_id", "key")
        .Read(row => new Tag(row.Text(), row.Text(), row.Text()));

    public static Table<CoverageRow> Coverage { get; } =
        new TableBuilder<CoverageRow>(
                "coverage", "what became of one API call in an account and region, or of one thing found while reading")
            .Scope(row => row.Scope)
            .Text("api_call", row => row.Call.Name)
            .OptionalText("subject", row => row.Subject)
            .Word("outcome", Outcomes, row => row.Outcome)
            .Integer("item_count", row => row.Count)
            .OptionalText("error", row => row.Error)
            .OptionalText("source", row => row.Source)
            .OptionalText("source_digest", row => row.SourceDigest)
            .Read(row => new CoverageRow(
                row.Scope(),
                new ApiCall(row.Text()),
                row.OptionalText(),
                row.Word(Outcomes),
                row.Int32(),
                row.OptionalText(),
                row.OptionalText(),
                row.OptionalText()));
}
