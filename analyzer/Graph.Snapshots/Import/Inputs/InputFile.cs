namespace Graph.Snapshots.Import.Inputs;

/// <summary>One file of an input.</summary>
/// <param name="Path">relative to the input, with `/`; prefixed by the input's name where there are several inputs.</param>
/// <param name="Input">the input's name with a `/`, where there are several; else empty.</param>
/// <param name="Location">the path that tells account, region and call: a region's or account's own folder before it.</param>
/// <param name="Length">the size in bytes; 0 for an empty file, which is never opened (a pipe would block).</param>
/// <param name="Refusal">why the file is not read; null for one that is.</param>
internal sealed record InputFile(
    string Path, string Input, string Location, long Length, Func<Stream>? Open, string? Refusal)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsNamedJson => Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    /// <param name="place">the input's name and the location's beginning.</param>
    public static InputFile Refused(string path, InputPlace place, string reason) =>
        new(place.Input + path, place.Input, place.Location + path, 0, null, reason);

    public static InputFile Readable(string path, InputPlace place, long length, Func<Stream> open) =>
        new(place.Input + path, place.Input, place.Location + path, length, open, null);
}

/// <summary>
/// What stands before the paths of an input's files: in messages, and where account and region are looked for.
/// </summary>
internal readonly record struct InputPlace(string Input, string Location);

/// <summary>A folder or a zip, as its files in ordinal order of their paths.</summary>
internal interface IInput : IDisposable
{
    IReadOnlyList<InputFile> Files { get; }
}
