using Graph.Model.Coverage;
using Graph.Model.Evidence;
using Graph.Model.Resources;
using Graph.Threats.Catalogue;
using Graph.Threats.Findings;
using Graph.Threats.Rules.Asking;

namespace Graph.Threats.Rules.Hosts;

/// <summary>
/// A database whose storage is not encrypted. Whether it asks for TLS is in its parameters, which no snapshot holds.
/// </summary>
internal sealed class N50UnencryptedDatabase : IThreatRule
{
    public ThreatId Id { get; } = new("N50");

    public IEnumerable<RuleOutcome> Evaluate(ThreatContext context)
    {
        var databases = context.Estate.Rows<DbInstance>()
            .Select(row => (row.Id.Value, row.Identifier, row.StorageEncrypted, Field: "StorageEncrypted"))
            .Concat(context.Estate.Rows<DbCluster>()
                .Select(row => (row.Id.Value, row.Identifier, row.StorageEncrypted, Field: "StorageEncrypted")))
            .Concat(context.Estate.Rows<RedshiftCluster>()
                .Select(row => (row.Id.Value, row.Identifier, StorageEncrypted: row.Encrypted, Field: "Encrypted")));
        foreach (var (id, name, isEncrypted, field) in databases)
        {
            var subject = context.Placement.Find(id)?.Subject ?? new Subject("database", id, name);
            if (isEncrypted is null)
            {
                yield return Outcomes.Undecided(
                    subject, "encryption", new MissingFact(id, $"its {field} is not in the snapshot"));
            }
            else if (isEncrypted == false)
            {
                var (weight, reason) = context.Placement.Find(id) is { } asset
                    ? Rate.WeightOf(context.Policy, asset)
                    : (4, "a database");
                yield return Outcomes.Found(
                    Id,
                    subject,
                    $"the storage of {subject} is not encrypted",
                    Rating.Of(1, "whoever gets a copy or a snapshot of it", weight, reason),
                    [new Fact(id, field, "false")]);
            }
        }

        foreach (var outcome in context.Unread(
            "databases", "it may tell of a database", ApiCall.DescribeDbInstances, ApiCall.DescribeDbClusters, ApiCall.DescribeRedshiftClusters))
            yield return outcome;
    }
}
