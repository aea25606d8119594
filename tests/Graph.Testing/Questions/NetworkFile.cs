using Graph.Model;
using Graph.Snapshots;
using Graph.Snapshots.Import;

namespace Graph.Testing.Questions;

/// <summary>Reads what a test names as its estate: a snapshot as it is, anything else by way of an import.</summary>
internal static class NetworkFile
{
    public static Estate Read(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        if (Directory.Exists(path) || IsZip(path))
            return Import(path);
        using var snapshot = Snapshot.Open(path);
        return snapshot.ReadEstate();
    }

    private static Estate Import(string path)
    {
        var folder = Directory.CreateTempSubdirectory("graph-");
        try
        {
            var file = Path.Combine(folder.FullName, "snapshot.graph");
            Importer.Import([path], file, new ImportOptions(null, "graph testing"), null, CancellationToken.None);
            using var snapshot = Snapshot.Open(file);
            return snapshot.ReadEstate();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>By its first bytes (APPNOTE.TXT, 4.3.7 and 4.3.16).</summary>
    private static bool IsZip(string path)
    {
        if (!File.Exists(path))
            return false;
        Span<byte> head = stackalloc byte[4];
        using var file = File.OpenRead(path);
        return file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && (head.SequenceEqual("PK\u0003\u0004"u8) || head.SequenceEqual("PK\u0005\u0006"u8));
    }
}
