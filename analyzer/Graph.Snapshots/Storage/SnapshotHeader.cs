using System.Buffers.Binary;
using Graph.Snapshots.Schema;

namespace Graph.Snapshots.Storage;

/// <summary>
/// The first 100 bytes of the file (https://www.sqlite.org/fileformat2.html, section 1.3), looked at before SQLite does: what
/// is no snapshot, was cut short or is of another version gets a message of its own.
/// </summary>
internal static class SnapshotHeader
{
    private const int Length = 100;

    /// <summary>Checks what every snapshot has, of whatever version.</summary>
    /// <returns>the version of the format.</returns>
    /// <exception cref="SnapshotException">not a snapshot, cut short, or not readable.</exception>
    public static int ReadVersion(string path)
    {
        if (Directory.Exists(path))
            throw new SnapshotException($"`{OneLine.Of(path)}` is a folder, not a snapshot");
        if (!File.Exists(path))
            throw new SnapshotException($"`{OneLine.Of(path)}` does not exist");
        try
        {
            // The length comes first: a pipe has none and would block on reading.
            var length = new FileInfo(path).Length;
            if (length < Length)
                throw NotASnapshot(path, length == 0 ? "it is empty" : "it is too short");
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var header = new byte[Length];
            file.ReadExactly(header);
            return Check(path, header, length);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new SnapshotException($"cannot read `{OneLine.Of(path)}`: {OneLine.Of(error.Message)}", error);
        }
    }

    private static int Check(string path, ReadOnlySpan<byte> header, long length)
    {
        if (!header.StartsWith("SQLite format 3\0"u8))
            throw NotASnapshot(path, "it is no SQLite file");
        if (BinaryPrimitives.ReadInt32BigEndian(header[68..]) != SnapshotSchema.ApplicationId)
            throw NotASnapshot(path, "it is another program's SQLite file");

        // A page size of 65,536 is written as 1.
        long pageSize = BinaryPrimitives.ReadUInt16BigEndian(header[16..]);
        pageSize = pageSize == 1 ? 65_536 : pageSize;
        if (BinaryPrimitives.ReadUInt32BigEndian(header[28..]) * pageSize != length)
            throw new SnapshotException($"`{OneLine.Of(path)}` is damaged: it was cut short or something was appended");

        // Bytes 18 and 19: 1 is a rollback journal, 2 a write-ahead log, whose file would be missing. 56: 1 is UTF-8.
        if (header[18] != 1 || header[19] != 1 || BinaryPrimitives.ReadInt32BigEndian(header[56..]) != 1)
            throw new SnapshotException($"`{OneLine.Of(path)}` was changed by another program: it is not as Graph writes it");
        return BinaryPrimitives.ReadInt32BigEndian(header[60..]);
    }

    private static SnapshotException NotASnapshot(string path, string why) =>
        new($"`{OneLine.Of(path)}` is not a Graph snapshot: {why}; make one with `graph import`");
}
