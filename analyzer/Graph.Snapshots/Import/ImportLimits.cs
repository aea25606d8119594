namespace Graph.Snapshots.Import;

/// <summary>What an import accepts. Beyond these, an input is refused with a clear line instead of exhausting the machine.</summary>
internal static class ImportLimits
{
    /// <summary>
    /// The largest single AWS object, and the largest single string, in bytes. It bounds the memory of an import: the
    /// largest object is held, never a file. The longest that AWS lets grow (a transit gateway table of 10,000 routes) is 4 MiB.
    /// </summary>
    public const int ObjectBytes = 64 * 1024 * 1024;

    /// <summary>The deepest nesting of a JSON answer; AWS's own stay below 12.</summary>
    public const int Depth = 64;

    /// <summary>The longest id, in characters; AWS's ARNs end at 2,048.</summary>
    public const int IdLength = 2048;

    /// <summary>All bytes that one zip may unpack to.</summary>
    public const long ZipBytes = 64L * 1024 * 1024 * 1024;

    /// <summary>
    /// How many times its packed size a zip entry may unpack to, past its first <see cref="ZipFreeBytes"/>. Indented AWS JSON
    /// packs 10 to 60 times; deflate ends at 1,032.
    /// </summary>
    public const int ZipRatio = 250;

    /// <summary>What any entry may unpack to whatever its ratio, in bytes.</summary>
    public const long ZipFreeBytes = 16 * 1024 * 1024;

    public const int ZipEntries = 1_000_000;

    /// <summary>How deep folders may be nested.</summary>
    public const int FolderDepth = 64;

    /// <summary>The warnings that are kept in full; the rest are counted. Coverage rows name every file all the same.</summary>
    public const int Warnings = 1000;

    /// <summary>How much of a file is looked at to learn whose account and region a folder is, in bytes.</summary>
    public const int SurveyBytes = 256 * 1024;
}
