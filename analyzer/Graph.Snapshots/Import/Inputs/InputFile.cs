namespace Graph.Snapshots.Import.Inputs;

/// <summary>One file of an input.</summary>
/// <param name="Path">relative to the input, with `/`; prefixed by the input's name where there are several inputs.</param>
/// <param name="Location">the path that tells account, region and call: with the input's own name before it.</param>
/// <param name="Length">the size in bytes; 0 for an empty file, which is never opened (a pipe would block).</param>
/// <param name="Refusal">why the file is not read; null for one that is.</param>
internal sealed record InputFile(string Path, string Location, long Length, Func<Stream>? Open, string? Refusal)
{
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    public bool IsNamedJson => Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase);

    public static InputFile Refused(string path, string location, string reason) => new(path, location, 0, null, reason);
}

/// <summary>A folder or a zip, as its files in ordinal order of their paths.</summary>
internal interface IInput : IDisposable
{
    IReadOnlyList<InputFile> Files { get; }
}
