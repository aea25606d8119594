using Graph.Snapshots.Schema.Tables;
using Graph.Snapshots.Storage;
using SQLitePCL;

namespace Graph.Snapshots.Schema;

/// <summary>The digests of a database's three parts, from sorted scans.</summary>
internal static class ContentDigest
{
    public const string Purpose = "graph content 1";
    public const string CoveragePurpose = "graph coverage 1";

    public static Digests Compute(sqlite3 database) => Compute(database, OfDocuments(database));

    /// <param name="documents">the digest over all documents.</param>
    public static Digests Compute(sqlite3 database, string documents)
    {
        using var content = new DigestBuilder(Purpose);
        foreach (var table in SnapshotSchema.Content)
            Add(database, table, content);
        using var coverage = new DigestBuilder(CoveragePurpose);
        Add(database, GeneralTables.Coverage, coverage);
        return new Digests(content.Finish(), coverage.Finish(), documents);
    }

    public static string OfDocuments(sqlite3 database)
    {
        using var digests = new Statement(database, DocumentTable.SelectDigests);
        return DocumentTable.Digest(digests);
    }

    private static void Add(sqlite3 database, Table table, DigestBuilder digest)
    {
        using var sorted = new Statement(database, table.SelectSorted);
        table.Digest(sorted, digest);
    }
}
